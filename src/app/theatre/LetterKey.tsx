// The key of the letters: only of those that stand beside it.

import {isLive, LOOKS} from "../../view/theatre/holders.ts"
import {HOLDERS, type Holder, type Moment, type Playbill} from "../../view/theatre/moment.ts"
import {madeFor} from "../../view/theatre/timelineWords.ts"
import {HolderCell} from "./HolderCell.tsx"

/** Those that the CPU needs first; without letter or owner: none. */
const LISTED: readonly Exclude<Holder, "free" | "hole">[] = [
  ...(["source table", "source table out of reach", "copy table", "copy table out of reach"] as const),
  ...(["exit table", "exit table out of reach", "exit page", "zero page", "list"] as const),
  ...(["waiting", "home", "home since loading", "text", "rodata", "data"] as const),
]

const SHORT: Readonly<Record<Exclude<Holder, "free" | "hole" | `copy table${string}`>, string>> = {
  "source table": "swapper’s table",
  "source table out of reach": "swapper’s table",
  "exit table": "exit code’s table",
  "exit table out of reach": "exit code’s table",
  "exit page": "exit code",
  "zero page": "zero page",
  list: "list",
  waiting: "waiting",
  home: "home",
  "home since loading": "home, loaded",
  text: "text",
  rodata: "rodata",
  data: "data",
}

type OfCopy = Extract<Holder, `copy table${string}`>

function isOfCopy(holder: Holder): holder is OfCopy {
  return holder === "copy table" || holder === "copy table out of reach"
}

/** The owners that the walk has at its stations and beside them, and those of the list's destinations. */
export function LetterKey({playbill, moment}: {readonly playbill: Playbill; readonly moment: Moment}) {
  const {walks, rows, live} = moment
  const seen = new Set<Holder>(rows.map(({holds}) => holds))
  for (const {around} of walks[0]?.stops ?? []) for (const holder of around) seen.add(HOLDERS[holder])
  return (
    <ul className="letter-key" aria-label="Letters">
      {LISTED.filter(holder => seen.has(holder)).map(holder => (
        <li key={holder}>
          <HolderCell holder={holder} live={live} />
          <span className="unseen">{LOOKS[holder].letter}: </span>
          {isOfCopy(holder) ? `${madeFor(playbill)} table` : SHORT[holder]}
          {isLive(HOLDERS.indexOf(holder), live) ? "" : ", dead"}
        </li>
      ))}
    </ul>
  )
}
