// The tables that idmap_page has made so far, in the place of source and copy: a tree of its own, for TTBR0, that has nothing to do with either.

import {useLayoutEffect, useMemo, useRef} from "react"
import {granuleBase} from "../../model/geometry.ts"
import {idmapTables, type IdmapLine, type IdmapState} from "../../model/steps/idmapLine.ts"
import {draw} from "../../view/draw.ts"
import {chainHeight, chainShapes, type Chain, type ChainPlace} from "../../view/idmap/chain.ts"
import type {Room} from "../frame.ts"
import type {Shown} from "../shown.ts"
import {useValue} from "../store.ts"
import {idmapAt, idmapOf} from "./idmap.ts"
import {idmapTableText, pageNote} from "./idmapWords.ts"
import "./idmap.css"

/** px that the address and the descriptor leave free, which this picture has not. */
const FREE = 112

export function IdmapPicture({experiment, loaded, outcome, room}: Shown & {readonly room: Room}) {
  const idmap = useValue(state => state.idmap)
  const step = useValue(state => state.step)
  const line = idmap && idmapOf(idmap, experiment, loaded.source, outcome)
  if (!line || step === null) return null
  return <ChainView line={line} state={idmapAt(line, step)} place={placeIn(room)} />
}

function placeIn({mode, column, height}: Room): ChainPlace {
  if (mode === "phone") return {width: column - 28, height, beside: false}
  return {width: mode === "wide" ? 1392 : 992, height: height + FREE, beside: true}
}

/** The chain of a call after a step, as the picture needs it. */
export function chainOf(line: IdmapLine, {number, result, step}: IdmapState): Chain {
  const tables = idmapTables(line, number)
  const {call, geometry: g} = line
  return {
    ...{tables, number, page: granuleBase(g, call.page), pageNote: pageNote(g, tables)},
    ...{ttbr0: result?.ttbr0 ?? null, t0sz: result?.t0sz ?? null},
    failed: step?.decision === "refuse",
    entries: g.granule / 8,
  }
}

interface ChainViewProps {
  readonly line: IdmapLine
  readonly state: IdmapState
  readonly place: ChainPlace
}

export function ChainView({line, state, place}: ChainViewProps) {
  const group = useRef<SVGGElement>(null)
  const chain = useMemo(() => chainOf(line, state), [line, state])
  const {width, height, beside} = place
  useLayoutEffect(() => {
    draw(group.current!, chainShapes(chain, {width, height, beside}))
  }, [chain, width, height, beside])
  return (
    <section className="part idmap" aria-label="The idmap">
      <svg width={width} height={chainHeight(chain, place)} aria-hidden="true">
        <g ref={group} />
      </svg>
      <ol className="unseen" aria-label="Its tables, the root first">
        {chain.tables.map(table => (
          <li key={table.level} aria-current={table.number === state.number ? "step" : undefined}>
            {idmapTableText(table)}
          </li>
        ))}
      </ol>
    </section>
  )
}
