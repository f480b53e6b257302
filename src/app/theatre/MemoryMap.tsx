// Memory as a map of pages: its pixels on a canvas, words and marks over it. The pointer brings a loupe, a click selects a page; the arrow
// keys go from page to page.

import {memo, useLayoutEffect, useMemo, useRef, useState} from "react"
import type {Pa} from "../../model/word.ts"
import {draw} from "../../view/draw.ts"
import type {Theme} from "../../view/palette.ts"
import {frameAt, mapLayout, usedRows, type MapLayout} from "../../view/theatre/mapLayout.ts"
import {pageAt} from "../../view/theatre/mapPlace.ts"
import type {Leader} from "../../view/theatre/mapMarks.ts"
import {
  besideShapes,
  elementHeight,
  mapFrame,
  overShapes,
  type MapFrame,
  type MapMode,
  type MapScene,
} from "../../view/theatre/mapScene.ts"
import type {Moment, Playbill} from "../../view/theatre/moment.ts"
import {holderWords, loupeShapes, pageLoupe, placeWords} from "../../view/theatre/pageLoupe.ts"
import {useRoom} from "../frame.ts"
import {Spoken} from "../stage/Spoken.tsx"
import {MapCanvas} from "./MapCanvas.tsx"
import {steppedTo} from "./mapKeys.ts"
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

export const MemoryMap = memo(function MemoryMap(props: MemoryMapProps) {
  const {bill, moment, theme, mode, leaders, selected, onSelect} = props
  const frame = useFrame(mode)
  const layout = useLayout(bill, moment.holders, frame)
  const height = elementHeight(frame, layout)
  const [hovered, setHovered] = useState<Pa | null>(null)
  const [cursor, setCursor] = useState<Pa | null>(null)
  const scene: MapScene = useMemo(
    () => ({frame, layout, bill, moment, leaders}),
    [frame, layout, bill, moment, leaders],
  )
  const beside = useRef<SVGGElement>(null)
  const over = useRef<SVGGElement>(null)
  const lens = useRef<SVGGElement>(null)
  const point = hovered ?? cursor ?? selected
  useLayoutEffect(() => draw(beside.current!, besideShapes(scene)), [scene])
  useLayoutEffect(() => draw(over.current!, overShapes(scene)), [scene])
  useLayoutEffect(() => {
    const shapes = point === null ? [] : loupeShapes(layout, pageLoupe(layout, moment, point), moment.live)
    draw(lens.current!, shapes)
  }, [layout, moment, point])

  const under = (event: React.MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect()
    return pageAt(layout, event.clientX - box.left + event.currentTarget.scrollLeft, event.clientY - box.top)
  }
  return (
    <div
      className="memory-map"
      data-mode={mode}
      style={{width: frame.width, height}}
      role="application"
      aria-roledescription="map of memory"
      aria-label="Memory: arrow keys go from page to page, with Shift by eight, Page Up and Down by 16 rows, Enter selects, Escape releases"
      aria-describedby="map-here"
      tabIndex={0}
      onPointerMove={event => setHovered(under(event))}
      onPointerLeave={() => setHovered(null)}
      onClick={event => onSelect(under(event))}
      onBlur={() => setCursor(null)}
      onKeyDown={event => {
        const from = cursor ?? selected ?? moment.write?.to ?? bill.parts[0].start
        if (event.key === "Enter" && cursor !== null) onSelect(cursor)
        else if (event.key === "Escape" && (cursor ?? selected) !== null) {
          setCursor(null)
          onSelect(null)
        } else {
          const next = steppedTo(layout, cursor === null ? null : from, from, event)
          if (next === null) return
          setHovered(null)
          setCursor(next)
        }
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <svg className="map-svg" width={frame.width} height={height} aria-hidden="true">
        <g ref={beside} />
      </svg>
      <MapCanvas layout={layout} moment={moment} theme={theme} />
      <svg className="map-svg" width={frame.width} height={height} aria-hidden="true">
        <g ref={over} />
        <g ref={lens} />
      </svg>
      <Spoken
        id="map-here"
        place={cursor ?? -1}
        shown={moment}
        text={() => (cursor === null ? "" : pageText(layout, moment, cursor))}
      />
    </div>
  )
})

function pageText(layout: MapLayout, {holders, live}: Moment, pa: Pa): string {
  return `${placeWords(layout, pa)}: ${holderWords(holders[frameAt(layout.bill, pa)], live)}`
}

/** A low window has a lower map. */
function useFrame(mode: MapMode): MapFrame {
  useRoom()
  const tall = window.innerHeight
  return useMemo(() => mapFrame(mode, tall), [mode, tall])
}

/** The layout stays as it is through a story, but for rows that were folded and are needed now. */
function useLayout(bill: Playbill, holders: Uint8Array, {space}: MapFrame): MapLayout {
  const kept = useRef<{bill: Playbill; used: ReadonlySet<number>} | null>(null)
  const scale = window.devicePixelRatio || 1
  const before = kept.current?.bill === bill ? kept.current.used : undefined
  const now = usedRows(bill, holders, before)
  const used = before?.size === now.size ? before : now
  kept.current = {bill, used}
  return useMemo(() => mapLayout(bill, row => used.has(row), {...space, scale}), [bill, used, space, scale])
}
