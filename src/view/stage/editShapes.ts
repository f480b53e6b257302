// A ring in ink around each entry of the source that was written over.

import {box, type Shape} from "../draw.ts"
import {fieldX} from "./layout.ts"
import {editPlaces} from "./editPlaces.ts"
import {xOf, yOf, type Stage} from "./stage.ts"

/** What is not in the window is not drawn. */
export function editShapes(stage: Stage): Shape[] {
  return [...editPlaces(stage)].flatMap((va): Shape[] => {
    const y = yOf(stage, va)
    if (y === null) return []
    const x = fieldX(stage.at, "source") + xOf(stage, va)
    return [
      {kind: "path", key: `edit ground ${va}`, class: "edit-ground", d: box(x - 4, y - 4, 8, 8)},
      {kind: "path", key: `edit ${va}`, class: "edit-ring", d: box(x - 4, y - 4, 8, 8)},
    ]
  })
}
