// Two copies on a phone: a pair of rows, A above B, and between them what differs in it and the way to the next difference.

import {memo, useLayoutEffect, useMemo, useRef} from "react"
import {nextApart} from "../../model/account/nextApart.ts"
import {hex64, type Va} from "../../model/word.ts"
import {apartText} from "../../view/compare/apartText.ts"
import {paintRowPair} from "../../view/compare/paintRowPair.ts"
import {columnAt, rowPair, vaOnWay} from "../../view/compare/rowPair.ts"
import {rowOf, rowSpan} from "../../view/field/rows.ts"
import {palettes} from "../../view/palette.ts"
import {Spoken} from "../stage/Spoken.tsx"
import type {ViewProps} from "../stage/viewProps.ts"
import {Disc} from "./CompareBand.tsx"
import {ruleOf} from "./pairWords.ts"
import {stateAt} from "./sideStates.ts"
import type {Compared} from "./useCompared.ts"
import {usePairScene} from "./usePairScene.ts"
import "./rowPair.css"

interface RowPairProps extends ViewProps {
  readonly compared: Compared
}

/** Room around the picture, px: for the frames and for the ends of the way. */
const MARGIN = 14

export const RowPair = memo(function RowPair(props: RowPairProps) {
  const {compared, source, point, pinned, theme, width, onPoint, onSelect} = props
  const {a, b, result} = compared
  const scene = usePairScene(props)
  const pair = useMemo(() => rowPair(scene, point, width - 2 * MARGIN), [scene, point, width])
  const canvas = useRef<HTMLCanvasElement>(null)
  useLayoutEffect(() => {
    const target = canvas.current
    if (!target || !pair) return
    const scale = window.devicePixelRatio || 1
    const {width, height} = pair.at
    Object.assign(target, {width: (width + 2 * MARGIN) * scale, height: height * scale})
    const context = target.getContext("2d")!
    context.setTransform(scale, 0, 0, scale, MARGIN * scale, 0)
    paintRowPair(context, pair, palettes[theme])
  }, [pair, theme])

  const go = (va: Va) => rowOf(scene.rows, va) && (pinned ? onSelect : onPoint)(va)
  const next = (step: 1 | -1) => {
    const va = nextApart(source, a.copy, b.copy, result, point, step)
    if (va !== null) onSelect(va)
  }

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey || !pair)
      return
    const {granule} = source.geometry
    const row = rowOf(scene.rows, point)!
    const page = rowSpan(source.geometry, row.section)
    const line = Math.min(page, pair.at.perLine * granule)
    const by = {
      ...{ArrowLeft: -granule, ArrowRight: granule, ArrowUp: -line, ArrowDown: line},
      ...{PageUp: -page, PageDown: page},
    }[event.key]
    if (event.key === "Enter") onSelect(point)
    else if (by !== undefined) go((point + by) as Va)
    else return
    event.preventDefault()
  }

  /** A place of the picture under the pointer. */
  const placeOf = (event: React.MouseEvent) => {
    const box = canvas.current!.getBoundingClientRect()
    return [event.clientX - box.left - MARGIN, event.clientY - box.top] as const
  }
  const onWay = (event: React.PointerEvent) => {
    if (!pair || event.buttons !== 1) return
    const va = vaOnWay(scene.rows, pair.at, placeOf(event)[0])
    if (va !== null) (pinned ? onSelect : onPoint)(va)
  }

  const said = {source: stateAt(compared, a, point), copy: stateAt(compared, b, point)}
  const row = apartText(scene, point)
  return (
    <div
      className="row-pair"
      role="application"
      aria-roledescription="map of two copies"
      aria-label="One row of copy A above the same row of copy B: arrow keys go from entry to entry, PageUp and PageDown from row to row, n and p from difference to difference, Enter selects, Escape releases"
      aria-describedby="stage-here"
      tabIndex={0}
      style={{width, height: pair ? pair.at.height : undefined}}
      onKeyDown={onKeyDown}
      onClick={event => {
        const column = pair && columnAt(pair.at, ...placeOf(event))
        if (pair && column !== null) onSelect((pair.va + column * source.geometry.granule) as Va)
      }}
    >
      {pair ? (
        <>
          <canvas
            ref={canvas}
            style={{width: pair.at.width + 2 * MARGIN, height: pair.at.height}}
            aria-hidden="true"
          />
          <p style={{top: 0}}>
            <Disc letter="A" /> <b>Copy</b> {ruleOf(compared, a)}
          </p>
          <div className="row-pair-bar" style={{top: pair.at.bar.y, height: pair.at.bar.height}}>
            <button
              type="button"
              aria-label="previous difference"
              disabled={result.count === 0}
              onClick={() => next(-1)}
            >
              ‹
            </button>
            <span>
              {pair.differs && <b aria-hidden="true">≠</b>} {row}
            </span>
            <button
              type="button"
              aria-label="next difference"
              disabled={result.count === 0}
              onClick={() => next(1)}
            >
              ›
            </button>
          </div>
          <p style={{top: pair.at.top.copy + pair.at.tall + 3}}>
            <Disc letter="B" /> <b>Copy</b> {ruleOf(compared, b)}
          </p>
          <div
            className="row-pair-way"
            style={{top: pair.at.way.y - 6, height: 2 * pair.at.way.lane + 12}}
            onPointerDown={event => {
              event.currentTarget.setPointerCapture(event.pointerId)
              onWay(event)
            }}
            onPointerMove={onWay}
            onClick={event => event.stopPropagation()}
          />
        </>
      ) : (
        <p>Neither copy has a table here.</p>
      )}
      <Spoken
        id="stage-here"
        place={point}
        shown={compared}
        text={() => `${hex64(BigInt(point))}: A ${said.source}; B ${said.copy}. ${row}`}
      />
    </div>
  )
})
