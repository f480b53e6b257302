// Bands of invalid entries: rows next to each other in which the source has some. Invalid is visible as present, and named where
// there is room for a name.

import {number} from "../../model/descriptor/say.ts"
import {EMPTY, INVALID} from "../../model/descriptor/descriptor.ts"
import type {Va} from "../../model/word.ts"
import {BY_V} from "./cells.ts"
import {box, type Shape} from "../draw.ts"
import {columnsOf, rowsIn, rowVa, rowY} from "./rows.ts"
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

const WHOLE: readonly [number, number] = [0, 1]

/** Half the width of a name at 11 px, bold; it decides only how much paper lies behind. */
const halfWidth = (text: string) => text.length * 2.95 + 5

/**
 * The names of the bands that have room for one, on paper: a checkerboard is no ground for words. In the copy they stand in
 * the middle of `part` of the field; without the whole field only the copy's are given, under keys of their own.
 */
export function bandLabels(stage: Stage, part: readonly [number, number] = WHOLE): Shape[] {
  const {at} = stage
  if (at.mode === "phone") return []
  return bands(stage)
    .filter(({y0, y1}) => Math.min(y1, at.field.height) - Math.max(0, y0) >= 16)
    .flatMap(band => {
      const y = at.field.y + (Math.max(0, band.y0) + Math.min(at.field.height, band.y1)) / 2
      const name = (side: "source" | "copy", text: string, tone: string): Shape[] => {
        const whole = part === WHOLE || side === "source"
        const x = at[side] + at.field.width * (whole ? 0.38 : (part[0] + part[1]) / 2)
        const half = halfWidth(text)
        return [
          {
            kind: "path",
            key: `band ${band.first} ${side} ${part[0]} ground`,
            class: "ground",
            d: box(x - half, y - 7, 2 * half, 14),
          },
          {
            kind: "text",
            key: `band ${band.first} ${side} ${part[0]}`,
            class: `band ${tone}`,
            x,
            y: y + 4,
            text,
          },
        ]
      }
      const count = number(band.invalid)
      return [
        ...name("source", `${count} ${band.invalid === 1 ? "page" : "pages"} taken out: invalid`, "source"),
        ...(band.revived > 0
          ? name("copy", "valid: mapped again", "accent")
          : band.kept > 0
            ? name("copy", "invalid, as in the source", "copy")
            : name("copy", "left out: empty", "copy")),
      ]
    })
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
