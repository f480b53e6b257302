// Where the copy stopped, in the mirror: a line in ink through both bands, and in the seam the reason's mark with the code.

import type {Va} from "../../model/word.ts"
import {line, type Shape} from "../draw.ts"
import {codeOf} from "../seam/stopShapes.ts"
import {xOf} from "./axis.ts"
import type {Group} from "./marks.ts"
import type {Place} from "./place.ts"
import type {Mirror} from "./scene.ts"

function stopX({axis, outcome: {stop}}: Mirror): {readonly x: number; readonly va: Va} | null {
  const x = stop ? xOf(axis, stop.va) : null
  return stop && x !== null ? {x, va: stop.va} : null
}

/** The line, at the address. */
export function stopShapes(mirror: Mirror, {bands}: Place): Shape[] {
  const at = stopX(mirror)
  if (!at) return []
  const {x} = at
  const [top, foot] = [bands.source.y - 1, bands.copy.y + bands.copy.height + 1]
  const d = line(x, top, x, bands.source.y + bands.source.height) + line(x, bands.copy.y, x, foot)
  return [{kind: "path", key: "stop", class: "mirror-stop", d}]
}

/** The mark, among those of what changed. */
export function stopMark(mirror: Mirror): Group[] {
  const at = stopX(mirror)
  if (!at) return []
  const {stop, rc} = mirror.outcome
  const cause = stop!.reason === "pfn" ? "P" : "stop"
  return [{cause, count: 1, words: codeOf(rc), va: at.va, parts: [{x0: at.x, x1: at.x}]}]
}
