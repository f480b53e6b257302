// What stands below the last row of a column, if there is room: what its marks mean, and what lies beyond the range.

import {editedIn} from "../../view/columns/edits.ts"
import type {ColumnPlace, Places} from "../../view/columns/places.ts"
import {loudest} from "../../view/columns/strip.ts"
import {Mark} from "../control/Mark.tsx"
import {beyond, cutVa} from "./range.ts"
import type {ColumnData} from "./useColumns.ts"

interface NotesProps {
  readonly column: ColumnData
  readonly places: Places
  readonly place: ColumnPlace
  readonly phone: boolean
}

export function Notes({column, places, place, phone}: NotesProps) {
  const {rows, groups, about, pair} = column
  const {range} = about.experiment
  const top = places.top + rows.count * places.rowHeight + 10
  const lines = phone ? 0 : Math.floor((places.top + places.strip - top) / 16)
  if (lines < 2) return null
  const note = range && beyond(groups)
  const loud = place.seam > 40 ? groups.flatMap(({below}) => (below && loudest(below)) ?? []) : []
  const mark = loud.find(({mark}) => mark !== null)?.mark ?? null
  const solid = groups.flatMap(({marks}) => marks)[0] ?? mark
  // Also beside the marks of the PMD, as the column of the entry itself may have no room.
  const {edits} = about.experiment
  const edited =
    edits.length > 0 && (place.seam > 40 || editedIn(pair, edits, {first: 0, count: pair.count}) > 0)
  const gone = loud.some(({mark}) => mark === null)
  return (
    <div
      className="column-notes"
      style={{left: place.list + place.index, top, width: place.width - place.index}}
    >
      {note && (
        <p>
          {note}
          <code>
            {cutVa(range.start)} up to {range.end === 0 ? "the top" : cutVa(range.end)}
          </code>
        </p>
      )}
      {mark && (
        <p>
          <Mark mark={mark} radius={7} hollow /> hollow: the change lies in the table below
        </p>
      )}
      {mark && solid && (
        <p>
          <Mark mark={solid} radius={7} /> solid: this entry itself changed
        </p>
      )}
      {edited && (
        <p>
          <i className="edited" /> corner: this entry was edited
        </p>
      )}
      {gone && (
        <p>
          <i className="gone" /> dashed: below, entries are not in the copy
        </p>
      )}
    </div>
  )
}
