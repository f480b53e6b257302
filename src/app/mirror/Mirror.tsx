// The mirror: the source's half of the address space from the top, the copy's from the bottom, and between them the opened seam.
// It stands in the picture's place; point and selection are those of every view. Columns on canvas, all else as shapes.

import {memo, useLayoutEffect, useMemo, useRef, useState} from "react"
import {index} from "../../model/geometry.ts"
import type {Source} from "../../model/source.ts"
import {hex64, type Va} from "../../model/word.ts"
import {number} from "../../model/descriptor/say.ts"
import {columnsOf} from "../../view/field/rows.ts"
import {draw} from "../../view/draw.ts"
import {
  brushRange,
  brushWords,
  changedIn,
  moved,
  onto,
  resized,
  runAround,
  showing,
  type Brush,
} from "../../view/mirror/brush.ts"
import {funnelShapes} from "../../view/mirror/brushShapes.ts"
import {slotUnder, slotPlace, slotVa} from "../../view/mirror/axis.ts"
import {captions} from "../../view/loupe/captions.ts"
import {placeText} from "../../view/columns/tableText.ts"
import {slotLooks} from "../../view/mirror/columns.ts"
import {frameShapes, groundShapes} from "../../view/mirror/frame.ts"
import {lensOf, lensVa} from "../../view/mirror/lens.ts"
import {namesOf} from "../../view/mirror/names.ts"
import {nameShapes} from "../../view/mirror/nameShapes.ts"
import {LANES, type Lane} from "../../view/mirror/lensShapes.ts"
import {overShapes} from "../../view/mirror/over.ts"
import {placeOf} from "../../view/mirror/place.ts"
import {absentWords, regionName} from "../../view/mirror/regionWords.ts"
import {mirrorOf} from "../../view/mirror/scene.ts"
import type {Brushed} from "../look.ts"
import {send, useValue} from "../store.ts"
import {Checks} from "../stage/Checks.tsx"
import {Spoken} from "../stage/Spoken.tsx"
import type {ViewProps} from "../stage/viewProps.ts"
import {BandCanvas} from "./BandCanvas.tsx"
import {BrushHandles} from "./BrushHandles.tsx"
import {LensCanvas} from "./LensCanvas.tsx"
import {RegionList} from "./RegionList.tsx"
import "../stage/stage.css"
import "../stage/strips.css"
import "../stage/seam.css"
import "./mirror.css"

const setBrushed = (brush: Brushed) => send({type: "look", look: {brush}})

