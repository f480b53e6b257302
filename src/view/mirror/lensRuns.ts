// A run of the lens in letters and words: letters in what is dark or changed, words where there is room.

import {EMPTY, INVALID, READ_ONLY, WRITABLE} from "../../model/descriptor/descriptor.ts"
import {bytes} from "../../model/descriptor/say.ts"
import {box, type Shape} from "../draw.ts"
import {BY_W} from "../field/cells.ts"
import {letterOf} from "../zoom/letter.ts"
import type {LensRun} from "./lens.ts"
import type {Place} from "./place.ts"

/** From so many px on a run has its letter, its number, what it is. */
const LETTER = 7
const NUMBER = 36
const WORDS = 230

export function runShapes(run: LensRun, n: number, place: Place): Shape[] {
  return [...letterShapes(run, n, place), ...sourceWords(run, n, place), ...copyWords(run, n, place)]
}

/** Baseline of what stands in a half. */
function baseline(place: Place, side: "source" | "copy"): number {
  const {y, height} = place.lens![side]
  return y + height / 2 + 4
}

function letterShapes(run: LensRun, n: number, place: Place): Shape[] {
  if (run.x1 - run.x0 < LETTER) return []
  const x = (run.x0 + run.x1) / 2
  return (["source", "copy"] as const).flatMap((side): Shape[] => {
    const look = run[side]
    if (look !== READ_ONLY && look !== INVALID && look < BY_W) return []
    const y = baseline(place, side)
    const key = `run ${n} ${side} letter`
    const style = look >= BY_W ? "changed" : look === INVALID ? "on-paper" : ""
    return [
      // On a checkerboard no letter can be read.
      ...(look === INVALID
        ? [{kind: "path", key: `${key} paper`, class: "ground", d: box(x - 5, y - 10, 10, 13)} as const]
        : []),
      {kind: "text", key, class: `lens-letter ${style}`, x, y, text: letterOf(run, side)},
    ]
  })
}

function sourceWords({x0, x1, entries, source, what, block}: LensRun, n: number, place: Place): Shape[] {
  const width = x1 - x0
  const y = baseline(place, "source")
  if (source !== WRITABLE || entries < 2 || width < NUMBER) return []
  if (block) {
    const text = width < WORDS ? "" : `in a block of ${bytes(block)}`
    return [{kind: "text", key: `run ${n} words`, class: "lens-words soft", x: x0 + 11, y, text}]
  }
  const times = `×${entries}`
  if (!what || width < WORDS)
    return [
      {kind: "text", key: `run ${n} words`, class: "lens-words middle", x: (x0 + x1) / 2, y, text: times},
    ]
  const x = x0 + 15 + 6.6 * (times.length + 2)
  const text = `${what.memory} → ${what.address}..`
  return [
    {kind: "text", key: `run ${n} words`, class: "lens-words", x: x0 + 11, y, text: `${times} W`},
    {kind: "text", key: `run ${n} what`, class: "lens-words soft", x, y, text},
  ]
}

/** What became of a run in which nothing changed. */
function copyWords({x0, x1, source, copy, missing}: LensRun, n: number, place: Place): Shape[] {
  const width = x1 - x0
  if (width < (place.mode === "phone" ? 60 : 110)) return []
  const same = source === copy && source === WRITABLE && width >= WORDS ? "as it was" : ""
  const text = missing ?? (source === EMPTY && copy === EMPTY ? "empty" : same)
  const accent = missing && missing !== "not in the range" ? "accent" : ""
  if (!text) return []
  const y = baseline(place, "copy")
  return [{kind: "text", key: `run ${n} copy words`, class: `lens-words soft ${accent}`, x: x0 + 11, y, text}]
}
