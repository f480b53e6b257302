// Memory as a map of pages: its pixels or cells on a canvas, words and marks over it. The pointer brings a loupe, a click selects a page, the
// arrow keys go from page to page; wheel, pinch, plus and minus zoom, a drag moves what is zoomed. From nearest it is the words of one page.

import {memo, useLayoutEffect, useMemo, useRef} from "react"
import type {Source} from "../../model/source.ts"
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
import {paintedBox, type MapShown} from "../../view/theatre/mapShown.ts"
import type {Moment, Playbill} from "../../view/theatre/moment.ts"
import {holderWords, loupeShapes, pageLoupe, placeWords} from "../../view/theatre/pageLoupe.ts"
import type {PageWords} from "../../view/theatre/pageWords.ts"
import {pageOf, wordNumber} from "../../view/theatre/wordsLayout.ts"
import {wordsText, type WordsScene} from "../../view/theatre/wordsScene.ts"
import {useRoom} from "../frame.ts"
import {MAP_RUNGS} from "../../view/theatre/mapRung.ts"
import {ZoomSteps} from "../zoom/ZoomSteps.tsx"
import {Spoken} from "../stage/Spoken.tsx"
import {MapWindow} from "./MapWindow.tsx"
import {useMapInput} from "./useMapInput.ts"
import {useMapView, type MapLook} from "./useMapView.ts"
import {WordsAround} from "./WordsAround.tsx"
import "./map.css"
import "./walk.css"

interface MemoryMapProps {
  readonly bill: Playbill
  readonly moment: Moment
  /** Of the page that is looked at so near; null: none is, or they are on their way. */
  readonly words: PageWords | null
  readonly source: Pick<Source, "release" | "mair">
  readonly theme: Theme
  readonly mode: MapMode
  /** The pages of the walk, and where their stations are, px from the map's top; walkShapes.ts makes them. */
  readonly leaders: readonly Leader[]
  readonly selected: Pa | null
  onSelect(pa: Pa | null): void
}

const LABEL =
  "Memory: arrow keys go from page to page, or word to word, with Shift by eight, Page Up and Down by 16 rows, or to the next page, Enter selects, plus and minus zoom, 0 shows all, Escape goes back"

export const MemoryMap = memo(function MemoryMap(props: MemoryMapProps) {
  const {bill, moment, theme, mode, leaders, selected, onSelect, source} = props
  const frame = useFrame(mode)
  const look = useMapView(bill, moment.holders, frame)
  const {layout} = look
  const words = wordsFor(layout, props.words)
  const root = useRef<HTMLDivElement>(null)
  const {hovered, cursor, handlers, zoom} = useMapInput(root, {look, moment, words, selected, onSelect})
  const height = elementHeight(frame, layout)
  const svg = {className: "map-svg", width: frame.width, height, "aria-hidden": true} as const
  const scene = useScene({frame, layout, bill, moment, leaders, page: words, source})
  const point = hovered ?? cursor
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
      {isPages(scene) && <Beside scene={scene} svg={svg} />}
      <MapWindow {...{layout, moment, words, theme}} move={look.move} />
      {isPages(scene) && <Over scene={scene} svg={svg} />}
      {isPages(scene) && <Lens {...{layout: scene.layout, moment, svg}} point={point ?? selected} />}
      {!isPages(scene) && <WordsAround {...{scene, svg}} pointed={wordOf(look, point)} />}
      <div className="map-focus" style={focusBox(layout)} />
      <ZoomSteps
        label="Zoom of the map"
        rungs={MAP_RUNGS}
        rung={layout.rung}
        style={{top: height - 29}}
        onZoom={zoom}
      />
      <Spoken
        id="map-here"
        place={`${layout.rung} ${(layout.rung === "words" ? look.about : cursor) ?? -1}`}
        shown={scene}
        text={() =>
          isPages(scene)
            ? mapText(scene, cursor)
            : `zoomed to words. ${wordsText(scene, wordOf(look, cursor))}`
        }
      />
    </div>
  )
})

type Shown = MapScene | WordsScene

function isPages(scene: Shown): scene is MapScene {
  return scene.layout.rung !== "words"
}

/** Made anew only if something of it is another value. */
function useScene(
  all: Omit<MapScene, "layout"> & Omit<WordsScene, "layout" | "frame"> & {layout: MapShown},
): Shown {
  const {frame, layout, bill, moment, leaders, page, source} = all
  return useMemo(
    () =>
      layout.rung === "words"
        ? {frame, layout, moment, page, leaders, source}
        : {frame, layout, bill, moment, leaders},
    [frame, layout, bill, moment, leaders, page, source],
  )
}

/** Those of another page are none. */
function wordsFor(layout: MapShown, words: PageWords | null): PageWords | null {
  return layout.rung === "words" && words?.pa === layout.page ? words : null
}

/** The number of the word that is pointed at, or that the link is about; null: there is none. */
function wordOf({layout, about}: MapLook, point: Pa | null): number | null {
  const {bill} = layout
  const at = point ?? (about === null || about === pageOf(bill, about) ? null : about)
  return at === null ? null : wordNumber(bill, at)
}

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
function mapText({layout, moment: {holders, live}}: MapScene, pa: Pa | null): string {
  const near = layout.rung === "memory" ? "" : `zoomed to ${layout.rung}. `
  if (pa === null) return near
  return `${near}${placeWords(layout, pa)}: ${holderWords(layout.bill, holders[frameAt(layout.bill, pa)], live)}`
}

/** Where the frame of the focus is: around what is painted. */
function focusBox(layout: MapShown): React.CSSProperties {
  const {x: left, y: top, width, height} = paintedBox(layout)
  return {left, top, width, height}
}

/** A low window has a lower map. */
function useFrame(mode: MapMode): MapFrame {
  useRoom()
  const tall = window.innerHeight
  return useMemo(() => mapFrame(mode, tall), [mode, tall])
}
