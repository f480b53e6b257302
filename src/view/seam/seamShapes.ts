// The seam and what lies over the fields as shapes: axis, ribbons with their marks and counts, the line of a stop. Words that have
// no place of their own keep clear of the others: ends first, then the ribbons, the stop, the tables' addresses, the axis.

import {span} from "../../model/geometry.ts"
import {hex64} from "../../model/word.ts"
import {bandLabels, holes, type Held} from "../field/bands.ts"
import {box, line, type Shape} from "../draw.ts"
import {executableTicks} from "../field/executable.ts"
import type {Label} from "./labels.ts"
import {beamShapes, placeLabels} from "./placeLabels.ts"
import {endShapes} from "./endShapes.ts"
import {knotShapes, ribbonShapes} from "./ribbonShapes.ts"
import {END, seam, type Ribbon, type Seam} from "./ribbons.ts"
import {stopShapes, stopZone} from "./stopShapes.ts"
import {GAP, rowsIn, rowVa, rowY} from "../field/rows.ts"
import {yOf, type Stage} from "../stage/stage.ts"

/** A stretch of the seam that is taken; px in the stage. */
export interface Zone {
  readonly y0: number
  readonly y1: number
}

/** Half of what a line of small words needs. */
const HALF_LINE = 6

const isFree = (y: number, taken: readonly Zone[]) =>
  !taken.some(({y0, y1}) => y + HALF_LINE > y0 && y - HALF_LINE < y1)

/** The seam and what lies over the fields: axis, ribbons, gaps, the line of a stop. */
export function seamShapes(stage: Stage): Shape[] {
  const {at, outcome, rows, top} = stage
  const all = seam(outcome.account, rows, top, at.field.height)
  const {ribbons, above, below} = all
  const stop = outcome.stop ? yOf(stage, outcome.stop.va) : null
  const taken = takenBy(stage, all, stop)
  return [
    ...gapShapes(stage, taken),
    ...(at.mode === "phone" ? [] : seamAxis(stage, taken)),
    ...ribbons.flatMap(r => ribbonShapes(stage, r)),
    ...ribbons.flatMap(r => knotShapes(stage, r)),
    ...endShapes(stage, above, "above"),
    ...endShapes(stage, below, "below"),
    ...holes(stage),
    ...executableTicks(stage),
    ...beamShapes(stage),
    ...(stop === null ? [] : stopShapes(stage, stop)),
  ]
}

/** The names in the fields, of places and of bands of invalid entries; the line of a stop goes through none. */
export function names(stage: Stage, held: Held | null = null): Label[] {
  const {stop} = stage.outcome
  const y = stop ? yOf(stage, stop.va) : null
  const labels = [...placeLabels(stage), ...bandLabels(stage, held)]
  if (y === null) return labels
  return labels.map(label => label.filter(({boxes}) => boxes.every(b => b.y1 < y - 1 || b.y0 > y + 1)))
}

function takenBy({at}: Stage, {ribbons, above, below}: Seam, stop: number | null): Zone[] {
  const {y, height} = at.field
  const mark = (r: Ribbon): Zone => {
    const half = r.parts.length === 1 && r.y1 - r.y0 >= 16 ? 15 : 8
    return {y0: y + r.markY - half, y1: y + r.markY + half}
  }
  return [
    {y0: y, y1: y + END * above.length + (above.length ? 3 : 0)},
    {y0: y + height - END * below.length - (below.length ? 3 : 0), y1: y + height},
    ...ribbons.flatMap(r => [{y0: y + r.y0 - 2, y1: y + r.y1 + 2}, mark(r)]),
    ...(stop === null ? [] : [stopZone(at, stop)]),
  ]
}

/** Lines and addresses between the fields, where nothing else stands. */
export function seamAxis(stage: Stage, taken: readonly Zone[]): Shape[] {
  const {at, rows, top, source} = stage
  const shapes: Shape[] = []
  const [left, right] = [at.source + at.field.width + 1, at.copy - 1]
  for (const row of rowsIn(rows, top, at.field.height)) {
    // Bars are tall: every fifth has its address.
    const every = row.section.level === 2 ? at.gridRows : 5
    if (row.row % every !== 0 || row.row === 0) continue
    const y = at.field.y + rowY(row) - top
    if (y < at.field.y + 9 || !isFree(y, taken)) continue
    const label = axisLabel(rowVa(source.geometry, row), every * span(source.geometry, row.section.level))
    const room = Math.min((right - left) / 2, label.length * 3.15 + 6)
    shapes.push(
      {
        kind: "path",
        key: `axis ${rowVa(source.geometry, row)}`,
        class: "axis",
        d: line(left, y + 0.5, at.centre - room, y + 0.5) + line(at.centre + room, y + 0.5, right, y + 0.5),
      },
      {
        kind: "text",
        key: `axis label ${rowVa(source.geometry, row)}`,
        class: "axis-label",
        x: at.centre,
        y: y + 4,
        text: label,
      },
    )
  }
  return shapes
}

/** The lowest digits of an address, all of them down to bit 0: eight, or twelve where the lines lie 512 MiB and more apart. */
function axisLabel(va: number, apart: number): string {
  return hex64(BigInt(va)).slice(apart >= 2 ** 29 ? -14 : -9)
}

/** Between tables: the address of the next one, in full or, where the seam is narrow, its lowest twelve digits. */
function gapShapes({at, rows, top}: Stage, taken: Zone[]): Shape[] {
  const shapes: Shape[] = []
  for (const section of rows.sections) {
    const y = section.y - top
    if (section.y === 0 || y < GAP || y > at.field.height) continue
    // Marks keep their place, the name gives way.
    const free = [0, -14, 14, 28].map(by => at.field.y + y - 3 + by).find(y => isFree(y, taken))
    shapes.push({
      kind: "path",
      key: `gap ${section.va}`,
      class: "ground",
      d:
        box(at.source - 1, at.field.y + y - GAP, at.field.width + 2, GAP) +
        box(at.copy - 1, at.field.y + y - GAP, at.field.width + 2, GAP),
    })
    if (at.mode === "phone" || free === undefined) continue
    taken.push({y0: free - HALF_LINE, y1: free + HALF_LINE})
    shapes.push({
      kind: "text",
      key: `gap name ${section.va}`,
      class: "gap-name",
      x: at.centre,
      y: free + 4,
      text: hex64(BigInt(section.va)).slice(at.mode === "wide" ? 2 : -14),
    })
  }
  return shapes
}
