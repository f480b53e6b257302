// One column: what its table is, the strip, the fan, the rows in sight. It knows how far its list is scrolled; the browser scrolls it.

import {useLayoutEffect, useMemo, useRef, useState} from "react"
import {alignDown, span} from "../../model/geometry.ts"
import {EMPTY} from "../../model/descriptor/descriptor.ts"
import {bytes} from "../../model/descriptor/say.ts"
import type {Outcome} from "../../model/outcome.ts"
import {hex, type Va} from "../../model/word.ts"
import {addressTone} from "../../view/addressBar.ts"
import {fan, rowTop, sight, stripMarks, wedge, type Shown} from "../../view/columns/fan.ts"
import {FAN, type ColumnPlace, type Places} from "../../view/columns/places.ts"
import {inSight, scrollTo} from "../../view/columns/rows.ts"
import type {TablePair, TableSide} from "../../view/columns/tables.ts"
import {tableText} from "../../view/columns/tableText.ts"
import type {Theme} from "../../view/palette.ts"
import {Notes} from "./Notes.tsx"
import {addressIn, gridName} from "./rowWords.ts"
import {RowView} from "./RowView.tsx"
import {Strip} from "./Strip.tsx"
import type {ColumnData} from "./useColumns.ts"

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
  const {key, pair, about, groups, rows} = column
  const {rowHeight} = places
  const height = places.rows * rowHeight
  const list = useRef<HTMLDivElement>(null)
  const [scroll, setScroll] = useState(0)
  const shownKey = useRef("")
  const given = useRef(0)

  useLayoutEffect(() => {
    const element = list.current!
    const was = shownKey.current === key ? element.scrollTop : null
    shownKey.current = key
    const to = scrollTo(current, was, height, rowHeight, rows.count)
    if (element.scrollTop !== to) element.scrollTop = to
    setScroll(element.scrollTop)
  }, [key, current, height, rowHeight, rows.count])

  // The row may only be there once the list has scrolled.
  useLayoutEffect(() => {
    if (given.current === wanted || wanted === 0) return
    const row = list.current!.querySelector<HTMLElement>("[data-current]")
    const target = focusCell === null ? row : row?.querySelector<HTMLElement>(`[data-cell="${focusCell}"]`)
    if (!target) return
    given.current = wanted
    target.focus({preventScroll: true})
  })

  const most = Math.max(0, rows.count * rowHeight - height)
  const within = Math.max(0, Math.min(scroll, most))
  const above = Math.round(within / rowHeight)
  useLayoutEffect(() => onAbove?.(above), [onAbove, above])
  const shown: Shown = {place, rows, count: pair.count, scroll: within, current, entry: column.entry}
  const seen = sight(places, shown)
  const {from, to} = inSight(rows, {scroll: within, height, rowHeight, more: MORE})
  // The current row is always there, or nothing in the grid could have the focus.
  const drawn = Array.from({length: to - from}, (_, n) => from + n)
  if (current < from || current >= to) drawn.push(current)
  const y = rowTop(places, shown, current)
  const inList = y >= places.top && y + rowHeight <= places.top + height
  const stopAt = stopLine(about.outcome, column)
  const stopY = stopAt === null ? null : places.top + stopAt * rowHeight - within
  const step = span(about.g, pair.level)
  const table = useMemo(() => tableText(about.g, pair), [about.g, pair])
  return (
    <div className="column" data-level={pair.level} data-folded={place.folded || undefined}>
      <Head {...{column, places, place, phone}} />
      <svg className="column-svg" aria-hidden="true">
        {[...fan(places, shown), ...(next && !phone ? wedge(places, shown, next) : [])].map(shape => (
          <path key={shape.key} className={shape.class} d={shape.kind === "path" ? shape.d : ""} />
        ))}
      </svg>
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
      <svg className="column-svg" aria-hidden="true">
        {stripMarks(places, shown).map(shape => (
          <path key={shape.key} className={shape.class} d={shape.kind === "path" ? shape.d : ""} />
        ))}
      </svg>
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
        onScroll={event => setScroll(event.currentTarget.scrollTop)}
        onPointerLeave={() => onHover(null)}
        onPointerOver={event => {
          const at = rowOf(event.target)
          if (at !== null && at < rows.count) onHover((pair.va + rows.row(at).first * step) as Va)
        }}
      >
        <div role="presentation" style={{height: rows.count * rowHeight}} />
        {drawn.map(at => {
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
      {stopY !== null && stopY >= places.top && stopY <= places.top + height && (
        <div className="column-stop" style={{left: place.list - 4, width: place.width + 4, top: stopY - 2}} />
      )}
      {inList && (
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
            style={{left: place.list - 1, width: place.width + 5, top: y - 4, height: rowHeight + 6}}
          />
        </>
      )}
      {!place.folded && <Notes {...{column, places, place, phone}} />}
    </div>
  )
}

/** The place of the row that an element is in. */
export function rowOf(target: EventTarget | null): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>(".column-row") : null
  // An attribute of our own, a small number.
  return row === null ? null : +row.dataset.at!
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

interface HeadProps {
  readonly column: ColumnData
  readonly places: Places
  readonly place: ColumnPlace
  readonly phone: boolean
}

/** Level and span, the two tables, and the index on the path above the strip. */
function Head({column: {pair, about, entry}, places, place, phone}: HeadProps) {
  const {list, index, half, seam, strip, name} = place
  const [source, copy] = [list + index, list + index + half + seam]
  const top = places.top - (phone ? 22 : 31.5)
  return (
    <>
      {!phone && (
        <>
          <span
            className="column-chip"
            data-tone={addressTone(pair.level)}
            style={{left: strip + 6, top: places.top - 19}}
          >
            {entry}
          </span>
          <div className="column-name" style={{left: list + (place.folded ? -4 : 4), top}}>
            <b>{name}</b>
            <span>{bytes(span(about.g, pair.level))}</span>
          </div>
        </>
      )}
      {phone && (
        <div className="column-name" style={{left: list, top, width: index - 9}}>
          <span>index</span>
        </div>
      )}
      {!place.folded &&
        (
          [
            ["source", "Source", source],
            ["copy", "Copy", copy],
          ] as const
        ).map(([side, title, left]) => (
          <div
            key={side}
            className={`column-title ${side}`}
            data-phone={phone || undefined}
            style={{left, top, width: half + 14}}
          >
            <b>{title}</b>
            <Whose side={pair[side]} {...{pair, about}} room={phone ? 11 : 16} />
          </div>
        ))}
    </>
  )
}

function Whose({
  side,
  about,
  pair,
  room,
}: {
  readonly side: TableSide
  readonly about: ColumnData["about"]
  readonly pair: TablePair
  readonly room: number
}) {
  if (side.words) return <code>{addressIn(side.pa!, room)}</code>
  const {absent} = side
  if (absent === "block") return <span>a block of {bytes(span(about.g, pair.level) * pair.count)}</span>
  return (
    <span>
      {absent === "hole"
        ? `${hex(side.pa!)}: not in memory`
        : absent === "again"
          ? "opened before"
          : "no table"}
    </span>
  )
}
