// How much room there is: the width class and the size of the stage.

import {useSyncExternalStore} from "react"
import type {Geometry} from "../model/geometry.ts"
import {layout, leastHeight, pictureWidth, type Mode} from "../view/stage/layout.ts"

/** What stands above and below the stage in each mode, px. */
const REST: Readonly<Record<Mode, number>> = {wide: 316, medium: 318, phone: 560}

export interface Room {
  readonly mode: Mode
  readonly width: number
  /** Width of the column that a phone has everything in, px with its margins. */
  readonly column: number
  /** Height that is left for the stage. */
  readonly height: number
}

function measured(): Room {
  const width = document.documentElement.clientWidth
  const mode = width >= 1440 ? "wide" : width >= 1024 ? "medium" : "phone"
  return {mode, width, column: pictureWidth(mode, width), height: window.innerHeight - REST[mode]}
}

// Kept, since measuring makes the browser lay the page out. The width changes with the window and with its scroll bar.
let room: Room | null = null

function subscribe(changed: () => void) {
  const measure = () => {
    const now = measured()
    if (room && now.width === room.width && now.height === room.height) return
    room = now
    changed()
  }
  const observer = new ResizeObserver(measure)
  observer.observe(document.documentElement)
  window.addEventListener("resize", measure)
  return () => {
    observer.disconnect()
    window.removeEventListener("resize", measure)
  }
}

/** The window's size, without a scroll bar. */
export function useRoom(): Room {
  return useSyncExternalStore(subscribe, () => (room ??= measured()))
}

/** Height of a stage that is still tall enough above a list, px. */
const ABOVE_LIST = {wide: 450, medium: 347}

/** Height of the list of differences at the window's foot, which the stage gives up for it: whole rows, and what is around them. */
export function listHeight({mode, height}: Room): number {
  if (mode === "phone") return Math.round(0.36 * window.innerHeight)
  const rows = Math.floor((height - ABOVE_LIST[mode] - 7) / 24)
  return 7 + 24 * Math.max(3, Math.min(10, rows))
}

/** Height of the panel of time at the window's foot, px. */
export function stepsHeight({mode}: Room): number {
  return {wide: 104, medium: 124, phone: 192}[mode]
}

/** The stage's size: all rows, larger in whole steps if the window has room for them. */
export function stageSize(g: Geometry, {mode, width, height}: Room): {width: number; height: number} {
  const {field} = layout(g, mode, width, Math.max(height, leastHeight(mode)))
  return {width, height: field.y + field.height + (mode === "phone" ? 3 : 23)}
}
