// Executable at EL1: a tick of ink at the seam's side of each row that has such entries. Rare in a linear map, so it is worth a mark.

import {executableAtEl1} from "../../model/descriptor/descriptor.ts"
import {rowReader, type RowEntry} from "./cells.ts"
import {box, type Shape} from "../draw.ts"
import {columnsOf, rowsIn, rowY} from "./rows.ts"
import type {Stage} from "../stage/stage.ts"

/** Is an entry of a row executable at EL1, as far as its own bits say? */
export function isExecutable(stage: Stage, {level, lo, hi, pages}: RowEntry, i: number): boolean {
  const g = stage.source.geometry
  if (!pages) return executableAtEl1(g, level, lo, hi)
  const {words, at} = pages
  return executableAtEl1(g, 3, words[at + 2 * i], words[at + 2 * i + 1])
}

/** Bit 53. Nearly every entry of a linear map has it, so a look at it spares the rest. */
const PXN_HI = 1 << 21

function anyExecutable(stage: Stage, entry: RowEntry, columns: number): boolean {
  const {words, at} = entry.pages!
  for (let i = 0; i < columns; i++)
    if ((words[at + 2 * i + 1] & PXN_HI) === 0 && isExecutable(stage, entry, i)) return true
  return false
}

/** The ticks of both wings, one path each. */
export function executableTicks(stage: Stage): Shape[] {
  const {at, rows, top, trees, source} = stage
  const columns = columnsOf(source.geometry)
  return (["source", "copy"] as const).map(side => {
    const read = rowReader(trees[side])
    const x = side === "source" ? at.source + at.field.width - 3 : at.copy
    let d = ""
    for (const row of rowsIn(rows, top, at.field.height)) {
      const entry = read(row)
      const found = entry.pages ? anyExecutable(stage, entry, columns) : isExecutable(stage, entry, 0)
      const y = Math.max(0, rowY(row) - top)
      const tall = Math.min(row.section.rowPx, at.field.height - y)
      if (found && tall > 0) d += box(x, at.field.y + y, 3, tall)
    }
    return {kind: "path", key: `${side} executable`, class: "executable", d}
  })
}
