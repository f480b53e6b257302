// The key of the letters: only of those that stand beside it.

import {isLive, LOOKS} from "../../view/theatre/holders.ts"
import {HOLDERS, type Holder, type Moment, type Playbill} from "../../view/theatre/moment.ts"
import {madeFor} from "../../view/theatre/timelineWords.ts"
import {HolderCell} from "./HolderCell.tsx"

/** Those that the CPU needs first; without letter or owner: none. */
const LISTED: readonly Exclude<Holder, "free" | "hole">[] = [
  ...(["source table", "copy table", "exit table", "exit page", "zero page", "list"] as const),
  ...(["waiting", "home", "home since loading", "text", "rodata", "data"] as const),
]

const SHORT: Readonly<Record<Exclude<Holder, "free" | "hole" | "copy table">, string>> = {
  "source table": "swapper’s table",
  "exit table": "exit code’s table",
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
          {holder === "copy table" ? `${madeFor(playbill)} table` : SHORT[holder]}
          {isLive(HOLDERS.indexOf(holder), live) ? "" : ", dead"}
        </li>
      ))}
    </ul>
  )
}
