// Two copies in the two wings. A sibling of the stage of source and copy, on the same grid; the source stands small between them.

import {memo, useLayoutEffect, useMemo, useRef, useState} from "react"
import {number} from "../../model/descriptor/say.ts"
import {EMPTY, INVALID, READ_ONLY, state, TABLE, WRITABLE} from "../../model/descriptor/descriptor.ts"
import {against} from "../../model/account/against.ts"
import {nextApart} from "../../model/account/nextApart.ts"
import {span} from "../../model/geometry.ts"
import {pathAt} from "../../model/path.ts"
import {hex64, type Va} from "../../model/word.ts"
import {apartSeam, apartShapes, isIn, type Apart} from "../../view/compare/apartShapes.ts"
import {pairing, pairTrees} from "../../view/compare/pair.ts"
import {pairFrame, type PairWords} from "../../view/compare/pairFrame.ts"
import {draw} from "../../view/draw.ts"
import {occupied, rowOf, rowSpan, rowsOf} from "../../view/field/rows.ts"
import type {Ribbon} from "../../view/seam/ribbons.ts"
import {stopShapes} from "../../view/seam/stopShapes.ts"
import {layout, type Side as Wing} from "../../view/stage/layout.ts"
import {pointerShapes} from "../../view/stage/pointer.ts"
import {openTable, topFor, vaAt, yOf, type Stage} from "../../view/stage/stage.ts"
import {FieldCanvas} from "../stage/FieldCanvas.tsx"
import {inField} from "../stage/inField.ts"
import {Loupe} from "../stage/Loupe.tsx"
import {Spoken} from "../stage/Spoken.tsx"
import {StripTargets} from "../stage/StripTargets.tsx"
import {useDrag} from "../stage/useDrag.ts"
import type {ViewProps} from "../stage/viewProps.ts"
import {things} from "../words/words.ts"
import {capturedName, type Compared, type ComparedSide} from "./useCompared.ts"
import {SourceLoupe} from "./SourceLoupe.tsx"
import "../stage/stage.css"
import "../stage/strips.css"
import "../stage/seam.css"
import "../stage/loupe.css"
import "./compare.css"

interface ComparedStageProps extends ViewProps {
  readonly compared: Compared
}

export const ComparedStage = memo(function ComparedStage(props: ComparedStageProps) {
  const {compared, source, point, pinned, theme, mode, width, height, onPoint, onSelect} = props
  const {a, b, result} = compared
  const g = source.geometry
  const half = source.linear.start < 0 ? 1 : 0
  const trees = useMemo(() => pairTrees(g, a.copy, b.copy), [g, a.copy, b.copy])
  const at = useMemo(
    () => layout(g, mode, width, height, occupied([trees.source, trees.copy], half)),
    [g, mode, width, height, trees, half],
  )
  const rows = useMemo(() => rowsOf([trees.source, trees.copy], half, at.rowPx), [trees, half, at.rowPx])
  const [wanted, setTop] = useState(0)
  const top = Math.max(0, Math.min(wanted, rows.height - at.field.height))
  useLayoutEffect(() => setTop(before => topFor(rows, at, point, before)), [rows, at, point])
  const scene = useMemo((): Stage => {
    const {experiment, outcome} = a
    return {source, experiment, outcome, at, rows, top, trees, half, pair: pairing(trees, result)}
  }, [a, source, at, rows, top, trees, half, result])
  const open = openTable({source, half}, point)
  const led = useMemo((): Stage => ({...scene, open}), [scene, open])
  const seam = useMemo(() => apartSeam(scene), [scene])
  const words = useMemo(() => pairWords(compared), [compared])

  const still = useRef<SVGGElement>(null)
  const over = useRef<SVGGElement>(null)
  const moving = useRef<SVGGElement>(null)
  useLayoutEffect(() => draw(still.current!, pairFrame(led, words)), [led, words])
  useLayoutEffect(() => {
    const named = (side: Wing, ribbon: Ribbon<Apart>) => groupWords(compared, side, ribbon)
    // Two that stopped at one place share the line; the verdicts have their codes.
    const shared = a.outcome.stop?.va === b.outcome.stop?.va
    const stops = (shared ? [a] : [a, b]).flatMap(({outcome}, n) => {
      const y = outcome.stop ? yOf(scene, outcome.stop.va) : null
      if (y === null) return []
      return stopShapes({...scene, outcome}, y).map(shape => ({...shape, key: `${n} ${shape.key}`}))
    })
    draw(over.current!, [...apartShapes(scene, seam, named), ...stops])
  }, [scene, seam, compared, a, b])
  useLayoutEffect(() => draw(moving.current!, pointerShapes(led, point)), [led, point])

  const root = useRef<HTMLDivElement>(null)
  const drag = useDrag(by => setTop(top + by))
  function under(place: {clientX: number; clientY: number}): Va | undefined {
    const found = inField(root.current!, at, place)
    return found ? vaAt(scene, found.x, found.y) : undefined
  }

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const row = rowOf(rows, point)
    const line = row ? rowSpan(g, row.section) : span(g, 2)
    const screen = Math.max(1, Math.floor(at.field.height / at.rowPx) - 1) * line
    const to = {
      ...{
        ArrowLeft: point - g.granule,
        ArrowRight: point + g.granule,
        ArrowUp: point - line,
        ArrowDown: point + line,
      },
      ...{PageUp: point - screen, PageDown: point + screen},
    }[event.key]
    if (event.key === "Enter") onSelect(point)
    else if (event.key === "Escape") onSelect(null)
    else if (to === undefined) return
    else if (rowOf(rows, to as Va)) (pinned ? onSelect : onPoint)(to as Va)
    event.preventDefault()
  }

  const said = {source: stateAt(compared, a, point), copy: stateAt(compared, b, point)}
  const left = at.source + at.field.width
  return (
    <div
      ref={root}
      className="stage comparing"
      data-mode={mode}
      data-theme={theme}
      style={{width, height}}
      role="application"
      aria-roledescription="map of two copies"
      aria-label="Copy A and copy B: arrow keys go from entry to entry, n and p from difference to difference, Enter selects, Escape releases"
      aria-describedby="stage-here"
      tabIndex={0}
      onKeyDown={onKeyDown}
      onWheel={event => setTop(top + Math.round(event.deltaY / 2) * 2)}
      {...drag}
      onPointerMove={event => {
        drag.onPointerMove(event)
        const va = event.buttons === 0 || event.pointerType === "touch" ? under(event) : undefined
        if (va !== undefined && !pinned) onPoint(va)
      }}
      onClick={event => {
        const va = under(event)
        if (va !== undefined) onSelect(va)
      }}
    >
      <svg className="stage-svg" width={width} height={height} aria-hidden="true">
        <g ref={still} />
      </svg>
      <FieldCanvas scene={scene} side="source" theme={theme} wipe={null} />
      <FieldCanvas scene={scene} side="copy" theme={theme} wipe={b.outcome} />
      <svg className="stage-svg" width={width} height={height} aria-hidden="true">
        <g ref={over} />
        <g ref={moving} />
      </svg>
      <StripTargets scene={led} onTop={setTop} onPoint={onPoint} />
      {seam.ribbons.map(({cause, count, markY, y0, y1, rows: group}) => {
        const [from, to] = [Math.min(y0, markY - 12), Math.max(y1, markY + 12)]
        const name = `${things(count, "entry", "entries")} ${CAUSE_WORDS[cause]}`
        return (
          <button
            key={`${cause} ${group[0]}`}
            type="button"
            className="ribbon-button"
            aria-label={name}
            title={name}
            style={{left, width: at.copy - left, top: at.field.y + from, height: to - from}}
            onClick={event => {
              event.stopPropagation()
              const inside = {rows: result.rows.filter(({va}) => group.includes(va))}
              const va = nextApart(source, a.copy, b.copy, inside, point, 1)
              if (va !== null) onSelect(va)
            }}
          />
        )
      })}
      <Loupe scene={scene} side="source" point={point} theme={theme} caption={said.source} />
      <Loupe scene={scene} side="copy" point={point} theme={theme} caption={said.copy} />
      <SourceLoupe {...{scene, point, theme, compared}} />
      <Spoken
        id="stage-here"
        place={point}
        shown={compared}
        text={() => `${hex64(BigInt(point))}: A ${said.source}; B ${said.copy}`}
      />
    </div>
  )
})

