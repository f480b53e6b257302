// The tree looked at from near: bars with runs, stacks, one table opened, bits. A sibling of the stage of pixels, with the same grid,
// strips and seam.

import {memo, useCallback, useLayoutEffect, useMemo, useRef} from "react"
import {hex64, type Va} from "../../model/word.ts"
import {draw} from "../../view/draw.ts"
import {captions} from "../../view/loupe/captions.ts"
import {endLine, type End} from "../../view/zoom/endLine.ts"
import {placed, vaUnder, type Motion} from "../../view/zoom/place.ts"
import {pieceShapes} from "../../view/zoom/pieceShapes.ts"
import {pieceText} from "../../view/zoom/pieceText.ts"
import type {Piece} from "../../view/zoom/pieces.ts"
import {ride, riding} from "../../view/zoom/riding.ts"
import type {Rung} from "../../view/zoom/rung.ts"
import {pieceOf, stepFrom, type Way} from "../../view/zoom/steps.ts"
import {zoomSeam} from "../../view/zoom/zoomSeam.ts"
import {zoomEnds, zoomFan, zoomFrame, zoomPoint, zoomSeamShapes} from "../../view/zoom/zoomShapes.ts"
import type {StageProps} from "../stage/Stage.tsx"
import {Checks} from "../stage/Checks.tsx"
import {inField} from "../stage/inField.ts"
import {Ribbons} from "../stage/Ribbons.tsx"
import {Spoken} from "../stage/Spoken.tsx"
import {StripTargets} from "../stage/StripTargets.tsx"
import {useArrival} from "../stage/useArrival.ts"
import {usePointing} from "../stage/usePointing.ts"
import {PieceCanvas, type PieceCanvasHandle} from "./PieceCanvas.tsx"
import {useMotion} from "./useMotion.ts"
import {useZoomed, type Seen} from "./useZoomed.ts"
import "./zoom.css"

export interface ZoomedProps extends StageProps {
  readonly rung: Rung
  readonly about: Va
  /** The rows of pixels are wanted again: the pieces go back to them, and then this calls onLeft. */
  readonly leaving: Seen | null
  onLeft(): void
}

const KEYS: Readonly<Record<string, Way>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  Home: "start",
  End: "end",
}

export const Zoomed = memo(function Zoomed(props: ZoomedProps) {
  const {point, pinned, theme, mode, width, height, used, rung, seen, leaving} = props
  const {onPoint, onSelect, onZoom} = props
  const {at} = used
  const before = useRef(seen.current)
  const {standing, zoomed, from, scrollTo, unfold, fold} = useZoomed({...props, before: before.current}, used)
  const {rows, top} = zoomed
  useLayoutEffect(() => {
    seen.current = {rows, top}
  }, [seen, rows, top])

  const still = useRef<SVGGElement>(null)
  const fan = useRef<SVGGElement>(null)
  const rides = useRef<SVGGElement>(null)
  const over = useRef<SVGGElement>(null)
  const moving = useRef<SVGGElement>(null)
  const source = useRef<PieceCanvasHandle>(null)
  const copy = useRef<PieceCanvasHandle>(null)
  const seam = useMemo(() => zoomSeam(zoomed, placed(zoomed)), [zoomed])
  const arrival = useArrival()
  const paint = useCallback(
    (motion: Motion | null) => {
      const pieces = placed(zoomed, motion)
      source.current!.paint(zoomed, pieces)
      copy.current!.paint(zoomed, pieces)
      draw(fan.current!, zoomFan(zoomed, pieces))
      const between = motion ? zoomSeam(zoomed, pieces) : seam
      const list = riding(zoomed)
      const shapes = [...pieceShapes(list, pieces), ...zoomSeamShapes(list, between, pieces)]
      draw(rides.current!, shapes, arrival(zoomed.outcome))
      rides.current!.setAttribute("transform", ride(zoomed))
      draw(over.current!, zoomEnds(zoomed, between))
    },
    [zoomed, seam, arrival],
  )
  const onTheWay = useMotion(leaving ?? rows, {
    from: leaving ?? from,
    back: leaving !== null,
    paint,
    onEnd: () => leaving && props.onLeft(),
  })
  useLayoutEffect(() => {
    if (!onTheWay.current) paint(null)
  }, [paint, onTheWay, theme, at])
  useLayoutEffect(() => draw(still.current!, zoomFrame(standing)), [standing])
  useLayoutEffect(
    () => draw(moving.current!, leaving ? [] : zoomPoint(zoomed, point)),
    [zoomed, point, leaving],
  )

  const endBox = useMemo(() => {
    if (at.mode === "phone") return undefined
    return (n: number, end: End) => {
      const {x, y, width} = endLine(at, seam[end], end)[n]
      return {left: x - 4, width: width + 8, top: y - 10, height: 20}
    }
  }, [at, seam])

  const root = useRef<HTMLDivElement>(null)
  const handlers = usePointing<Va>(root, {
    ...{pinned, onPoint, onClick: open},
    scroll: by => scrollTo(top + by),
    under(spot) {
      const found = inField(at, spot)
      return found ? vaUnder(zoomed, found.x, found.y) : undefined
    },
    onZoom: (steps, about) => onZoom(steps, about ?? point),
  })

  /** Opens what is closed: a stack into its rows, a row into its entries. */
  function open(va: Va) {
    const piece = pieceOf(zoomed, va)
    onSelect(va)
    if (rung === "runs" && piece && piece.rows > 1) unfold(piece.va)
    else if (rung === "runs" && piece?.shape === "bar") onZoom(1, va)
  }

  function foldOrUnfold(piece: Piece | undefined) {
    if (piece && piece.rows > 1) unfold(piece.va)
    else if (piece) fold(piece)
  }

  function go(va: Va | null) {
    if (va === null) return
    ;(pinned ? onSelect : onPoint)(va)
    const middle = topOf(va)
    if (middle !== null) scrollTo(middle)
  }

  /** A window start that brings an address in sight; null if it is. */
  function topOf(va: Va): number | null {
    const piece = pieceOf(zoomed, va)
    if (!piece) return null
    const tall = piece.shape === "open" ? 0 : piece.rows * piece.rowPx
    if (piece.y >= top && piece.y + tall <= top + at.field.height) return null
    return piece.y < top ? piece.y : piece.y + tall - at.field.height
  }

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const way = KEYS[event.key]
    const screen = event.key === "PageUp" ? -1 : event.key === "PageDown" ? 1 : 0
    if (way) go(stepFrom(zoomed, point, way))
    else if (screen) scrollTo(top + screen * (at.field.height - 40))
    else if (event.key === "Enter") open(point)
    else if (event.key === " ") foldOrUnfold(pieceOf(zoomed, point))
    else return
    event.preventDefault()
  }

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
      onKeyDown={onKeyDown}
      {...handlers}
    >
      <svg className="stage-svg" width={width} height={height} aria-hidden="true">
        <g ref={fan} />
        <g ref={still} />
      </svg>
      <PieceCanvas ref={source} at={at} side="source" theme={theme} />
      <PieceCanvas ref={copy} at={at} side="copy" theme={theme} />
      <svg className="stage-svg" width={width} height={height} aria-hidden="true">
        <Checks />
        <g ref={rides} className="rides" />
        <g ref={over} />
        <g ref={moving} />
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
