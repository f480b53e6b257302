// The line of time of a story, to be dragged, stepped and played, with its buttons.

import {useCallback, useEffect, useMemo, useRef, useState, type PointerEvent} from "react"
import {draw} from "../../view/draw.ts"
import type {Moment, Playbill} from "../../view/theatre/moment.ts"
import {eventAt, opensZoomed, timelineScale, WINDOW} from "../../view/theatre/timelineScale.ts"
import {LINE_HEIGHT, NARROW_HEIGHT, timelineShapes} from "../../view/theatre/timelineShapes.ts"
import {windowName} from "../../view/theatre/timelineWords.ts"
import {Controls} from "./Controls.tsx"
import {usePlay} from "./pace.ts"
import {useTimeKeys} from "./useTimeKeys.ts"
import {useWanted} from "./useWanted.ts"
import {spokenEvent} from "./words/spoken.ts"
import {stepNames} from "./words/steps.ts"
import "./ribbon.css"
import "./theatreLine.css"

/** Width of the buttons with the gap beside them; narrower than this they stand below the line, px. */
const CONTROLS = 176
const NARROW = 700
/** A line that is wider than this has room to say what it is, px. */
const SPACIOUS = 1100

interface TheatreLineProps {
  readonly playbill: Playbill
  readonly moment: Moment
  /** To an event. */
  readonly onGo: (event: number) => void
  /** Of line and buttons together, px. */
  readonly width: number
}

export function TheatreLine({playbill, moment, onGo, width}: TheatreLineProps) {
  const narrow = width < NARROW
  const [zoomed, setZoomed] = useZoomed(playbill)
  const [at, go] = useWanted(playbill, moment.event, onGo)
  const play = usePlay(playbill, moment.event, onGo)
  const {playing, setPlaying} = play
  const goByHand = useCallback(
    (to: number) => {
      setPlaying(false)
      go(to)
    },
    [go, setPlaying],
  )
  const turnPlay = useCallback(() => setPlaying(!playing), [playing, setPlaying])
  useTimeKeys(playbill, at, goByHand, turnPlay)
  const lineWidth = narrow ? width : width - CONTROLS
  const line = (
    <div>
      <Slider {...{playbill, at, zoomed}} onGo={goByHand} width={lineWidth} />
      {!narrow && <Legend {...{playbill, at, zoomed, setZoomed}} width={lineWidth} />}
    </div>
  )
  return (
    <section className={`theatre-line ${narrow ? "narrow" : ""}`} aria-label="Time" style={{width}}>
      {narrow && line}
      <Controls {...{playbill, at, play, narrow}} onGo={goByHand} />
      {!narrow && line}
    </section>
  )
}

/** Through a window or not: as the story asks for it, until somebody turns it. */
function useZoomed(playbill: Playbill): [boolean, (zoomed: boolean) => void] {
  const [turned, setTurned] = useState<{playbill: Playbill; zoomed: boolean} | null>(null)
  const zoomed = turned?.playbill === playbill ? turned.zoomed : opensZoomed(playbill)
  return [zoomed, zoomed => setTurned({playbill, zoomed})]
}

interface SliderProps {
  readonly playbill: Playbill
  /** The event where one is, or wants to be. */
  readonly at: number
  readonly zoomed: boolean
  readonly onGo: (event: number) => void
  readonly width: number
}

function Slider({playbill, at, zoomed, onGo, width}: SliderProps) {
  // Where a drag began: a window does not move below the hand.
  const [held, setHeld] = useState<number | null>(null)
  const scale = useMemo(
    () => timelineScale(playbill, width, zoomed, held ?? at),
    [playbill, width, zoomed, held, at],
  )
  const group = useRef<SVGGElement>(null)
  useEffect(() => draw(group.current!, timelineShapes(playbill, scale, at)), [playbill, scale, at])
  const height = scale.before.length === 0 ? NARROW_HEIGHT : LINE_HEIGHT
  const drag = (pointer: PointerEvent<HTMLElement>) => {
    const {left} = pointer.currentTarget.getBoundingClientRect()
    const to = eventAt(scale, playbill, pointer.clientX - left)
    if (to !== at) onGo(to)
  }
  return (
    <div
      className="theatre-slider"
      role="slider"
      tabIndex={0}
      aria-label="Step of the story"
      aria-valuemin={0}
      aria-valuemax={playbill.length - 1}
      aria-valuenow={at}
      aria-valuetext={spokenEvent(playbill, at)}
      onPointerDown={pointer => {
        pointer.currentTarget.setPointerCapture(pointer.pointerId)
        setHeld(at)
        drag(pointer)
      }}
      onPointerMove={pointer => held !== null && drag(pointer)}
      onPointerUp={() => setHeld(null)}
      onPointerCancel={() => setHeld(null)}
    >
      <svg width={width} height={height} aria-hidden="true">
        <g ref={group} />
      </svg>
    </div>
  )
}

interface LegendProps extends Omit<SliderProps, "onGo"> {
  readonly setZoomed: (zoomed: boolean) => void
}

/** The kernel's steps by their numbers; what the ribbon is, and which part of it is seen. */
function Legend({playbill, at, zoomed, setZoomed, width}: LegendProps) {
  const {window} = timelineScale(playbill, width, zoomed, at)
  const {pages} = playbill
  return (
    <div className="theatre-legend">
      <span className="steps-named">
        {stepNames(playbill).map(({numbers, name}) => (
          <span key={numbers}>
            <b>{numbers}</b> {name}{" "}
          </span>
        ))}
      </span>
      <span>
        {!zoomed && width > SPACIOUS && "the ribbon is the work list: what each page is about to overwrite "}
        {pages > WINDOW && (
          <button type="button" className="quiet" aria-pressed={zoomed} onClick={() => setZoomed(!zoomed)}>
            {zoomed ? `${width > SPACIOUS ? "zoomed in to " : ""}${windowName(window, pages)}` : "zoom in"}
          </button>
        )}
      </span>
    </div>
  )
}
