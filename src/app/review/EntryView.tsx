// The entry in question as a side's copy has it: its bar, its name, what it maps.

import {number} from "../../model/descriptor/say.ts"
import {bytes} from "../../model/descriptor/say.ts"
import type {EntryPlace} from "../../model/entryPlace.ts"
import {linuxName, span} from "../../model/geometry.ts"
import {bigVa, hex64, type Va} from "../../model/word.ts"
import {entryBar, type BarState, type EntryBar} from "../../view/review/entryBar.ts"
import {things} from "../words/words.ts"
import type {SideResult} from "./trial.ts"

const STATES: Readonly<Record<BarState, string>> = {
  writable: "writable",
  "read-only": "read-only",
  invalid: "invalid",
  empty: "empty",
  table: "tables",
}

export function EntryView({side, entry}: {readonly side: SideResult; readonly entry: EntryPlace}) {
  const {source, outcome} = side
  const g = source.geometry
  const bar = entryBar(g, outcome.memory, outcome.built, entry)
  const own = entryBar(g, source.memory, source.root, entry)
  const gone = own.mapped > bar.mapped && own.unit === bar.unit ? own.mapped - bar.mapped : 0
  const mapped = `${things(bar.mapped, bar.unit, bar.unit === "page" ? "pages" : "entries")} mapped`
  const end = bigVa((entry.va + span(g, entry.level) - 1) as Va)
  return (
    <figure className="review-entry">
      <figcaption>
        <b>{linuxName(g, entry.level)}</b> <span>{kindWords(bar, bytes(span(g, entry.level)))}</span>
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
        <code>{hex64(bigVa(entry.va))}</code>
        <code>{hex64(end)}</code>
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
