// The mirror: the source's half of the address space from the top, the copy's from the bottom, and between them the opened seam.
// It stands in the picture's place; point and selection are those of every view. Columns on canvas, all else as shapes.

import {memo, useMemo, useRef, useState} from "react"
import type {Va} from "../../model/word.ts"
import {runAround, showing} from "../../view/mirror/brush.ts"
import {slotLooks} from "../../view/mirror/columns.ts"
import {lensOf} from "../../view/mirror/lens.ts"
import type {Lane} from "../../view/mirror/lensShapes.ts"
import {placeOf} from "../../view/mirror/place.ts"
import {mirrorOf} from "../../view/mirror/scene.ts"
import {vaUnder} from "../../view/mirror/under.ts"
import {send, useValue} from "../store.ts"
import {Spoken} from "../stage/Spoken.tsx"
import type {ViewProps} from "../stage/viewProps.ts"
import {BandCanvas} from "./BandCanvas.tsx"
import {BrushHandles} from "./BrushHandles.tsx"
import {LensCanvas} from "./LensCanvas.tsx"
import {actOf, type Act} from "./mirrorKeys.ts"
import {Ground, Overlay} from "./MirrorShapes.tsx"
import {laneText, pointText} from "./mirrorWords.ts"
import {RegionList} from "./RegionList.tsx"
import {useBrush} from "./useBrush.ts"
import "../stage/stage.css"
import "../stage/strips.css"
import "../stage/seam.css"
import "./mirror.css"

const LABEL =
  "Mirror: left and right move the brush, plus and minus halve and double it, brackets go to the next region, up and down choose a half, Enter goes to the tree"

export const Mirror = memo(function Mirror(props: ViewProps) {
  const {point, theme, mode, width} = props
  const [lane, setLane] = useState<Lane>("marks")
  const scene = useScene(props)
  const {mirror, place, looks, brush, setBrush, lens} = scene
  const root = useRef<HTMLDivElement>(null)
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
      aria-label={LABEL}
      aria-describedby="mirror-root mirror-here"
      tabIndex={0}
      {...handlers(props, scene, lane, setLane)}
    >
      <Ground {...{mirror, place, looks, brush, point}} />
      <BandCanvas {...{mirror, place, theme}} side="source" />
      <BandCanvas {...{mirror, place, theme}} side="copy" />
      {brush && place.lens && (
        <>
          <LensCanvas {...{mirror, place, theme, brush, lens}} side="source" looks={looks.source} />
          <LensCanvas {...{mirror, place, theme, brush, lens}} side="copy" looks={looks.copy} />
        </>
      )}
      <Overlay {...{mirror, place, looks, brush, lens, point}} />
      {brush && place.lens && (
        <div
          className="lens-lane"
          aria-hidden="true"
          style={{
            ...{left: place.left, width: place.right - place.left},
            ...{top: place.lens[lane].y, height: place.lens[lane].height},
          }}
        />
      )}
      {brush && <BrushHandles {...{mirror, place, brush}} root={root} onBrush={setBrush} />}
      <RegionList {...{mirror}} onBrush={setBrush} />
      <Spoken
        id="mirror-here"
        place={`${lane} ${brush?.from} ${brush?.to} ${point}`}
        shown={mirror}
        text={() => `${laneText(mirror, brush, lens, lane)}. ${pointText(mirror, mode, point)}`}
      />
    </div>
  )
})

/** What keys and pointer do. */
function handlers(
  {point, pinned, onPoint, onSelect}: ViewProps,
  {mirror, place, looks, brush, setBrush}: ReturnType<typeof useScene>,
  lane: Lane,
  setLane: (lane: Lane) => void,
) {
  const vaAt = (event: React.MouseEvent): Va | undefined => {
    const box = event.currentTarget.getBoundingClientRect()
    return vaUnder(mirror, place, brush, event.clientX - box.left, event.clientY - box.top)
  }
  function carryOut(act: Act) {
    if (act.kind === "brush") setBrush(act.to)
    else if (act.kind === "lane") setLane(act.to)
    else if (act.kind === "address") document.querySelector<HTMLElement>(".va-value input")?.focus()
    else {
      onSelect(point)
      send({type: "view", view: "tree"})
    }
  }
  return {
    onKeyDown(event: React.KeyboardEvent) {
      if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
      const act = actOf(event, {mirror, brush, lane, point, pinned})
      if (!act) return
      carryOut(act)
      event.preventDefault()
      event.stopPropagation()
    },
    onPointerMove(event: React.PointerEvent) {
      const va = vaAt(event)
      if (va !== undefined && !pinned) onPoint(va)
    },
    onClick(event: React.MouseEvent) {
      const va = vaAt(event)
      if (va === undefined) return
      onSelect(va)
      if (!brush) setBrush(showing(mirror.axis, null, va))
    },
    onDoubleClick(event: React.MouseEvent) {
      const va = vaAt(event)
      const slot = va !== undefined && showing(mirror.axis, null, va)
      if (slot) setBrush(runAround(mirror.axis, [looks.source, looks.copy], slot.from))
    },
  }
}

/** What the mirror shows, where, and the brush over it; each part is made anew only when its own causes change. */
function useScene({source, experiment, outcome, point, pinned, mode, width, height}: ViewProps) {
  const g = source.geometry
  const brushed = useValue(state => state.look.brush)
  const open = brushed !== null
  const place = useMemo(() => placeOf(g, mode, width, height, open), [g, mode, width, height, open])
  const {left, right, gap} = place
  const mirror = useMemo(
    () => mirrorOf(source, experiment, outcome, {left, width: right - left, gap}),
    [source, experiment, outcome, left, right, gap],
  )
  const looks = useMemo(() => slotLooks(mirror), [mirror])
  const [brush, setBrush] = useBrush(source, mirror.axis, brushed, point, pinned)
  const lens = useMemo(
    () => (brush && place.lens ? lensOf(mirror, brush, left, right - left) : null),
    [mirror, brush, place, left, right],
  )
  return {mirror, place, looks, brush, setBrush, lens}
}
