// One column: what its table is, the strip, the fan, the rows in sight.

import {useLayoutEffect, useMemo, useRef} from "react"
import {span} from "../../model/geometry.ts"
import type {Va} from "../../model/word.ts"
import {fan, sight, stripMarks, wedge, type Shown} from "../../view/columns/fan.ts"
import {FAN, type ColumnPlace, type Places} from "../../view/columns/places.ts"
import {inSight, type Rows} from "../../view/columns/rows.ts"
import {tableText} from "../../view/columns/tableText.ts"
import type {Shape} from "../../view/draw.ts"
import type {Theme} from "../../view/palette.ts"
import {ColumnHead} from "./ColumnHead.tsx"
import {ColumnLines} from "./ColumnLines.tsx"
import {Notes} from "./Notes.tsx"
import {gridName} from "./rowWords.ts"
import {RowView} from "./RowView.tsx"
import {Strip} from "./Strip.tsx"
import type {ColumnData} from "./useColumns.ts"
import {useGivenFocus} from "./useGivenFocus.ts"
import {useScroll} from "./useScroll.ts"

/** Rows drawn above and below those in sight, so that a fast scroll meets rows. */
const MORE = 16

interface ColumnProps {
  readonly column: ColumnData
  readonly places: Places
  readonly place: ColumnPlace
  /** The column that this one leads to, and its grid. */
  readonly next: ColumnPlace | undefined
  /** The index in the table before that leads here; null for the root. */
  readonly parent: number | null
  /** Place of the current row. */
  readonly current: number
  readonly phone: boolean
  readonly theme: Theme
  readonly focusCell: number | null
  /** Another number each time that the current row is to have the focus; 0: never. */
  readonly wanted: number
  /** Told how many rows are above those in sight. */
  readonly onAbove: ((rows: number) => void) | undefined
  onHover(va: Va | null): void
}

export const gridId = (level: number) => `columns-grid-${level + 1}`

export function Column(props: ColumnProps) {
  const {column, places, place, next, parent, current, phone, theme, focusCell, wanted, onAbove, onHover} =
    props
  const {pair, about, groups, rows} = column
  const {rowHeight} = places
  const height = places.rows * rowHeight
  const list = useRef<HTMLDivElement>(null)
  const {scroll, onScroll} = useScroll(list, column, current, height, rowHeight)
  useGivenFocus(list, wanted, focusCell)
  const above = Math.round(scroll / rowHeight)
  useLayoutEffect(() => onAbove?.(above), [onAbove, above])
  const shown: Shown = {place, rows, count: pair.count, scroll, current, entry: column.entry}
  const seen = sight(places, shown)
  const step = span(about.g, pair.level)
  const table = useMemo(() => tableText(about.g, pair), [about.g, pair])
  return (
    <div className="column" data-level={pair.level} data-folded={place.folded || undefined}>
      <ColumnHead {...{column, places, place, phone}} />
      <Paths shapes={[...fan(places, shown), ...(next && !phone ? wedge(places, shown, next) : [])]} />
      <Strip
        {...{places, place, groups, theme}}
        count={pair.count}
        controls={gridId(pair.level)}
        from={seen.from}
        to={seen.to}
        onEntry={entry => {
          list.current!.scrollTop = (rows.place(entry) + 0.5) * rowHeight - height / 2
        }}
      />
      <Paths shapes={stripMarks(places, shown)} />
      <div
        ref={list}
        id={gridId(pair.level)}
        role="treegrid"
        className="column-list"
        style={{left: place.list - FAN, top: places.top, width: place.width + FAN, height}}
        aria-label={gridName(about.g, pair, parent)}
        aria-description={table}
        aria-rowcount={rows.count}
        aria-colcount={4}
        onScroll={onScroll}
        onPointerLeave={() => onHover(null)}
        onPointerOver={event => {
          const at = rowOf(event.target)
          if (at !== null && at < rows.count) onHover((pair.va + rows.row(at).first * step) as Va)
        }}
      >
        <div role="presentation" style={{height: rows.count * rowHeight}} />
        {drawnRows(rows, scroll, height, rowHeight, current).map(at => {
          const row = rows.row(at)
          return (
            <RowView
              key={`${row.kind} ${row.first}`}
              {...{column, row, place, phone}}
              top={at * rowHeight}
              current={at === current}
              stop={at === current}
              focusCell={at === current ? focusCell : null}
              controls={at === current && next ? gridId(next.level) : undefined}
            />
          )
        })}
      </div>
      <ColumnLines {...{column, places, shown}} />
      {!place.folded && <Notes {...{column, places, place, phone}} />}
    </div>
  )
}

/** Places of the rows that are in the page. The current row is always there, or nothing in the grid could have the focus. */
function drawnRows(rows: Rows, scroll: number, height: number, rowHeight: number, current: number): number[] {
  const {from, to} = inSight(rows, {scroll, height, rowHeight, more: MORE})
  const drawn = Array.from({length: to - from}, (_, n) => from + n)
  return current < from || current >= to ? [...drawn, current] : drawn
}

function Paths({shapes}: {readonly shapes: readonly Shape[]}) {
  return (
    <svg className="column-svg" aria-hidden="true">
      {shapes.map(shape => (
        <path key={shape.key} className={shape.class} d={shape.kind === "path" ? shape.d : ""} />
      ))}
    </svg>
  )
}

/** The place of the row that an element is in. */
export function rowOf(target: EventTarget | null): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>(".column-row") : null
  // An attribute of our own, a small number.
  return row === null ? null : +row.dataset.at!
}
