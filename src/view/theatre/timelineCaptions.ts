// Names below the ribbon. Each name stands once, where most of its pages are, and moves aside or stays away where it has no room.

import type {Rect} from "../seam/labels.ts"
import {meets} from "../seam/labels.ts"
import {cover, partOf} from "./ribbonRuns.ts"
import {spanName} from "./timelineWords.ts"
import type {RibbonSpan} from "./moment.ts"
import {keptFor} from "./keptFor.ts"
import type {Window} from "./timelineScale.ts"

/** Width of a letter on the average, px. */
export const LETTER = 6.1
/** What is narrower is not named; a gap that is narrower does not part one name, px. */
const LEAST = 10
const GAP = 14

export interface Caption {
  readonly text: string
  /** Of its middle, from the ribbon's left edge. */
  readonly x: number
}

interface Extent {
  readonly text: string
  readonly x0: number
  readonly x1: number
}

/** The captions of a ribbon that meet nothing, at a height in the scene; `inTheWay` and `left` (of the ribbon) are the scene's. */
export function captions(
  spans: readonly RibbonSpan[],
  window: Window,
  {left, width, y}: {readonly left: number; readonly width: number; readonly y: number},
  inTheWay: readonly Rect[],
): Caption[] {
  const boxes = [...inTheWay]
  const placed: Caption[] = []
  for (const {text, x0, x1} of extents(spans, window, width)) {
    const half = (text.length * LETTER) / 2
    const boxAt = (x: number): Rect => ({
      x0: left + x - half - 5,
      x1: left + x + half + 5,
      y0: y - 7,
      y1: y + 7,
    })
    const spots = [(x0 + x1) / 2, x0 + half, x1 - half, x0 - half + 12, x1 + half - 12]
    const x = spots
      .map(x => Math.max(half, Math.min(width - half, x)))
      .find(x => x + half > x0 && x - half < x1 && !boxes.some(box => meets(box, boxAt(x))))
    if (x === undefined) continue
    boxes.push(boxAt(x))
    placed.push({text, x})
  }
  return placed.sort((a, b) => a.x - b.x)
}

/** Of each name the widest stretch that it has for itself, the widest first. */
const extents = keptFor((spans, window, width): Extent[] => {
  const names = dominant(spans, window, width)
  const runs: {text: string; x0: number; x1: number}[] = []
  for (let from = 0, x = 0; x < names.length; from = x) {
    while (x < names.length && names[x] === names[from]) x++
    const text = names[from]
    if (text === "") continue
    const before = runs.findLast(run => run.text === text)
    if (before && from - before.x1 <= GAP) before.x1 = x
    else runs.push({text, x0: from, x1: x})
  }
  const widest = new Map<string, Extent>()
  for (const run of runs) {
    const known = widest.get(run.text)
    if (!known || known.x1 - known.x0 < run.x1 - run.x0) widest.set(run.text, run)
  }
  return [...widest.values()]
    .filter(({x0, x1}) => x1 - x0 >= LEAST)
    .sort((a, b) => b.x1 - b.x0 - (a.x1 - a.x0))
})

/** The name of most of what is in each px; "": nothing. */
function dominant(spans: readonly RibbonSpan[], window: Window, width: number): string[] {
  const count = Math.max(1, Math.round(width))
  const shares = new Map<string, Float64Array>()
  for (const span of spans) {
    const part = partOf(span, window, width / Math.max(1, window.count))
    if (!part) continue
    const name = spanName(span)
    const share = shares.get(name) ?? new Float64Array(count)
    shares.set(name, share)
    cover(share, ...part)
  }
  return Array.from({length: count}, (_, x) => {
    let best = ""
    for (const [name, share] of shares) if (share[x] > (shares.get(best)?.[x] ?? 0)) best = name
    return best
  })
}
