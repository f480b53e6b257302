// The corner in ink of each entry of the source that was written over.

import type {Shape} from "../draw.ts"
import {corner} from "../stage/editShapes.ts"
import {editPlaces} from "../stage/editPlaces.ts"
import {fieldX} from "../stage/layout.ts"
import {cellAt, type Zoomed} from "./place.ts"

/** What is not in the window is not drawn. A px from the edge: the frame of the point leaves it to be seen. */
export function editCorners(stage: Zoomed): Shape[] {
  const {at} = stage
  return [...editPlaces(stage)].flatMap((va): Shape[] => {
    const cell = cellAt(stage, va)
    if (!cell) return []
    const d = corner(fieldX(at, "source") + cell.x + 1, at.field.y + cell.y + 1)
    return [{kind: "path", key: `edit ${va}`, class: "edit-corner", d}]
  })
}
