// The theatre's part of a link: what is assumed other than usual, and the moment.

import type {View} from "../views.ts"
import {isRead, type Read} from "../control/fields.ts"
import type {Place} from "./place.ts"
import {parseStaging, printStaging, STAGED, type Staging} from "./staging.ts"
import {cut} from "../words/words.ts"

export const THEATRE_KEYS = ["assume", "event"] as const
type Parts = Partial<Record<(typeof THEATRE_KEYS)[number], string>>

/** The end of a link; the moment only where the theatre is open. */
export function printTheatre(view: View, staging: Staging, place: Place): string {
  const assumed = printStaging(staging)
  const event = view === "theatre" && place !== "opening" ? `&event=${place}` : ""
  return `${assumed && `&assume=${assumed}`}${event}`
}

export function parseTheatre({assume, event}: Parts): {
  readonly staging: Staging
  readonly place: Place
  readonly problems: readonly string[]
} {
  const staging = assume === undefined ? {value: STAGED} : parseStaging(assume)
  const place = event === undefined ? {value: "opening" as const} : readPlace(event)
  const problem = (key: string, read: Read<unknown>) =>
    isRead(read) ? [] : [`The link’s part “${key}” was left out. ${read.problem}.`]
  return {
    staging: isRead(staging) ? staging.value : STAGED,
    place: isRead(place) ? place.value : "opening",
    problems: [...problem("assume", staging), ...problem("event", place)],
  }
}

function readPlace(text: string): Read<Place> {
  if (text === "end") return {value: text}
  const value = /^[0-9]{1,9}$/.test(text) ? Number.parseInt(text, 10) : -1
  return value >= 0 ? {value} : {problem: `“${cut(text)}”: expected a number, or end`}
}
