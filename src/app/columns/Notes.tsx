// What stands below the last row of a column, if there is room: what its marks mean, and what lies beyond the range.

import {hex64} from "../../model/word.ts"
import type {ColumnPlace, Places} from "../../view/columns/places.ts"
import {Mark} from "../control/Mark.tsx"
import type {ColumnData} from "./useColumns.ts"

const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"]

/** "0xffff_8000..": an address without the groups at its end that are 0, two groups at least. */
export function cutVa(va: number): string {
  return hex64(va).replace(/^(0x\w{4}_\w{4}(?:_\w{4})*?)(_0000)+$/, "$1..")
}

/** "Three entries lie beyond the copied range:", or null. */
export function beyond({groups}: Pick<ColumnData, "groups">): string | null {
  const count = groups.reduce((sum, {fate, count}) => sum + (fate === "outside" ? count : 0), 0)
  if (count === 0) return null
  const many = count === 1 ? "entry lies" : "entries lie"
  return `${NUMBERS[count] ?? count} ${many} beyond the copied range:`
}

interface NotesProps {
  readonly column: ColumnData
  readonly places: Places
  readonly place: ColumnPlace
  readonly phone: boolean
}

export function Notes({column, places, place, phone}: NotesProps) {
  const {rows, groups, about} = column
  const {range} = about.experiment
  const top = places.top + rows.count * places.rowHeight + 10
  const lines = phone ? 0 : Math.floor((places.top + places.strip - top) / 16)
  if (lines < 2) return null
  const note = range && beyond(column)
  const hollow = groups.some(({below}) => below !== null)
  const mark = groups.flatMap(({marks}) => marks)[0] ?? "W"
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
      {hollow && place.seam > 40 && (
        <>
          <p>
            <Mark mark={mark} radius={7} hollow /> hollow: the change lies in the table below
          </p>
          <p>
            <Mark mark={mark} radius={7} /> solid: this entry itself changed
          </p>
        </>
      )}
    </div>
  )
}
