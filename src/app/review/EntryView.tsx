// The entry in question as a side's copy has it: its bar, its name, what it maps.

import {number} from "../../model/descriptor/say.ts"
import type {BarState, EntryBar} from "../../view/review/entryBar.ts"
import {things} from "../words/words.ts"
import type {EntryShown} from "./tried.ts"

const STATES: Readonly<Record<BarState, string>> = {
  writable: "writable",
  "read-only": "read-only",
  invalid: "invalid",
  empty: "empty",
  table: "tables",
}

export function EntryView({entry: {name, size, first, last, bar, gone}}: {readonly entry: EntryShown}) {
  const mapped = `${things(bar.mapped, bar.unit, bar.unit === "page" ? "pages" : "entries")} mapped`
  return (
    <figure className="review-entry">
      <figcaption>
        <b>{name}</b> <span>{kindWords(bar, size)}</span>
        <span className={gone > 0 ? "review-mapped accent" : "review-mapped"}>
          {gone > 0 ? `${mapped}, ${number(gone)} gone` : mapped}
        </span>
      </figcaption>
      <div className="review-bar" aria-hidden="true">
        {bar.runs.map(({from, to, state}) => (
          <span
            key={from}
            className={state === "empty" && gone === 0 ? "nothing" : state.replace("-", "")}
            style={{left: `${from * 100}%`, width: `${(to - from) * 100}%`}}
          >
            {to - from > 0.3 && <i>{runWords(bar, from, to, state)}</i>}
          </span>
        ))}
      </div>
      <p className="review-ends" aria-hidden="true">
        <code>{first}</code>
        <code>{last}</code>
      </p>
    </figure>
  )
}

function kindWords({entry}: EntryBar, size: string): string {
  if (!entry) return "no table in which it could stand"
  if (entry.kind === "block") return `entry ${entry.index}, a block of ${size}`
  return `entry ${entry.index}, ${{empty: "empty", invalid: "invalid", table: "a table", page: "a page"}[entry.kind]}`
}

function runWords({entry, of}: EntryBar, from: number, to: number, state: BarState): string {
  if (!entry || entry.kind !== "table") return STATES[state]
  const count = Math.round((to - from) * of)
  return `${things(count, "entry", "entries")}: ${STATES[state]}`
}
