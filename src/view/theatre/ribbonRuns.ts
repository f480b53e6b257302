// The work list as a ribbon: what each page is about to overwrite, one holder for each px. Where a px is many pages, most of them
// decide; but a page that the CPU may need, a table above all, never averages away.

import {keptFor} from "./keptFor.ts"
import type {Window} from "./timelineScale.ts"
import {HOLDERS, type Holder, type RibbonSpan} from "./moment.ts"

/** Never averaged away, the rarest first. */
const NEEDED: readonly Holder[] = ["zero page", "exit page", "exit table", "copy table", "source table"]
/** From this on a page is a cell of its own, px. */
const CELL = 4

/** [x0, x1) from the ribbon's left edge, px. */
export interface RibbonRun {
  readonly holder: Holder
  readonly x0: number
  readonly x1: number
}

/** The runs of a window of the list on a width in px, from left to right; pages that can be told apart are runs of their own. */
export const ribbonRuns = keptFor((spans, window, width): RibbonRun[] => {
  const cell = width / Math.max(1, window.count)
  return cell >= CELL ? cells(spans, window, cell) : joined(columns(spans, window, width), cell)
})

/** The part of a span in a window, px; undefined: it is not in it. */
export function partOf(span: RibbonSpan, {first, count}: Window, cell: number): [number, number] | undefined {
  const from = Math.max(0, span.from - first)
  const to = Math.min(count, span.to - first)
  return from < to ? [from * cell, to * cell] : undefined
}

function cells(spans: readonly RibbonSpan[], {first, count}: Window, cell: number): RibbonRun[] {
  return spans.flatMap(({holder, from, to}) => {
    const [start, end] = [Math.max(from, first), Math.min(to, first + count)]
    return Array.from({length: Math.max(0, end - start)}, (_, n): RibbonRun => {
      const x0 = (start + n - first) * cell
      return {holder, x0, x1: x0 + cell - 1}
    })
  })
}

/** The holder of each px; null: no page is there. */
function columns(spans: readonly RibbonSpan[], window: Window, width: number): (Holder | null)[] {
  const count = Math.max(1, Math.round(width))
  const share = HOLDERS.map(() => new Float64Array(count))
  for (const span of spans) {
    const part = partOf(span, window, width / window.count)
    if (part) cover(share[HOLDERS.indexOf(span.holder)], ...part)
  }
  return Array.from({length: count}, (_, x) => {
    const needed = NEEDED.find(holder => share[HOLDERS.indexOf(holder)][x] > 0)
    if (needed) return needed
    const most = HOLDERS.reduce((best, _, n) => (share[n][x] > share[best][x] ? n : best), 0)
    return share[most][x] > 0 ? HOLDERS[most] : null
  })
}

/** Adds to each px how much of it [x0, x1) covers. A px that is covered for less than a thousandth is not. */
export function cover(share: Float64Array, x0: number, x1: number) {
  for (let x = Math.floor(x0); x < Math.min(share.length, x1); x++) {
    const part = Math.min(x1, x + 1) - Math.max(x0, x)
    // A page on the border of two px belongs to the first: a lone table is one line, not two.
    if (part > 1e-3 && (x1 - x0 >= 1 || x === Math.floor(x0))) share[x] += Math.min(x1 - x0, part)
  }
}

/** Neighbours of one holder together; a lone page that is needed gets a px and a half. */
function joined(holders: readonly (Holder | null)[], cell: number): RibbonRun[] {
  const runs: RibbonRun[] = []
  for (let from = 0, x = 0; x < holders.length; from = x) {
    const holder = holders[from]
    while (x < holders.length && holders[x] === holder) x++
    if (holder !== null) runs.push({holder, x0: from, x1: x})
  }
  return runs.map(run =>
    NEEDED.includes(run.holder) && cell < 1.5 ? {...run, x1: Math.max(run.x1, run.x0 + 1.5)} : run,
  )
}
