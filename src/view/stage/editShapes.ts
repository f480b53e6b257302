// A ring in ink around each entry of the source that was written over; where an entry has a cell of its own, its corner in ink.

import {box, polygon, type Shape} from "../draw.ts"
import {fieldX} from "./layout.ts"
import {editPlaces} from "./editPlaces.ts"
import {xOf, yOf, type Stage} from "./stage.ts"

/** What is not in the window is not drawn. */
export function editShapes(stage: Stage): Shape[] {
  return [...editPlaces(stage)].flatMap((va): Shape[] => {
    const y = yOf(stage, va)
    return y === null ? [] : ringShapes(`edit ${va}`, fieldX(stage.at, "source") + xOf(stage, va), y)
  })
}

/** The ring around a place. */
export function ringShapes(key: string, x: number, y: number): Shape[] {
  const d = box(x - 4, y - 4, 8, 8)
  return [
    {kind: "path", key: `${key} ground`, class: "edit-ground", d},
    {kind: "path", key, class: "edit-ring", d},
  ]
}

/** The corner of a cell, from its top left. */
export function corner(x: number, y: number): string {
  return polygon([x, y], [x + 5, y], [x, y + 5])
}

/** What ring and corner mean, for a legend: a cell with both, 10 px wide, its foot at y. */
export function editedSwatch(key: string, x: number, y: number): Shape[] {
  return [
    {kind: "path", key, class: "edit-ring", d: box(x + 0.5, y - 9.5, 9, 9)},
    {kind: "path", key: `${key} corner`, class: "edit-corner", d: corner(x, y - 10)},
  ]
}
