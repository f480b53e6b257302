// The name of the area that begins in a row or fills it: beside the row's own name where that has room, else in a run of the area.

import {INVALID} from "../../model/descriptor/descriptor.ts"
import type {Place} from "../../model/source.ts"
import {columnsOf} from "../field/rows.ts"
import type {Side} from "../stage/layout.ts"
import type {Stage} from "../stage/stage.ts"
import {nameWidth, runWays, widthOf} from "./pieceWords.ts"
import type {Segment} from "./segments.ts"

/** From the row's name to the left end of what it stands on, px: room for a short word of the run. */
const BESIDE = 70
/** Between the words of a run and the name behind them, px. */
const GAP = 12
const EDGE = 8

export interface AreaName {
  readonly text: string
  /** The run that it stands in; null: beside the row's name. */
  readonly run: Segment | null
  /** Where it ends, px from the field's left edge, and what it takes of the run. */
  readonly end: number
  readonly taken: number
}

/** Where the area's name has room in a row that ends with `rowName`; null if it has none, or none begins there. */
export function areaName(
  stage: Stage,
  side: Side,
  row: readonly Segment[],
  rowName: string,
): AreaName | null {
  const {geometry, places} = stage.source
  const isIn =
    ({start, end}: Place) =>
    ({pa, count, whole}: Segment) =>
      pa !== null && !whole && start < pa + count * geometry.granule && end > pa
  const place = places.find(place => row.some(isIn(place)))
  if (!place) return null
  const {width} = stage.at.field
  const px = width / columnsOf(geometry)
  const text = place.name
  const last = row[row.length - 1]
  if (nameWidth(`${text} · ${rowName}`) <= last.count * px - BESIDE)
    return {text, run: null, end: width, taken: 0}
  const free = width - nameWidth(rowName) - EDGE
  const taken = nameWidth(text) + GAP
  for (const run of row.filter(isIn(place))) {
    const end = Math.min((run.first + run.count) * px, free) - EDGE / 2
    // All that it says but for its address.
    const [all, most = all] = runWays(stage, side, run)
    const room = end - run.first * px - EDGE - taken
    if (run[side] !== INVALID && room >= widthOf(most)) return {text, run, end, taken}
  }
  return null
}