export const Mirror = memo(function Mirror(props: ViewProps) {
  const {source, experiment, outcome, point, pinned, theme, mode, width, height, onPoint, onSelect} = props
  const g = source.geometry
  const brushed = useValue(state => state.look.brush)
  const [lane, setLane] = useState<Lane>("marks")
  const open = brushed !== null
  const place = useMemo(() => placeOf(g, mode, width, height, open), [g, mode, width, height, open])
  const {left, right, gap} = place
  const mirror = useMemo(
    () => mirrorOf(source, experiment, outcome, {left, width: right - left, gap}),
    [source, experiment, outcome, left, right, gap],
  )
  const {axis} = mirror
  const looks = useMemo(() => slotLooks(mirror), [mirror])

  // Where nobody has brushed yet the brush is at the point; a selection brings it along, a pointer that passes does not.
  const first = useRef<{source: Source; va: Va} | null>(null)
  if (first.current?.source !== source) first.current = {source, va: point}
  const brush: Brush | null = useMemo(() => {
    if (axis.slots === 0 || brushed === null) return null
    const kept = brushed === "point" ? null : onto(axis, brushed)
    return kept ?? showing(axis, null, first.current!.va) ?? {from: 0, to: 1}
  }, [axis, brushed])
  const setBrush = (next: Brush | null) => setBrushed(next && brushRange(axis, next))
  const room = useRef({axis, brush})
  room.current = {axis, brush}
  useLayoutEffect(() => {
    const {axis, brush} = room.current
    if (!pinned || !brush) return
    const next = showing(axis, brush, point)
    if (next && next !== brush) setBrushed(brushRange(axis, next))
  }, [point, pinned, source])

  const lens = useMemo(
    () => (brush && place.lens ? lensOf(mirror, brush, left, right - left) : null),
    [mirror, brush, place, left, right],
  )
  const names = useMemo(() => namesOf(mirror, place, looks, brush), [mirror, place, looks, brush])
  // The root's entry on the way to the point, in ink's stead.
  const openEntry = index(g, g.start, point)
  const under = useRef<SVGGElement>(null)
  const over = useRef<SVGGElement>(null)
  const top = useRef<SVGGElement>(null)
  useLayoutEffect(() => {
    const funnel = brush ? funnelShapes(mirror, place, brush) : []
    draw(under.current!, [...groundShapes(mirror, place, looks, openEntry), ...funnel])
  }, [mirror, place, looks, openEntry, brush])
  useLayoutEffect(
    () =>
      draw(over.current!, [
        ...frameShapes(mirror, place, looks, brush),
        ...nameShapes(mirror, place, looks, names),
      ]),
    [mirror, place, looks, names, brush],
  )
  useLayoutEffect(
    () => draw(top.current!, overShapes(mirror, place, brush, lens, point)),
    [mirror, place, brush, lens, point],
  )

  /** The address under a place in the picture. */
  function vaAt(x: number, y: number): Va | undefined {
    if (place.lens && brush)
      for (const half of [place.lens.source, place.lens.copy])
        if (y >= half.y && y < half.y + half.height && x >= left && x < right)
          return lensVa(mirror, brush, (x - left) / (right - left))
    for (const band of [place.bands.source, place.bands.copy]) {
      if (y < band.y || y >= band.y + band.height) continue
      const piece = axis.pieces.find(p => x >= p.x && x < p.x + p.width)
      const slot = piece && slotUnder(axis, x)
      if (slot === undefined) return undefined
      const columns = columnsOf(g)
      const entry = Math.floor(((y - band.y) / band.height) * columns)
      return (slotVa(axis, slot) + entry * (axis.unit / columns)) as Va
    }
    return undefined
  }

  const root = useRef<HTMLDivElement>(null)
  const spot = (event: React.MouseEvent): [number, number] => {
    const box = root.current!.getBoundingClientRect()
    return [event.clientX - box.left, event.clientY - box.top]
  }

  const {regions} = mirror
  /** The region of the brush, or the last one before it. */
  const here = regions.findLastIndex(({start}) => brush !== null && start < brushRange(axis, brush).end)
  const toRegion = (n: number) => {
    const region = regions[n]
    const next = region && onto(axis, region)
    if (next) setBrush(next)
  }

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const now = brush ?? showing(axis, null, point) ?? {from: 0, to: 1}
    const size = event.shiftKey ? 1 : now.to - now.from
    const step = {ArrowLeft: -1, ArrowRight: 1}[event.key]
    const lanes = {ArrowUp: -1, ArrowDown: 1}[event.key]
    if (axis.slots === 0) return
    if (step) setBrush(moved(axis, now, step * size))
    else if (lanes) setLane(LANES[Math.max(0, Math.min(2, LANES.indexOf(lane) + lanes))])
    else if (event.key === "+" || event.key === "=") setBrush(resized(axis, now, 0.5))
    else if (event.key === "-") setBrush(resized(axis, now, 2))
    else if (event.key === "[") toRegion(Math.max(0, here - 1))
    else if (event.key === "]") toRegion(Math.min(regions.length - 1, here + 1))
    else if (event.key === "g") document.querySelector<HTMLElement>(".va-value input")?.focus()
    else if (event.key === "Enter") {
      onSelect(point)
      send({type: "view", view: "tree"})
    } else if (event.key === "Escape" && !pinned && brush) setBrush(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const box = brush && {
    ...{from: slotPlace(axis, brush.from), to: slotPlace(axis, brush.to - 1)},
  }
  return (
    <div
      ref={root}
      className="stage mirror"
      data-mode={mode}
      data-theme={theme}
      data-lane={lane}
      style={{width, height: place.height}}
      role="application"
      aria-roledescription="mirror of two tables"
      aria-label="Mirror: left and right move the brush, plus and minus halve and double it, brackets go to the next region, up and down choose a half, Enter goes to the tree"
      aria-describedby="mirror-root mirror-here"
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerMove={event => {
        const va = vaAt(...spot(event))
        if (va !== undefined && !pinned) onPoint(va)
      }}
      onClick={event => {
        const va = vaAt(...spot(event))
        if (va === undefined) return
        onSelect(va)
        if (!brush) setBrush(showing(axis, null, va))
      }}
      onDoubleClick={event => {
        const va = vaAt(...spot(event))
        const slot = va !== undefined && showing(axis, null, va)
        if (slot) setBrush(runAround(axis, [looks.source, looks.copy], slot.from))
      }}
    >
      <svg
        id="mirror-root"
        className="stage-svg"
        width={width}
        height={place.height}
        role="img"
        aria-label={sentence(mirror)}
      >
        <g ref={under} />
      </svg>
      <BandCanvas {...{mirror, place, theme}} side="source" />
      <BandCanvas {...{mirror, place, theme}} side="copy" />
      {brush && place.lens && (
        <>
          <LensCanvas {...{mirror, place, theme, brush, lens}} side="source" looks={looks.source} />
          <LensCanvas {...{mirror, place, theme, brush, lens}} side="copy" looks={looks.copy} />
        </>
      )}
      <svg className="stage-svg" width={width} height={place.height} aria-hidden="true">
        <Checks />
        <g ref={over} />
        <g ref={top} />
      </svg>
      {place.lens && brush && (
        <div
          className="lens-lane"
          aria-hidden="true"
          style={{left, width: right - left, top: place.lens[lane].y, height: place.lens[lane].height}}
        />
      )}
      {brush && box && <BrushHandles {...{mirror, place, brush}} root={root} onBrush={setBrush} />}
      <RegionList {...{mirror}} onBrush={setBrush} />
      <Spoken
        id="mirror-here"
        place={`${lane} ${brush?.from} ${brush?.to} ${point}`}
        shown={mirror}
        text={() => `${spokenOf(lane)}. ${pointText()}`}
      />
    </div>
  )

  /** The entry at the point, its run and its table. */
  function pointText(): string {
    const words = captions({source, experiment, outcome, at: {mode}}, point)
    const entry = `${hex64(BigInt(point))}: source ${words.source}; copy ${words.copy}`
    return `${entry}. ${placeText(source, outcome, point)}`
  }

  /** What the brush shows in the lane that was chosen. */
  function spokenOf(lane: Lane): string {
    if (!brush) return "The seam is closed"
    const what =
      lane === "marks"
        ? `${number(changedIn(mirror, brush))} changed`
        : lane === "source"
          ? `source, ${lens?.runs ? `${lens.runs.length} runs` : "pixels"}`
          : `copy, ${lens?.runs ? `${lens.runs.filter(run => run.source !== run.copy).length} runs that differ` : "pixels"}`
    return `${brushWords(mirror, brush)}; ${what}`
  }
})

/** The picture in one sentence. */
function sentence(mirror: ReturnType<typeof mirrorOf>): string {
  const {regions, outcome, axis} = mirror
  const all = regions.reduce((sum, {leaves}) => sum + leaves, 0)
  const absent = absentWords(mirror)
  return `${regions.length} regions of the source with ${number(all)} leaves in ${axis.pieces.length} pieces, from ${
    regions[0] ? regionName(regions[0]) : "nothing"
  } on, over the copy with ${number(outcome.account.copied)} leaves, ${number(outcome.account.changed)} of them changed. ${
    absent?.heading ?? "Everything was asked for."
  }`
}
