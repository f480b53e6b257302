// From mark to mark, and on by a pace: the moves on a line of time, from event to event.

import {endPage} from "./timelineScale.ts"
import type {Playbill} from "./moment.ts"

/** Pages at once; to the next mark. */
export const PACES = [1, 10, 100, "mark"] as const
export type Pace = (typeof PACES)[number]

/** The events at which something is marked, ascending, and the last one. */
export function markedEvents({marks, length}: Playbill): number[] {
  return [...new Set([...marks.map(({event}) => event), length - 1])].sort((a, b) => a - b)
}

/** The next marked event; null at the end. */
export function nextMark(playbill: Playbill, event: number): number | null {
  return markedEvents(playbill).find(one => one > event) ?? null
}

/** The marked event before; the start, if there is none; null at the start. */
export function previousMark(playbill: Playbill, event: number): number | null {
  return event <= 0 ? null : (markedEvents(playbill).findLast(one => one < event) ?? 0)
}

/** On by a pace, and never past a mark; null at the end. Stations are passed one by one. */
export function onward(playbill: Playbill, event: number, pace: Pace): number | null {
  const next = nextMark(playbill, event)
  if (next === null || pace === "mark") return next
  return Math.min(next, event + (isPage(playbill, event) ? pace : 1))
}

/** Back by a pace, and never past a mark; null at the start. */
export function backward(playbill: Playbill, event: number, pace: Pace): number | null {
  const previous = previousMark(playbill, event)
  if (previous === null || pace === "mark") return previous
  return Math.max(previous, event - (isPage(playbill, event - 1) ? pace : 1))
}

function isPage(playbill: Playbill, event: number): boolean {
  const {first, length} = playbill.list
  return event >= first && event < first + length && event - first < endPage(playbill)
}
