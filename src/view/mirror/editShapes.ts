// As in the wings: a ring in ink around each entry of the source that was written over, in its column and in the lens; and their
// number beside the source's title, which says what a ring means.

import {number} from "../../model/descriptor/say.ts"
import {columnsOf} from "../field/rows.ts"
import type {Shape} from "../draw.ts"
import {editPlaces} from "../stage/editPlaces.ts"
import {editedSwatch, ringShapes} from "../stage/editShapes.ts"
import {rootName} from "../stage/axes.ts"
import {slotOf, slotPlace, slotVa} from "./axis.ts"
import type {Brush} from "./brush.ts"
import {lensX, type Lens} from "./lens.ts"
import type {Place} from "./place.ts"
import type {Mirror} from "./scene.ts"

/** Rings over the source's columns: at the entry, or at the top of a column that is one. */
export function editShapes(mirror: Mirror, {bands: {source: band}, left, titleY, mode}: Place): Shape[] {
  const {axis, source} = mirror
  const columns = columnsOf(source.geometry)
  const places = editPlaces(mirror)
  const rings = [...places].flatMap(va => {
    const slot = slotOf(axis, va)
    if (slot === null) return []
    const {x, width} = slotPlace(axis, slot)
    const entry = Math.floor(((va - slotVa(axis, slot)) / axis.unit) * columns)
    const y = band.y + Math.max(4, ((entry + 0.5) / columns) * band.height)
    return ringShapes(`edit ${va}`, x + width / 2, y)
  })
  if (mode === "phone" || places.size === 0) return rings
  const x = left + 87 + 6.9 * rootName(mirror, "source").length
  return [
    ...rings,
    ...editedSwatch("edits", x, titleY.source),
    {
      kind: "text",
      key: "edits words",
      class: "",
      x: x + 16,
      y: titleY.source,
      text: `${number(places.size)} edited`,
    },
  ]
}

/** Rings at the foot of the lens' upper half: letters and the frame of the point stay free. */
export function lensEditShapes(mirror: Mirror, place: Place, brush: Brush, lens: Lens): Shape[] {
  const {left, right} = place
  const {y, height} = place.lens!.source
  return [...editPlaces(mirror)].flatMap(va => {
    const slot = slotOf(mirror.axis, va)
    if (slot === null || slot < brush.from || slot >= brush.to) return []
    const x = lensX(mirror.axis, brush, va, left, right - left) + lens.px / 2
    return ringShapes(`lens edit ${va}`, x, y + height - 5)
  })
}
