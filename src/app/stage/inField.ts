// Where in the fields a place of the window is.

import {fieldX, type Layout} from "../../view/stage/layout.ts"

/** Px from the top left corner of the field that it is in, either wing's; null: it is in none. */
export function inField(
  stage: HTMLElement,
  at: Layout,
  clientX: number,
  clientY: number,
): {readonly x: number; readonly y: number} | null {
  const box = stage.getBoundingClientRect()
  const [x, y] = [clientX - box.left, clientY - box.top - at.field.y]
  if (y < 0 || y >= at.field.height) return null
  const left = [fieldX(at, "source"), fieldX(at, "copy")].find(left => x >= left && x < left + at.field.width)
  return left === undefined ? null : {x: x - left, y}
}
