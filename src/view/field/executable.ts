// Executable at EL1: a tick of ink at the seam's side of each row that has such entries. Rare in a linear map, so it is worth a mark.

import {executableAtEl1} from "../../model/descriptor/descriptor.ts"
import {rowReader, type RowEntry} from "./cells.ts"
import {box, type Shape} from "../draw.ts"
import {columnsOf, rowsIn, rowVa, rowY, type RowAt} from "./rows.ts"
import type {Side} from "../stage/layout.ts"
import type {Stage} from "../stage/stage.ts"

/** Is an entry of a row executable at EL1, as far as its own bits say? */
export function isExecutable(
  stage: Pick<Stage, "source">,
  {level, lo, hi, pages}: RowEntry,
  i: number,
): boolean {
  const g = stage.source.geometry
  if (!pages) return executableAtEl1(g, level, lo, hi)
  const {words, at} = pages
  return executableAtEl1(g, 3, words[at + 2 * i], words[at + 2 * i + 1])
}

/** Bit 53. Nearly every entry of a linear map has it, so a look at it spares the rest. */
const PXN_HI = 1 << 21

function anyExecutable(stage: Stage, entry: RowEntry): boolean {
  if (!entry.pages) return isExecutable(stage, entry, 0)
  const {words, at} = entry.pages
  const columns = columnsOf(stage.source.geometry)
  for (let i = 0; i < columns; i++)
    if ((words[at + 2 * i + 1] & PXN_HI) === 0 && isExecutable(stage, entry, i)) return true
  return false
}

/** The ticks of both wings, one path each. */
export function executableTicks(stage: Stage): Shape[] {
  const {at} = stage
  return (["source", "copy"] as const).map(side => {
    const x = side === "source" ? at.source + at.field.width - 3 : at.copy
    const d = [...executableRows(stage, side)]
      .map(({section, row}) => {
        const y = Math.max(0, rowY({section, row}) - stage.top)
        return box(x, at.field.y + y, 3, Math.min(section.rowPx, at.field.height - y))
      })
      .join("")
    return {kind: "path", key: `${side} executable`, class: "executable", d}
  })
}

let last: {
  readonly of: Pick<Stage, "source" | "rows" | "top" | "at">
  readonly rows: readonly RowAt[]
} | null = null

/** The source's rows in the window with executable entries: they stay while the outcome changes. */
function sourceRows(stage: Stage): readonly RowAt[] {
  const {source, rows, top, at, trees} = stage
  const {of} = last ?? {}
  if (last && of?.source === source && of.rows === rows && of.top === top && of.at === at) return last.rows
  const read = rowReader(trees.source)
  const found = [...rowsIn(rows, top, at.field.height)].filter(row => anyExecutable(stage, read(row)))
  last = {of: {source, rows, top, at}, rows: found}
  return found
}

/** A wing's rows in the window with executable entries. A row of pages in which nothing changed is as in the source. */
function executableRows(stage: Stage, side: Side): readonly RowAt[] {
  const theirs = sourceRows(stage)
  if (side === "source") return theirs
  const {rows, top, at, trees, outcome, source} = stage
  const read = rowReader(trees.copy)
  const changed = new Set(outcome.account.rows.map(row => row.va))
  const inSource = new Set(theirs.map(row => rowVa(source.geometry, row)))
  return [...rowsIn(rows, top, at.field.height)].filter(row => {
    const entry = read(row)
    const va = rowVa(source.geometry, row)
    return entry.pages && !changed.has(va) ? inSource.has(va) : anyExecutable(stage, entry)
  })
}
