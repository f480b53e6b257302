// The lock-up of patch v1 as posted: what its two bugs leave of a copy.

import {bytes, number} from "../../../model/descriptor/say.ts"
import {index, span} from "../../../model/geometry.ts"
import {linearMap} from "../../../model/linearMap.ts"
import {codeName, things} from "../../words/words.ts"
import type {SideResult} from "../trial.ts"
import {SERIES, WRITABLE, type Point} from "./point.ts"

/** Leaves that a copy has, of so many. */
const copied = ({outcome}: SideResult) => outcome.account.copied
const leavesOf = ({outcome}: SideResult) => outcome.account.survey.leaves

export const emptyCopy: Point = {
  name: "empty-copy",
  said: {...SERIES, matter: "Resuming from hibernate locks up on AMD Seattle."},
  verdict: "two bugs",
  figure: r => `${number(copied(r.b))} entries, returns ${codeName(r.b.outcome.rc)}`,
  claim: r =>
    `Of ${things(leavesOf(r.b), "entry", "entries")} the copy has ${copied(r.b) === 0 ? "none" : number(copied(r.b))}, and the function returns ${codeName(r.b.outcome.rc)}.`,
  both: "Both copy a linear map in the upper half of its range, as up to Linux 5.3.",
  trial: {
    source: "empty-copy",
    both: {flags: WRITABLE},
    a: {label: "patch v1 as intended", mark: null, change: {revision: "v1-as-intended"}},
    b: {
      label: "patch v1 as posted",
      mark: null,
      change: {revision: "v1-as-posted"},
    },
    entry: ({a: {source}}) => ({level: 0, va: source.linear.start}),
  },
  judged: {
    who: "The reviewer had found a bug by running it.",
    why: () =>
      "Every level began at the index of the root’s, so of a map like this nothing is left; and hibernate’s call passed a root that was indexed already, which the theatre stages on demand. No error is returned, and the handler that could report the fault is not mapped either: a silent lock-up.",
  },
  became: "Root-caused by Pavel Tatashin within a day, and fixed in v2.",
}

export const indexBug: Point = {
  name: "index-bug",
  said: {
    by: "Pavel Tatashin",
    on: "16 August 2019",
    matter: "The first of the two bugs alone: one index for all levels.",
  },
  verdict: "holes, silent",
  figure: r => `${number(r.b.outcome.account.fates.lost)} blocks lost`,
  claim: r =>
    `${number(r.b.outcome.account.fates.lost)} of ${number(leavesOf(r.b))} blocks are not copied, and none is wrong.`,
  both: "Both copy 300 GiB in blocks of 1 GiB in the upper half.",
  trial: {
    source: "index-bug",
    restored: false,
    both: {flags: WRITABLE},
    a: {label: "patch v1 as intended", mark: null, change: {revision: "v1-as-intended"}},
    b: {label: "patch v1 as posted", mark: null, change: {revision: "v1-as-posted"}},
    entry: ({a: {source}}) => ({level: 0, va: source.linear.start}),
  },
  judged: {
    who: "Nobody saw it by reading.",
    why: r =>
      `The loop ends where the table ends, so a start too high leaves holes and never maps an address to the wrong page. ${sinceFlipped(r.a)}`,
  },
  became: "Fixed in v2. Reference of transitional tables, 3.3.",
}

/** Where the linear map begins since Linux 5.4, and how much of it the bug leaves whole: what is below one entry of the root. */
function sinceFlipped({source: {geometry: g}}: SideResult): string {
  const first = index(g, g.start, linearMap(g, "5.4").start)
  return `From Linux 5.4 on the linear map begins at index ${first} of the root, and what is below that entry, ${bytes(span(g, g.start))}, is copied whole; a larger memory has holes again, from index 1 on.`
}
