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
import {spokenEvent} from "./words/spoken.ts"
import {stepNames} from "./words/steps.ts"
import "./ribbon.css"
import "./theatreLine.css"

/** Width of the buttons with the gap beside them; narrower than this they stand below the line, px. */
const CONTROLS = 176
const NARROW = 700

interface TheatreLineProps {
  readonly playbill: Playbill
  readonly moment: Moment
  /** To an event. */
  readonly onGo: (event: number) => void
  /** Of line and buttons together, px. */
  readonly width: number
}

export function TheatreLine({playbill, moment, onGo, width}: TheatreLineProps) {
  const {event} = moment
  const narrow = width < NARROW
  const [zoomed, setZoomed] = useZoomed(playbill)
  const play = usePlay(playbill, event, onGo)
  const {playing, setPlaying} = play
  const goByHand = useCallback(
    (to: number) => {
      setPlaying(false)
      onGo(to)
    },
    [onGo, setPlaying],
  )
  const turnPlay = useCallback(() => setPlaying(!playing), [playing, setPlaying])
  useTimeKeys(playbill, event, goByHand, turnPlay)
  const line = (
    <div>
      <Slider {...{playbill, event, zoomed}} onGo={goByHand} width={narrow ? width : width - CONTROLS} />
      {!narrow && <Legend {...{playbill, event, zoomed, setZoomed}} width={width - CONTROLS} />}
    </div>
  )
  return (
    <section className={`theatre-line ${narrow ? "narrow" : ""}`} aria-label="Time" style={{width}}>
      {narrow && line}
      <Controls {...{playbill, event, play, narrow}} onGo={goByHand} />
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
  readonly event: number
  readonly zoomed: boolean
  readonly onGo: (event: number) => void
  readonly width: number
}

function Slider({playbill, event, zoomed, onGo, width}: SliderProps) {
  // While it is dragged the line follows the hand, and does not wait for what is shown.
  const [dragged, setDragged] = useState<number | null>(null)
  const at = dragged ?? event
  // A window does not move below the hand.
  const start = useRef(event)
  if (dragged === null) start.current = event
  const scale = useMemo(
    () => timelineScale(playbill, width, zoomed, start.current),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- start.current is event but for a drag
    [playbill, width, zoomed, dragged === null ? event : -1],
  )
  const group = useRef<SVGGElement>(null)
  useEffect(() => draw(group.current!, timelineShapes(playbill, scale, at)), [playbill, scale, at])
  const height = scale.before.length === 0 ? NARROW_HEIGHT : LINE_HEIGHT
  const drag = (pointer: PointerEvent<HTMLElement>) => {
    const {left} = pointer.currentTarget.getBoundingClientRect()
    const to = eventAt(scale, playbill, pointer.clientX - left)
    setDragged(to)
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
        drag(pointer)
      }}
      onPointerMove={pointer => dragged !== null && drag(pointer)}
      onPointerUp={() => setDragged(null)}
      onPointerCancel={() => setDragged(null)}
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

/** The kernel's steps by their numbers; what the ribbon is, or which part of it is seen. */
function Legend({playbill, event, zoomed, setZoomed, width}: LegendProps) {
  const {window} = timelineScale(playbill, width, zoomed, event)
  const short = width < 900
  return (
    <div className="theatre-legend">
      <span className="steps-named">
        {stepNames(playbill.transition).map(({numbers, name}) => (
          <span key={numbers}>
            <b>{numbers}</b> {name}
          </span>
        ))}
      </span>
      {playbill.pages <= WINDOW ? (
        <span>the ribbon is the work list</span>
      ) : (
        <button type="button" className="quiet" aria-pressed={zoomed} onClick={() => setZoomed(!zoomed)}>
          {zoomed
            ? `zoomed in to ${windowName(window, playbill.pages)}`
            : short
              ? "zoom in"
              : "the ribbon is the work list: zoom in"}
        </button>
      )}
    </div>
  )
}