const CAUSE_WORDS: Readonly<Record<Apart, string>> = {
  onlyA: "only in A",
  onlyB: "only in B",
  apart: "with another value",
}

function pairWords(compared: Compared): PairWords {
  const {a, b, result, loaded, versus} = compared
  const rule = ({name, experiment}: ComparedSide) =>
    versus === "kernel" && experiment === b.experiment ? `made by ${name}` : `by the rule of ${name}`
  const alike =
    result.alike > 0 ? `${things(result.alike, "equal change is", "equal changes are")} not marked.` : ""
  const {kernelCopy, source} = loaded
  const held = versus === "kernel" ? result : kernelCopy && against(source, a.copy, kernelCopy)
  const own = held && held.count + held.attributes === 0
  return {
    rule: {source: rule(a), copy: rule(b)},
    scale: {source: "", copy: result.count > 0 ? "accent: here A and B differ" : ""},
    foot: {
      source: `${own ? `A equals the copy that ${capturedName(loaded)} itself made, slot for slot. ` : ""}${alike}`,
      copy: result.count > 0 ? "A dashed place is empty in one copy and full in the other." : "",
    },
  }
}

const STATES = {
  [EMPTY]: "empty",
  [INVALID]: "invalid",
  [WRITABLE]: "writable",
  [READ_ONLY]: "read-only",
  [TABLE]: "table",
} as const

/** What a copy has at an address. */
export function stateAt({loaded: {source}}: Compared, {copy, outcome}: ComparedSide, va: Va): string {
  const g = source.geometry
  const entry = copy.root === null ? undefined : pathAt(g, copy.memory, copy.root, va).entries.at(-1)
  if (!entry) return "no table"
  const now = state(g, entry.level, entry.lo, entry.hi)
  if (now !== EMPTY) return now === WRITABLE || now === READ_ONLY ? `valid, ${STATES[now]}` : STATES[now]
  const {fates} = outcome.account
  const was = pathAt(g, source.memory, source.root, va).entries.at(-1)
  if (!was || was.kind === "empty") return "empty"
  if (was.kind === "invalid" && fates.dropped > 0) return "empty: dropped"
  return fates.lost > 0 ? "empty: lost" : outcome.stop ? "empty: not reached" : "empty"
}

/** What a copy has in a group, by its first entry: "valid and writable: 8,214 pages". */
function groupWords(compared: Compared, side: Wing, ribbon: Ribbon<Apart>): string {
  const own = side === "source" ? compared.a : compared.b
  if (!isIn(side, ribbon.cause)) return ""
  const inside = {rows: compared.result.rows.filter(({va}) => va === ribbon.rows[0])}
  const {source} = compared.loaded
  const first =
    nextApart(source, compared.a.copy, compared.b.copy, inside, -Infinity as Va, 1) ?? ribbon.rows[0]
  return `${stateAt(compared, own, first).replace(", ", " and ")}: ${number(ribbon.count)} ${ribbon.count === 1 ? "entry" : "entries"}`
}
