// A flag's mark as shapes of a scene: its silhouette, its letter, and paper around it where it lies on a ribbon.

import type {Mark} from "../../model/account/account.ts"
import type {Shape} from "../draw.ts"
import {markPath, marks} from "./marks.ts"

interface MarkStyle {
  /** Paper around it, px. */
  readonly ground?: number
  /** A class of its own. */
  readonly name?: string
}

/** A mark of a radius with its letter, on a ground of paper if it has one. */
export function markShapes(
  key: string,
  mark: Mark,
  radius: number,
  x: number,
  y: number,
  {ground = 0, name = ""}: MarkStyle = {},
): Shape[] {
  const {letterY, letterSize} = marks[mark]
  return [
    ...(ground
      ? [{kind: "path", key: `${key} ground`, class: "ground", d: ring(x, y, radius + ground)} as const]
      : []),
    {kind: "path", key, class: `mark ${name}`, d: markPath(mark, radius, x, y)},
    {
      kind: "text",
      key: `${key} letter`,
      class: `mark-letter ${radius >= 13 ? "large" : radius >= 9 ? "middle" : ""} ${name}`,
      ...{x, y: y + radius * (letterY + 0.36 * letterSize), text: mark},
    },
  ]
}

function ring(x: number, y: number, r: number): string {
  return `M${x - r},${y}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0Z`
}
