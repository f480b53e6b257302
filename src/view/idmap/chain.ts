// The tables of an idmap under each other, the root on top: each a strip with its one entry, from which a wedge leads to the whole of the
// table below, and at last to the page. They are made from below upward; what is not made yet is dashed.

import type {IdmapTable} from "../../model/steps/idmapLine.ts"
import {hex, hex64, type Pa} from "../../model/word.ts"
import {box, polygon, type Shape} from "../draw.ts"

export interface Chain {
  /** From the root down. */
  readonly tables: readonly IdmapTable[]
  readonly page: Pa
  /** What is said beside the page: its address, how it may be used. */
  readonly pageNote: string
  /** After the last step; null: not yet. */
  readonly ttbr0: Pa | null
  readonly t0sz: number | null
  /** The step that is looked at. */
  readonly number: number
  /** Did that step find no page? */
  readonly failed: boolean
  /** Entries of a table. */
  readonly entries: number
}

/** Px; `beside`: the words stand left and right of the strips, else above them. */
export interface ChainPlace {
  readonly width: number
  readonly height: number
  readonly beside: boolean
}

const STRIP = 22
const WORDS = {left: 176, right: 168} as const
/** The least height from one strip to the next, with words beside and above. */
const PITCH = {beside: 58, above: 76} as const
/** Above the first strip and below the page. */
const TOP = {beside: 44, above: 66} as const
const FOOT = 46
/** The least width of an entry. */
const LEAST = 4

interface Row {
  readonly key: string
  readonly y: number
}

const topOf = ({beside}: ChainPlace) => (beside ? TOP.beside : TOP.above)

/** Px from one strip to the next, so that all fit if they can. */
function pitchOf({tables}: Pick<Chain, "tables">, place: ChainPlace): number {
  const {height, beside} = place
  const least = beside ? PITCH.beside : PITCH.above
  return Math.max(least, Math.min(92, Math.floor((height - topOf(place) - FOOT) / tables.length)))
}

/** How tall a chain is, px. */
export function chainHeight(chain: Pick<Chain, "tables">, place: ChainPlace): number {
  return topOf(place) + pitchOf(chain, place) * chain.tables.length + FOOT
}

export function chainShapes(chain: Chain, place: ChainPlace): Shape[] {
  const {tables, entries} = chain
  const pitch = pitchOf(chain, place)
  const left = place.beside ? WORDS.left : 0.5
  const right = place.width - (place.beside ? WORDS.right : 0.5)
  const yOf = (n: number) => topOf(place) + n * pitch
  const x = (n: number) => left + ((right - left) * n) / entries
  const middle = (left + right) / 2
  return [
    ...registerShapes(chain, place, {left, top: 14}),
    ...tables.flatMap((table, n) => {
      const row = {key: `level ${table.level}`, y: yOf(n)}
      const width = Math.max(LEAST, x(1) - x(0))
      const from = Math.min(Math.max(left, x(table.index + 0.5) - width / 2), right - width)
      const below = tables.at(n + 1)
      const to = below ? {left, right, y: yOf(n + 1)} : {left: middle - 70, right: middle + 70, y: yOf(n + 1)}
      return [
        ...wedgeShapes(row, table, {from, width}, to),
        ...stripShapes(chain, table, row, {left, right, from, width}),
        ...wordShapes(chain, table, row, {left, right, from, width}, place),
      ]
    }),
    ...pageShapes(chain, {key: "page", y: yOf(tables.length)}, middle),
  ]
}

interface Entry {
  readonly from: number
  readonly width: number
}

interface Strip extends Entry {
  readonly left: number
  readonly right: number
}

const text = (key: string, name: string, x: number, y: number, said: string): Shape => ({
  ...{kind: "text", key, class: name, x, y, text: said},
})

function stripShapes({number, failed}: Chain, table: IdmapTable, {key, y}: Row, at: Strip): Shape[] {
  const {left, right, from, width} = at
  const made = table.table !== null
  const now = table.number === number
  const state = made ? "made" : now && failed ? "failed" : "ahead"
  return [
    {
      ...{kind: "path", key: `${key} strip`, class: `idmap-strip ${state}`},
      d: box(left, y + 0.5, right - left, STRIP),
    },
    {
      ...{kind: "path", key: `${key} entry`, class: `idmap-entry ${state}`},
      d: box(from, y + 0.5, width, STRIP),
    },
    {
      ...{kind: "path", key: `${key} spot`, class: "idmap-spot"},
      d: made && now ? box(from - 4, y - 3.5, width + 8, STRIP + 8) : "",
    },
  ]
}

/** From the entry to the whole of what it leads to. */
function wedgeShapes(
  {key, y}: Row,
  {table}: IdmapTable,
  {from, width}: Entry,
  to: {readonly left: number; readonly right: number; readonly y: number},
): Shape[] {
  const top = y + STRIP + 0.5
  const d =
    table === null
      ? ""
      : polygon([from, top], [from + width, top], [to.right, to.y - 0.5], [to.left, to.y - 0.5])
  return [{kind: "path", key: `${key} wedge`, class: "idmap-wedge", d}]
}

/** The level and its bits; the table's address; the entry and what is in it. */
function wordShapes(
  {number, failed}: Chain,
  {level, bits: {msb, lsb}, index, table, wrote, number: own}: IdmapTable,
  {key, y}: Row,
  {left, right, from, width}: Strip,
  {beside, width: all}: ChainPlace,
): Shape[] {
  const line = beside ? y + 16 : y - 22
  const address = table === null ? (failed && own === number ? "no page" : `step ${own}`) : hex(table)
  const tone = table !== null ? "copy" : failed && own === number ? "accent" : "ahead"
  const said = wrote === null ? `[${index}]` : `[${index}] ${hex64(wrote)}`
  // At the entry, but within the strip.
  const half = wrote === null ? 18 : 92
  const at = Math.min(Math.max(from + width / 2, left + half), right - half)
  return [
    {
      ...text(`${key} name`, "idmap-name", 0, line, `level ${level}  bits ${msb}:${lsb}`),
      spans: [
        {class: "strong", text: `level ${level}`},
        {class: "", text: `\u2002bits ${msb}:${lsb}`},
      ],
    } as Shape,
    text(`${key} address`, `idmap-address end ${tone}`, all, line, address),
    text(`${key} value`, `idmap-value middle ${tone}`, at, y - 6, said),
  ]
}

/** The register on top, and the line from it to the root. */
function registerShapes(
  {ttbr0, t0sz}: Chain,
  {beside, width}: ChainPlace,
  {left, top}: {readonly left: number; readonly top: number},
): Shape[] {
  const told = ttbr0 === null ? "TTBR0 not yet" : `TTBR0 ${hex(ttbr0)}, T0SZ ${t0sz}`
  return [
    text("ttbr0", `idmap-register ${ttbr0 === null ? "ahead" : "copy"}`, beside ? left : 0, top - 2, told),
    text("order", "idmap-note end", beside ? width - WORDS.right : width, top - 2, "made from the page up"),
  ]
}

function pageShapes({tables, pageNote, page}: Chain, {y}: Row, middle: number): Shape[] {
  const reached = tables.at(-1)?.table !== null
  return [
    {
      ...{kind: "path", key: "page box", class: `idmap-page${reached ? "" : " ahead"}`},
      d: box(middle - 70, y + 0.5, 140, STRIP),
    },
    text("page address", "idmap-page-name middle", middle, y + 16, hex(page)),
    text("page note", "idmap-note middle", middle, y + STRIP + 16, pageNote),
  ]
}
