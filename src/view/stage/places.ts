// Areas of physical memory that mean something (kernel code, the crash kernel), found where the window shows them mapped.
// Their names are drawn by placeLabels.ts.

import {outputAddress} from "../../model/address.ts"
import {state, TABLE} from "../../model/descriptor/descriptor.ts"
import type {Place} from "../../model/source.ts"
import {span} from "../../model/geometry.ts"
import type {Va} from "../../model/word.ts"
import {rowReader, type RowEntry} from "../field/cells.ts"
import {rowsIn, rowVa, rowY} from "../field/rows.ts"
import type {Stage} from "./stage.ts"

/** Where a place lies in the window: its rows, px from the field's top, and its first column. */
export interface PlaceAt {
  readonly name: string
  /** The area itself, [start, end). */
  readonly start: number
  readonly end: number
  readonly y0: number
  readonly y1: number
  readonly column: number
  readonly blocks: number
  readonly pages: number
  readonly readOnly: number
  /** Entries that are read-only or invalid. */
  readonly odd: number
}

/** The physical address that a row begins with; null if nothing is mapped there. */
function rowPa(stage: Stage, entry: RowEntry): number | null {
  const g = stage.source.geometry
  if (entry.pages) {
    const {words, at} = entry.pages
    for (let i = 0; i < words.length / 2 - at / 2; i++)
      if (words[at + 2 * i] | words[at + 2 * i + 1])
        return outputAddress(g, 3, words[at + 2 * i], words[at + 2 * i + 1]) - i * g.granule
    return null
  }
  const s = state(g, entry.level, entry.lo, entry.hi)
  return s === 0 || s === TABLE ? null : outputAddress(g, entry.level, entry.lo, entry.hi)
}

/** The places that the window shows, by name; of several areas of one name the first. */
export function placesAt(stage: Stage): PlaceAt[] {
  const {source, rows, top, at, trees} = stage
  const g = source.geometry
  const read = rowReader(trees.source)
  const found = new Map<string, {-readonly [key in keyof PlaceAt]: PlaceAt[key]}>()
  const done = new Set<string>()
  for (const row of rowsIn(rows, top, at.field.height)) {
    if (row.section.level !== 2) continue
    const entry = read(row)
    const pa = rowPa(stage, entry)
    if (pa === null) continue
    const end = pa + span(g, 2)
    for (const place of source.places) {
      const here = place.end > pa && place.start < end
      const known = found.get(place.name)
      if (!here || done.has(place.name)) continue
      const y0 = rowY(row) - top
      if (known && y0 > known.y1) {
        done.add(place.name)
        continue
      }
      const column = Math.max(0, (place.start - pa) / g.granule)
      const {name, start, end: placeEnd} = place
      const none = {blocks: 0, pages: 0, readOnly: 0, odd: 0}
      const to = known ?? {name, start, end: placeEnd, y0, y1: y0, column, ...none}
      to.y1 = y0 + row.section.rowPx
      count(to, entry, place, pa, g.granule)
      found.set(place.name, to)
    }
  }
  return [...found.values()]
}

function count(
  to: {blocks: number; pages: number; readOnly: number; odd: number},
  entry: RowEntry,
  place: Place,
  pa: number,
  granule: number,
) {
  if (!entry.pages) {
    to.blocks++
    if (entry.lo & 0x80) to.readOnly++
    if ((entry.lo & 0x81) !== 1) to.odd++
    return
  }
  const {words, at} = entry.pages
  const from = Math.max(0, Math.floor((place.start - pa) / granule))
  const until = Math.min(words.length / 2, Math.ceil((place.end - pa) / granule))
  for (let i = from; i < until; i++) {
    if (!(words[at + 2 * i] | words[at + 2 * i + 1])) continue
    to.pages++
    if (words[at + 2 * i] & 0x80) to.readOnly++
    if ((words[at + 2 * i] & 0x81) !== 1) to.odd++
  }
}

/** Has the copy anything in the first row of the place? */
export function isCopied(stage: Stage, place: PlaceAt): boolean {
  const [row] = rowsIn(stage.rows, stage.top + place.y0, 1)
  const entry = row && rowReader(stage.trees.copy)(row)
  return entry !== undefined && (entry.lo | entry.hi) !== 0
}

/** Did the copy make something of the place writable? */
export function isNowWritable(stage: Stage, place: PlaceAt): boolean {
  const {outcome} = stage
  if (place.readOnly === 0 || outcome.account.stillReadOnly > 0) return false
  const {rows, top, source} = stage
  return outcome.account.rows.some(row => {
    if (row.W === 0) return false
    const y = [...rowsIn(rows, top + place.y0, 1)].map(r => rowVa(source.geometry, r))[0]
    return (
      y !== undefined &&
      row.va >= y &&
      row.va < ((y + ((place.y1 - place.y0) / stage.at.rowPx) * span(source.geometry, 2)) as Va)
    )
  })
}
