// What the page shows of a trial, as plain data: the outcomes themselves stay where they were made.

import {bytes} from "../../model/descriptor/say.ts"
import {linuxName, span} from "../../model/geometry.ts"
import type {EntryPlace} from "../../model/entryPlace.ts"
import {bigVa, hex64, type Va} from "../../model/word.ts"
import {entryBar, type EntryBar} from "../../view/review/entryBar.ts"
import {bothLink, theatreLink, treeLink} from "./links.ts"
import type {Point} from "./points/point.ts"
import {returned} from "./runWords.ts"
import type {Results, Side, SideResult} from "./trial.ts"

/** The entry in question as a side's copy has it. */
export interface EntryShown {
  /** Linux's name of the entry's level, and what an entry spans, in words. */
  readonly name: string
  readonly size: string
  /** Its first and its last address, in hex. */
  readonly first: string
  readonly last: string
  readonly bar: EntryBar
  /** What the source maps there and the copy does not. */
  readonly gone: number
}

export interface TriedSide extends Pick<Side, "label" | "mark"> {
  /** The return code, in words. */
  readonly returned: string
  readonly entry: EntryShown
}

export interface Tried {
  readonly claim: string
  readonly why: string
  /** A and B. */
  readonly sides: readonly TriedSide[]
  readonly links: {
    /** null: they are about different tables. */
    readonly both: string | null
    /** Of each side. */
    readonly tree: readonly string[]
    readonly theatre: readonly string[]
  }
}

const SIDES = ["a", "b"] as const

export function triedOf({trial, claim, judged}: Point, results: Results): Tried {
  const entry = trial.entry(results)
  return {
    ...{claim: claim(results), why: judged.why(results)},
    sides: [results.a, results.b].map(result => ({
      ...{label: result.side.label, mark: result.side.mark},
      returned: returned(result.outcome),
      entry: entryShown(result, entry),
    })),
    links: {
      both: bothLink(trial, results),
      tree: SIDES.map(side => treeLink(trial, results, side)),
      theatre: SIDES.map(side => theatreLink(results, side)),
    },
  }
}

function entryShown({source, outcome}: SideResult, entry: EntryPlace): EntryShown {
  const g = source.geometry
  const bar = entryBar(g, outcome.memory, outcome.built, entry)
  const own = entryBar(g, source.memory, source.root, entry)
  return {
    ...{name: linuxName(g, entry.level), size: bytes(span(g, entry.level)), bar},
    first: hex64(bigVa(entry.va)),
    last: hex64(bigVa((entry.va + span(g, entry.level) - 1) as Va)),
    gone: own.mapped > bar.mapped && own.unit === bar.unit ? own.mapped - bar.mapped : 0,
  }
}
