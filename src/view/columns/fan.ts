// What joins strips and rows: the fan from a strip to the rows in sight, which says where in the table a row lies, and the
// wedge from the open row to the whole of the next strip. Shapes as plain numbers, in the stage's px.

import {line, polygon, type Shape} from "../draw.ts"
import {FAN, STRIP, type ColumnPlace, type Places} from "./places.ts"
import type {Rows} from "./rows.ts"

/** A column as it is scrolled. */
export interface Shown {
  readonly place: ColumnPlace
  readonly rows: Rows
  /** Entries of the table. */
  readonly count: number
  /** px that the list is scrolled by. */
  readonly scroll: number
  /** Place of the row on the path; its entry. */
  readonly current: number
  readonly entry: number
}

/** y of entry n of a table on its strip. */
export function stripY({top, strip}: Places, count: number, n: number): number {
  return top + (n * strip) / count
}

/** Top of a row in the stage; may lie outside of the list. */
export function rowTop({top, rowHeight}: Places, {scroll}: Shown, at: number): number {
  return top + at * rowHeight - scroll
}

/** Entries [from, to) that are in sight. */
export function sight({rowHeight, rows: n}: Places, {rows, scroll}: Shown): {from: number; to: number} {
  const first = rows.row(Math.min(rows.count - 1, Math.floor(scroll / rowHeight)))
  const last = rows.row(Math.min(rows.count - 1, Math.ceil(scroll / rowHeight + n) - 1))
  return {from: first.first, to: last.kind === "head" ? last.first + 1 : last.first + last.count}
}

/** The fan of a column: one piece per row in sight, the open row's last. */
export function fan(places: Places, shown: Shown): Shape[] {
  const {place, rows, count, scroll, current} = shown
  const {top, rowHeight, rows: n} = places
  const end = top + n * rowHeight
  const x0 = place.strip + STRIP
  const x1 = place.strip + STRIP + FAN
  const pieces: Shape[] = []
  let open: Shape | null = null
  for (let at = Math.floor(scroll / rowHeight); at < Math.min(rows.count, scroll / rowHeight + n); at++) {
    const row = rows.row(at)
    if (row.kind === "head") continue
    const y = rowTop(places, shown, at)
    const piece: Shape = {
      kind: "path",
      key: `fan ${place.level} ${row.first}`,
      // Of a run it would be a large area: paler.
      class:
        at === current
          ? row.count > 8
            ? "fan open run"
            : "fan open"
          : `fan ${at % 2 === 0 ? "even" : "odd"}`,
      d: polygon(
        [x0, stripY(places, count, row.first)],
        [x1, Math.max(top, y)],
        [x1, Math.min(end, y + rowHeight)],
        [x0, stripY(places, count, row.first + row.count)],
      ),
    }
    if (at === current) open = piece
    else pieces.push(piece)
  }
  return open ? [...pieces, open] : pieces
}

/** From the open row to the next strip, whole; nothing if the row is scrolled out of sight. */
export function wedge(places: Places, shown: Shown, next: ColumnPlace): Shape[] {
  const {top, strip, rowHeight, rows: n} = places
  const y = rowTop(places, shown, shown.current)
  if (y + rowHeight <= top || y >= top + n * rowHeight) return []
  const [y0, y1] = [Math.max(top, y), Math.min(top + n * rowHeight, y + rowHeight - 1)]
  const x0 = shown.place.list + shown.place.width
  const x1 = next.strip - 1
  const key = `wedge ${shown.place.level}`
  return [
    {
      kind: "path",
      key,
      class: "wedge",
      d: polygon([x0, y0], [x1, top], [x1, top + strip], [x0, y1]),
    },
    {
      kind: "path",
      key: `${key} edges`,
      class: "wedge-edge",
      d: line(x0, y0, x1, top) + line(x0, y1, x1, top + strip),
    },
  ]
}

/** The strip's own marks: its frame, the entry on the path, and a bracket around what is in sight if that is not all. */
export function stripMarks(places: Places, shown: Shown): Shape[] {
  const {place, count, entry} = shown
  const {top, strip} = places
  const [x, key] = [place.strip, `strip ${place.level}`]
  const {from, to} = sight(places, shown)
  const y0 = Math.round(stripY(places, count, from))
  const y1 = Math.max(y0 + 2, Math.round(stripY(places, count, to)))
  const at = Math.min(top + strip - 1, Math.floor(stripY(places, count, entry)))
  return [
    {
      kind: "path",
      key: `${key} frame`,
      class: "strip-frame",
      d: `M${x - 0.5},${top - 0.5}h${STRIP + 1}v${strip + 1}h${-STRIP - 1}Z`,
    },
    {
      kind: "path",
      key: `${key} sight`,
      class: "strip-sight",
      d: to - from < count ? `M${x + 1.5},${y0 + 0.5}h-5V${y1 - 0.5}h5` : "",
    },
    {
      kind: "path",
      key: `${key} here`,
      class: "here",
      d: `M${x - 2},${at - 0.5}h${STRIP + 4}v2h${-STRIP - 4}Z`,
    },
  ]
}
