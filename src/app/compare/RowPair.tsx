// Two copies on a phone: a pair of rows, A above B, and between them what differs in it and the way to the next difference.

import {memo, useLayoutEffect, useMemo, useRef, type ReactNode} from "react"
import {nextApart} from "../../model/account/nextApart.ts"
import {hex64} from "../../model/word.ts"
import {apartText} from "../../view/compare/apartText.ts"
import {paintRowPair} from "../../view/compare/paintRowPair.ts"
import {rowPair} from "../../view/compare/rowPair.ts"
import {palettes} from "../../view/palette.ts"
import {Spoken} from "../stage/Spoken.tsx"
import type {ViewProps} from "../stage/viewProps.ts"
import {Disc} from "./CompareBand.tsx"
import {ruleOf} from "./pairWords.ts"
import {MARGIN, rowPairInput} from "./rowPairInput.ts"
import {stateAt} from "./sideStates.ts"
import type {Compared} from "./useCompared.ts"
import {usePairScene} from "./usePairScene.ts"
import "./rowPair.css"

interface RowPairProps extends ViewProps {
  readonly compared: Compared
}

export const RowPair = memo(function RowPair(props: RowPairProps) {
  const {compared, source, point, pinned, theme, width, onPoint, onSelect} = props
  const {a, b} = compared
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

  const input = rowPairInput(canvas, {scene, pair, point, pinned, onPoint, onSelect})
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
      onKeyDown={input.onKeyDown}
      onClick={input.onClick}
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
          <Between {...{compared, source, point, onSelect}} at={pair.at.bar}>
            {pair.differs && <b aria-hidden="true">≠</b>} {row}
          </Between>
          <p style={{top: pair.at.top.copy + pair.at.tall + 3}}>
            <Disc letter="B" /> <b>Copy</b> {ruleOf(compared, b)}
          </p>
          <div
            className="row-pair-way"
            style={{top: pair.at.way.y - 6, height: 2 * pair.at.way.lane + 12}}
            {...input.way}
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

interface BetweenProps extends Pick<RowPairProps, "compared" | "source" | "point" | "onSelect"> {
  readonly at: {readonly y: number; readonly height: number}
  readonly children: ReactNode
}

/** The bar between the rows: what differs in them, and the way to the next difference. */
function Between({compared: {a, b, result}, source, point, at, onSelect, children}: BetweenProps) {
  const next = (step: 1 | -1) => {
    const va = nextApart(source, a.copy, b.copy, result, point, step)
    if (va !== null) onSelect(va)
  }
  return (
    <div className="row-pair-bar" style={{top: at.y, height: at.height}}>
      <button
        type="button"
        aria-label="previous difference"
        disabled={result.count === 0}
        onClick={() => next(-1)}
      >
        ‹
      </button>
      <span>{children}</span>
      <button
        type="button"
        aria-label="next difference"
        disabled={result.count === 0}
        onClick={() => next(1)}
      >
        ›
      </button>
    </div>
  )
}
