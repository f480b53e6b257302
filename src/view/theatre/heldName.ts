// Who holds a page, by the one name that it has everywhere: what the ribbon calls by its place has that name in the list, at a station and in the
// sentence, too.

import type {Pa} from "../../model/word.ts"
import {lookOf} from "./holders.ts"
import {HOLDERS, type MapPlace} from "./moment.ts"
import {spanName} from "./timelineWords.ts"

/** In a few words, and in one or two; `holder`: a number of HOLDERS. */
export function heldName(
  places: readonly MapPlace[],
  holder: number,
  pa: Pa,
): {readonly word: string; readonly short: string} {
  const look = lookOf(holder)
  if (!look) return {word: "no memory", short: "no memory"}
  // The first place counts where two overlap.
  const place = places.find(({start, end}) => pa >= start && pa < end)?.name ?? null
  const named = place !== null && spanName({holder: HOLDERS[holder], place}) === place
  return named ? {word: place, short: place} : {word: look.word, short: look.short}
}
