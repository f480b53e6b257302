// Words on the map, and where they have room. A label knows several spots, the best one first, and takes the first that meets
// nothing: neither what follows the pointer nor another label. Where there is none it is left out; words are never cut.

import type {Shape} from "../draw.ts"
import type {Layout} from "../stage/layout.ts"

export interface Rect {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** One way to write a label: in both wings at once, so that equal places stay level. */
export interface Spot {
  readonly boxes: readonly Rect[]
  readonly shapes: readonly Shape[]
}

/** Its spots, the best one first. */
export type Label = readonly Spot[]

/** Do two rectangles share more than an edge? */
export function meets(a: Rect, b: Rect): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}

/** The labels that have room beside what is in the way, earlier ones first: their shapes, and the boxes that they fill. */
export function placed(labels: readonly Label[], inTheWay: readonly Rect[]): Spot {
  const boxes: Rect[] = []
  const shapes: Shape[] = []
  const isFree = (box: Rect) => ![...inTheWay, ...boxes].some(other => meets(box, other))
  for (const label of labels) {
    const spot = label.find(spot => spot.boxes.every(isFree))
    if (!spot) continue
    boxes.push(...spot.boxes)
    shapes.push(...spot.shapes)
  }
  return {boxes, shapes}
}

/** The box of words of a width: x of their start, y of their middle. */
export function wordsBox(x: number, y: number, width: number): Rect {
  return {x0: x - 2, y0: y - 6.5, x1: x + width + 2, y1: y + 6.5}
}

/** Is a box inside of a field's window? */
export function isInside({field}: Layout, left: number, {x0, y0, x1, y1}: Rect): boolean {
  return x0 >= left && x1 <= left + field.width && y0 >= field.y && y1 <= field.y + field.height
}
