// Where a place is: of the window in the stage, of the stage in its fields.

import {fieldX, type Layout} from "../../view/stage/layout.ts"

/** Px from the stage's top left corner. */
export interface Spot {
  readonly x: number
  readonly y: number
}

/** A place of the window in an element. It reads the layout: ask while nothing has changed, not after. */
export function spotIn(
  element: Element,
  {clientX, clientY}: {readonly clientX: number; readonly clientY: number},
): Spot {
  const {left, top} = element.getBoundingClientRect()
  return {x: clientX - left, y: clientY - top}
}

/** Px from the top left corner of the field that it is in, either wing's; null: it is in none. */
export function inField(at: Layout, spot: Spot): {readonly x: number; readonly y: number} | null {
  const y = spot.y - at.field.y
  if (y < 0 || y >= at.field.height) return null
  const {x} = spot
  const left = [fieldX(at, "source"), fieldX(at, "copy")].find(left => x >= left && x < left + at.field.width)
  return left === undefined ? null : {x: x - left, y}
}
