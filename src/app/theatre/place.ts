// Which moment of a story is looked at. A number means the same as long as the scenario does; where a story ends before it, its end is shown.

import type {Playbill} from "../../view/theatre/moment.ts"

/** An event's number; `opening`: where somebody begins to look; `end`: how it ends. */
export type Place = number | "opening" | "end"

/**
 * The event at a place. A story that ends badly opens there: its headline is the end. One that ends well opens where it would have ended
 * badly without the copy: at the root that was left, or the first read-only page.
 */
export function eventOf({marks, length, end}: Playbill, place: Place): number {
  const last = length - 1
  if (place !== "opening") return place === "end" ? last : Math.min(place, last)
  if (end.kind !== "survived") return last
  return (
    (["old root", "read-only", "invalid"] as const)
      .map(kind => marks.find(mark => mark.kind === kind)?.event)
      .find(event => event !== undefined) ?? last
  )
}
