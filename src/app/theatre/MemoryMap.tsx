// Memory as a map of pages: its pixels or cells on a canvas, words and marks over it. The pointer brings a loupe, a click selects a page, the
// arrow keys go from page to page; wheel, pinch, plus and minus zoom, a drag moves what is zoomed.

import {memo, useLayoutEffect, useMemo, useRef} from "react"
import type {Pa} from "../../model/word.ts"
import {draw} from "../../view/draw.ts"
import type {Theme} from "../../view/palette.ts"
import {frameAt, type MapLayout} from "../../view/theatre/mapLayout.ts"
import type {Leader} from "../../view/theatre/mapMarks.ts"
import {
  besideShapes,
  elementHeight,
  mapFrame,
  overClip,
  overShapes,
  type MapFrame,
  type MapMode,
  type MapScene,
} from "../../view/theatre/mapScene.ts"
import type {Moment, Playbill} from "../../view/theatre/moment.ts"
import {holderWords, loupeShapes, pageLoupe, placeWords} from "../../view/theatre/pageLoupe.ts"
import {useRoom} from "../frame.ts"
import {MAP_RUNGS} from "../../view/theatre/mapRung.ts"
import {ZoomSteps} from "../zoom/ZoomSteps.tsx"
import {Spoken} from "../stage/Spoken.tsx"
import {MapWindow} from "./MapWindow.tsx"
import {useMapInput} from "./useMapInput.ts"
import {useMapView} from "./useMapView.ts"
import "./map.css"
import "./walk.css"

interface MemoryMapProps {
  readonly bill: Playbill
  readonly moment: Moment
  readonly theme: Theme
  readonly mode: MapMode
  /** The pages of the walk, and where their stations are, px from the map's top; walkShapes.ts makes them. */
  readonly leaders: readonly Leader[]
  readonly selected: Pa | null
  onSelect(pa: Pa | null): void
}

const LABEL =
  "Memory: arrow keys go from page to page, with Shift by eight, Page Up and Down by 16 rows, Enter selects, plus and minus zoom, 0 shows all, Escape goes back"

export const MemoryMap = memo(function MemoryMap(props: MemoryMapProps) {
  const {bill, moment, theme, mode, leaders, selected, onSelect} = props
  const frame = useFrame(mode)
  const look = useMapView(bill, moment.holders, frame)
  const {layout} = look
  const height = elementHeight(frame, layout)
  const scene: MapScene = useMemo(
    () => ({frame, layout, bill, moment, leaders}),
    [frame, layout, bill, moment, leaders],
  )
  const root = useRef<HTMLDivElement>(null)
  const {hovered, cursor, handlers} = useMapInput(root, {look, moment, selected, onSelect})
  const svg = {className: "map-svg", width: frame.width, height, "aria-hidden": true} as const
  return (
    <div
      ref={root}
      className="memory-map"
      data-mode={mode}
      data-rung={layout.rung}
      style={{width: frame.width, height}}
      role="application"
      aria-roledescription="map of memory"
      aria-label={LABEL}
      aria-describedby="map-here"
      tabIndex={0}
      {...handlers}
    >
      <Beside scene={scene} svg={svg} />
      <MapWindow {...{layout, moment, theme}} move={look.move} />
      <Over scene={scene} svg={svg} />
      <Lens {...{layout, moment, svg}} point={hovered ?? cursor ?? selected} />
      <ZoomSteps
        label="Zoom of the map"
        rungs={MAP_RUNGS}
        rung={layout.rung}
        style={{top: height - 29}}
        onZoom={steps => look.zoom(steps, cursor ?? selected)}
      />
      <Spoken
        id="map-here"
        place={`${layout.rung} ${cursor ?? -1}`}
        shown={moment}
        text={() => mapText(layout, moment, cursor)}
      />
    </div>
  )
})

type Svg = React.SVGProps<SVGSVGElement>

/** Names, addresses and edges. */
function Beside({scene, svg}: {readonly scene: MapScene; readonly svg: Svg}) {
  const group = useRef<SVGGElement>(null)
  useLayoutEffect(() => draw(group.current!, besideShapes(scene)), [scene])
  return (
    <svg {...svg}>
      <g ref={group} />
    </svg>
  )
}

/** Marks. */
function Over({scene, svg}: {readonly scene: MapScene; readonly svg: Svg}) {
  const group = useRef<SVGGElement>(null)
  useLayoutEffect(() => draw(group.current!, overShapes(scene)), [scene])
  return (
    <svg {...svg} style={{clipPath: overClip(scene)}}>
      <g ref={group} />
    </svg>
  )
}

interface LensProps {
  readonly layout: MapLayout
  readonly moment: Moment
  readonly point: Pa | null
  readonly svg: Svg
}

function Lens({layout, moment, point, svg}: LensProps) {
  const group = useRef<SVGGElement>(null)
  useLayoutEffect(() => {
    const shapes = point === null ? [] : loupeShapes(layout, pageLoupe(layout, moment, point), moment.live)
    draw(group.current!, shapes)
  }, [layout, moment, point])
  return (
    <svg {...svg}>
      <g ref={group} />
    </svg>
  )
}

/** How near one looks, and the page of the cursor. */
function mapText(layout: MapLayout, {holders, live}: Moment, pa: Pa | null): string {
  const near = layout.rung === "memory" ? "" : `zoomed to ${layout.rung}. `
  if (pa === null) return near
  return `${near}${placeWords(layout, pa)}: ${holderWords(holders[frameAt(layout.bill, pa)], live)}`
}

/** A low window has a lower map. */
function useFrame(mode: MapMode): MapFrame {
  useRoom()
  const tall = window.innerHeight
  return useMemo(() => mapFrame(mode, tall), [mode, tall])
}
