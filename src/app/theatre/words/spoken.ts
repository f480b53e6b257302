// Where one is on the line of time, as a slider says it: short, since it is said at every step.

import type {Playbill} from "../../../view/theatre/moment.ts"
import {stationWords} from "./steps.ts"
import {capital, diedIn, pageName} from "./told.ts"

/** "Page 3,384 of 9,088", "Step 7: TTBR1 points to the copy."; at the last event also how it ended. */
export function spokenEvent(playbill: Playbill, event: number): string {
  const {list, pages, end, length} = playbill
  const last = event === length - 1 ? `, ${ENDS[end.kind]}` : ""
  const page = event - list.first
  if (page >= 0 && page < list.length && page < pages) return `${capital(pageName(playbill, page))}${last}`
  const stop = [...playbill.before, ...playbill.after].find(one => one.event === event)
  const step = stop && stop.number > 0 ? `Step ${stop.number}: ` : ""
  if (last !== "" && end.kind === "refused") return capital(`${step}${diedIn(end.rc) ?? ENDS.refused}`)
  const {headline} = stationWords(playbill, event)
  return `${step}${last === "" ? headline : headline.replace(/\.$/, "")}${last}`
}

const ENDS: Readonly<Record<Playbill["end"]["kind"], string>> = {
  survived: "survived",
  "not whole": "not whole",
  refused: "refused",
  fault: "the fault",
  "strange code": "strange code",
  "strange data": "strange data",
  endless: "the list has no end",
}
