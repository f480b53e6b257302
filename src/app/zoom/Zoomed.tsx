// The tree looked at from near: bars with runs, stacks, one table opened, bits. A sibling of the stage of pixels, with the same grid,
// strips and seam.

import {memo, useLayoutEffect, useMemo, useRef} from "react"
import {hex64, type Va} from "../../model/word.ts"
import {captions} from "../../view/loupe/captions.ts"
import {endLine, type End} from "../../view/zoom/endLine.ts"
import {pieceText} from "../../view/zoom/pieceText.ts"
import type {Rung} from "../../view/zoom/rung.ts"
import type {StageProps} from "../stage/Stage.tsx"
import {Checks} from "../stage/Checks.tsx"
import {Ribbons} from "../stage/Ribbons.tsx"
import {Spoken} from "../stage/Spoken.tsx"
import {StripTargets} from "../stage/StripTargets.tsx"
import {PieceCanvas} from "./PieceCanvas.tsx"
import {usePainted} from "./usePainted.ts"
import {useZoomed, type Seen} from "./useZoomed.ts"
import {useZoomedInput} from "./useZoomedInput.ts"
import "./zoom.css"

export interface ZoomedProps extends StageProps {
  readonly rung: Rung
  readonly about: Va
  /** The rows of pixels are wanted again: the pieces go back to them, and then this calls onLeft. */
  readonly leaving: Seen | null
  onLeft(): void
}

export const Zoomed = memo(function Zoomed(props: ZoomedProps) {
  const {point, pinned, theme, mode, width, height, used, rung, seen} = props
  const {onPoint, onSelect, onZoom} = props
  const {at} = used
  const before = useRef(seen.current)
  const {standing, zoomed, from, scrollTo, unfold, fold} = useZoomed({...props, before: before.current}, used)
  const {rows, top} = zoomed
  useLayoutEffect(() => {
    seen.current = {rows, top}
  }, [seen, rows, top])

  const {seam, ...drawn} = usePainted({...props, standing, zoomed, from})

  const endBox = useMemo(() => {
    if (at.mode === "phone") return undefined
    return (n: number, end: End) => {
      const {x, y, width} = endLine(at, seam[end], end)[n]
      return {left: x - 4, width: width + 8, top: y - 10, height: 20}
    }
  }, [at, seam])

  const root = useRef<HTMLDivElement>(null)
  const {go, ...handlers} = useZoomedInput(root, {
    ...{zoomed, point, pinned, rung, onPoint, onSelect, onZoom, scrollTo, unfold, fold},
  })
  const words = captions(zoomed, point)
  return (
    <div
      ref={root}
      className="stage zoomed"
      data-mode={mode}
      data-theme={theme}
      style={{width, height}}
      role="application"
      aria-roledescription="map of two tables"
      aria-label="Source and copy as bars: arrow keys go from entry to entry and from bar to bar, Enter opens and selects, Space unfolds a stack, plus and minus zoom"
      aria-describedby="tree-root stage-here"
      tabIndex={0}
      {...handlers}
    >
      <svg className="stage-svg" width={width} height={height} aria-hidden="true">
        <g ref={drawn.fan} />
        <g ref={drawn.still} />
      </svg>
      <PieceCanvas ref={drawn.source} at={at} side="source" theme={theme} />
      <PieceCanvas ref={drawn.copy} at={at} side="copy" theme={theme} />
      <svg className="stage-svg" width={width} height={height} aria-hidden="true">
        <Checks />
        <g ref={drawn.rides} className="rides" />
        <g ref={drawn.over} />
        <g ref={drawn.moving} />
      </svg>
      <StripTargets scene={zoomed} onTop={scrollTo} onPoint={va => go(va)} />
      <Ribbons {...{seam, point, onSelect, top, endBox}} scene={zoomed} />
      <Spoken
        id="stage-here"
        place={point}
        shown={zoomed}
        text={() =>
          `${hex64(BigInt(point))}: source ${words.source}; copy ${words.copy}. ${pieceText(zoomed, point)}`
        }
      />
    </div>
  )
})
