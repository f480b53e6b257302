// Bands of invalid entries: rows next to each other in which the source has some. Invalid is visible as present, and named where
// there is room for a name.

import {number} from "../../model/descriptor/say.ts"
import {EMPTY, INVALID} from "../../model/descriptor/descriptor.ts"
import type {Va} from "../../model/word.ts"
import {BY_V} from "./cells.ts"
import {box, type Shape} from "../draw.ts"
import {columnsOf, rowsIn, rowVa, rowY} from "./rows.ts"
import type {Label, Spot} from "../seam/labels.ts"
import {looksOf, type Stage} from "../stage/stage.ts"

export interface Band {
  /** px from the window's top. */
  readonly y0: number
  readonly y1: number
  readonly first: Va
  /** Invalid entries of the source, and what they are in the copy. */
  readonly invalid: number
  readonly kept: number
  readonly revived: number
  readonly gone: number
}

/** The bands of the window. */
export function bands(stage: Stage): Band[] {
  const {rows, top, at, source} = stage
  if (stage.outcome.account.survey.invalid.count === 0) return []
  const [was, is] = [new Uint8Array(columnsOf(source.geometry)), new Uint8Array(columnsOf(source.geometry))]
  const [from, to] = [looksOf(stage, "source"), looksOf(stage, "copy")]
  const list: {-readonly [key in keyof Band]: Band[key]}[] = []
  for (const row of rowsIn(rows, top, at.field.height)) {
    from(row, was)
    if (!was.includes(INVALID)) continue
    to(row, is)
    const y0 = rowY(row) - top
    let band = list.at(-1)
    if (!band || band.y1 < y0) {
      band = {y0, y1: y0, first: rowVa(source.geometry, row), invalid: 0, kept: 0, revived: 0, gone: 0}
      list.push(band)
    }
    band.y1 = y0 + row.section.rowPx
    for (let i = 0; i < was.length; i++) {
      if (was[i] !== INVALID) continue
      band.invalid++
      if (is[i] === INVALID) band.kept++
      else if (is[i] === BY_V) band.revived++
      else if (is[i] === EMPTY) band.gone++
    }
  }
  return list
}

/** Half the width of a name at 11 px, bold. */
const halfWidth = (text: string) => text.length * 2.95 + 5

/** What the copy shows left and right of a line: with a switch off and on. */
export interface Held {
  readonly off: Stage
  /** Share of the field that is left of the line. */
  readonly at: number
}

/**
 * The names of the bands that have room for one, on paper: a checkerboard is no ground for words. A held switch gives the copy's
 * part on each side of its line a name.
 */
export function bandLabels(stage: Stage, held: Held | null = null): Label[] {
  if (stage.at.mode === "phone") return []
  const source = tallBands(stage).map(band => {
    const text = `${number(band.invalid)} ${band.invalid === 1 ? "page" : "pages"} taken out: invalid`
    return {band, text}
  })
  if (!held)
    return source.map(({band, text}) =>
      spots(stage, band, [
        {side: "source", part: [0, 1], text, tone: "source"},
        {side: "copy", part: [0, 1], ...became(band)},
      ]),
    )
  const part = (stage: Stage, part: readonly [number, number]) =>
    tallBands(stage).map(band => spots(stage, band, [{side: "copy", part, ...became(band)}]))
  return [
    ...source.map(({band, text}) =>
      spots(stage, band, [{side: "source", part: [0, 1], text, tone: "source"}]),
    ),
    ...part(stage, [held.at, 1]),
    ...part(held.off, [0, held.at]),
  ]
}

function tallBands(stage: Stage): Band[] {
  return bands(stage).filter(({y0, y1}) => Math.min(y1, stage.at.field.height) - Math.max(0, y0) >= 16)
}

function became({revived, kept}: Band): {text: string; tone: string} {
  if (revived > 0) return {text: "valid: mapped again", tone: "accent"}
  return kept > 0
    ? {text: "invalid, as in the source", tone: "copy"}
    : {text: "left out: empty", tone: "copy"}
}

interface BandName {
  readonly side: "source" | "copy"
  /** The part of the field that it names. */
  readonly part: readonly [number, number]
  readonly text: string
  readonly tone: string
}

/** The spots of a band's names: in its middle, else further to the sides, else in another of its rows. */
function spots({at}: Stage, band: Band, names: readonly BandName[]): Label {
  const [y0, y1] = [Math.max(0, band.y0), Math.min(at.field.height, band.y1)]
  const heights = [(y0 + y1) / 2, ...(y1 - y0 >= 40 ? [y0 + 12, y1 - 12] : [])]
  return heights.flatMap(y =>
    [0.38, 0.5, 0.62, 0.26, 0.74, 0.18, 0.82].map(share => nameSpot(at, band.first, names, share, y)),
  )
}

function nameSpot(at: Stage["at"], first: Va, names: readonly BandName[], share: number, y: number): Spot {
  const middle = at.field.y + y
  const boxes = names.map(({side, part, text}) => {
    const whole = part[0] === 0 && part[1] === 1
    const x = at[side] + at.field.width * (whole ? share : (part[0] + part[1]) / 2)
    return {x0: x - halfWidth(text), y0: middle - 7, x1: x + halfWidth(text), y1: middle + 7}
  })
  const shapes = names.flatMap(({side, part, text, tone}, n): Shape[] => {
    const {x0, y0, x1, y1} = boxes[n]
    const key = `band ${first} ${side} ${part[0]}`
    return [
      {kind: "path", key: `${key} ground`, class: "ground", d: box(x0, y0, x1 - x0, y1 - y0)},
      {kind: "text", key, class: `band ${tone}`, x: (x0 + x1) / 2, y: middle + 4, text},
    ]
  })
  return {boxes, shapes}
}

/** What the source has and the copy lost: holes with a dashed outline, around neighbouring rows. */
export function holes(stage: Stage): Shape[] {
  const {at, rows, top, outcome, source} = stage
  const lost = new Set(outcome.account.rows.filter(row => row.lost > 0).map(row => row.va))
  if (lost.size === 0) return []
  const groups: {y0: number; y1: number; first: Va}[] = []
  for (const row of rowsIn(rows, top, at.field.height)) {
    const va = rowVa(source.geometry, row)
    if (!lost.has(va)) continue
    const y0 = Math.max(0, rowY(row) - top)
    const y1 = Math.min(at.field.height, rowY(row) - top + row.section.rowPx)
    const last = groups.at(-1)
    if (last && last.y1 >= y0) last.y1 = y1
    else groups.push({y0, y1, first: va})
  }
  return groups
    .filter(({y0, y1}) => y1 - y0 >= 4)
    .map(({y0, y1, first}) => ({
      ...{kind: "path", key: `hole ${first}`, class: "hole"},
      d: box(at.copy + 2, at.field.y + y0 + 1, at.field.width - 4, y1 - y0 - 2),
    }))
}
