// The addresses beside the map: at round places, and of each bank of memory the first.

import type {Pa} from "../../model/word.ts"
import type {Band, MapLayout} from "./mapLayout.ts"
import {isInSight, rowBox} from "./mapPlace.ts"
import {plainHex} from "./plainHex.ts"

export interface MapAddress {
  readonly pa: Pa
  /** The middle of its row, px. */
  readonly y: number
  /** Does memory begin there? Such an address stays where a name would cover it. */
  readonly first: boolean
}

const MIB = 2 ** 20
const GIB = 2 ** 30
/** Least px from one address to the next. */
const APART = 36

/** Every 64 MiB, or 128, 256 ... where these are too near; and the first of each bank. */
export function mapAddresses(layout: MapLayout): MapAddress[] {
  const {rowBytes} = layout
  const banks = layout.bands.filter(({kind}) => kind === "rows")
  const step = stepOf(layout)
  const found: MapAddress[] = []
  const push = (pa: number, first: boolean) => {
    const y = yOf(layout, pa)
    if (found.some(other => Math.abs(other.y - y) < APART / 2)) return
    if (isInSight(layout, {x: layout.space.x, y, width: 0, height: 0})) found.push({pa: pa as Pa, y, first})
  }
  for (const {row} of banks) push(row * rowBytes, true)
  for (const band of banks) {
    const [from, to] = rowsInSight(layout, band)
    for (let pa = Math.ceil((from * rowBytes) / step) * step; pa < to * rowBytes; pa += step) push(pa, false)
  }
  return found.sort((one, other) => one.y - other.y)
}

function yOf(layout: MapLayout, pa: number): number {
  const box = rowBox(layout, pa as Pa)!
  return box.y + Math.min(box.height / 2, layout.rung === "memory" ? 2 : 12)
}

/** Bytes from one address to the next. */
function stepOf(layout: MapLayout): number {
  const {rowBytes, bands} = layout
  let step = Math.max(layout.rung === "memory" ? 64 * MIB : 2 * MIB, rowBytes)
  const isFar = (row: number, rows: number) => {
    const rowsOfStep = step / rowBytes
    return (
      rows < 2 * rowsOfStep ||
      yOf(layout, (row + rowsOfStep) * rowBytes) - yOf(layout, row * rowBytes) >= APART
    )
  }
  while (bands.some(({kind, row, rows}) => kind === "rows" && !isFar(row, rows))) step *= 2
  return step
}

/** The rows [from, to) of a band that may be in the window. */
function rowsInSight({line, lines, per, top, height}: MapLayout, band: Band): [number, number] {
  const rowAt = (y: number) => band.row + Math.floor((y - band.top) / line / lines) * per
  return [Math.max(band.row, rowAt(top)), Math.min(band.row + band.rows, rowAt(top + height) + per)]
}

/** On a phone in groups that stand below each other; from 4 GiB on rounded, since there is no room for more. */
export function phoneAddress(pa: number): string[] {
  if (pa < 4 * GIB) return plainHex(pa).split(/(?<=_)/)
  const [size, unit] = pa < 1000 * GIB ? [pa / GIB, "GiB"] : [pa / GIB / 1024, "TiB"]
  return [`${size < 10 ? Math.round(10 * size) / 10 : Math.round(size)} ${unit}`]
}
