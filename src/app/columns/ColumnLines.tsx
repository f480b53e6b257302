// The lines over a column's rows: where the copy stopped, and the frames of the current row.

import {alignDown, span} from "../../model/geometry.ts"
import {EMPTY} from "../../model/descriptor/descriptor.ts"
import type {Outcome} from "../../model/outcome.ts"
import {rowTop, type Shown} from "../../view/columns/fan.ts"
import type {Places} from "../../view/columns/places.ts"
import type {ColumnData} from "./useColumns.ts"

interface LinesProps {
  readonly column: ColumnData
  readonly places: Places
  readonly shown: Shown
}

export function ColumnLines({column, places, shown}: LinesProps) {
  const {place, scroll, current} = shown
  const {top, rowHeight, rows} = places
  const bottom = top + rows * rowHeight
  const y = rowTop(places, shown, current)
  const stopAt = stopLine(column.about.outcome, column)
  const stopY = stopAt === null ? null : top + stopAt * rowHeight - scroll
  return (
    <>
      {stopY !== null && stopY >= top && stopY <= bottom && (
        <div className="column-stop" style={{left: place.list - 4, width: place.width + 4, top: stopY - 2}} />
      )}
      {y >= top && y + rowHeight <= bottom && (
        <>
          <div
            className="column-path"
            style={{
              left: place.list + place.index,
              width: place.width - place.index,
              top: y - 1,
              height: rowHeight,
            }}
          />
          <div
            className="column-ring"
            style={{left: place.list - 1, width: place.width + 5, top: y - 3, height: rowHeight + 4}}
          />
        </>
      )}
    </>
  )
}

/** The place of the first row behind what was written when the copy stopped; null if it did not stop in this table. */
function stopLine({stop}: Outcome, {pair, about: {g}, rows}: ColumnData): number | null {
  if (!stop || stop.level < pair.level) return null
  const entry = (alignDown(g, pair.level, stop.va) - pair.va) / span(g, pair.level)
  if (entry < 0 || entry >= pair.count) return null
  // Under the last row that was written: the entry of the stop itself only if its table was linked before.
  const place = rows.place(entry)
  const written = stop.level > pair.level || rows.row(place).group.copy.state !== EMPTY
  return place + (written ? 1 : 0)
}
