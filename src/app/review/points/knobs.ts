// Flags for a whole copy, against tests for each entry.

import {number} from "../../../model/descriptor/say.ts"
import {hex64} from "../../../model/word.ts"
import {outcomeOf} from "../../outcomes.ts"
import {codeName, things} from "../../words/words.ts"
import type {SideResult} from "../trial.ts"
import {firstInvalid, MORSE, V1, WRITABLE, type Point} from "./point.ts"

export const knobs: Point = {
  name: "knobs",
  said: {
    ...MORSE,
    quote: "Adding top-level global knobs to manipulate the copied linear map is going to lead to bugs.",
  },
  verdict: "open",
  figure: () => "try all sixteen",
  claim: r => `One knob forgotten, and the copy returns ${codeName(r.b.outcome.rc)} as before.`,
  both: "Both copy a table in which KFENCE keeps pages invalid, and restore.",
  trial: {
    source: "6.12-4k-va48",
    both: V1,
    a: {
      label: "TRANS_MKVALID on",
      mark: "V",
      change: {flags: {...WRITABLE, mkvalid: true}},
    },
    b: {label: "TRANS_MKVALID off", mark: "V", change: {flags: WRITABLE}},
    entry: firstInvalid,
  },
  judged: {
    who: "Open, and the reviewer’s worry stands.",
    why: r =>
      `Which knobs a table needs depends on the kernel’s configuration; nothing tells the caller, and both calls return ${codeName(r.b.outcome.rc)}. ${asHibernateSets(r.a)}`,
  },
  became: "The flags survived v2 and v3 and were removed in v4.",
}

/** What both make of the table with debug_pagealloc, when hibernate sets MKVALID and CHECKPFN as well. Transitional tables facts, 2.3. */
function asHibernateSets({experiment, source}: SideResult): string {
  const asked = {...experiment, debugPagealloc: true, flags: {...WRITABLE, mkvalid: true, checkpfn: true}}
  const [patch, old] = [asked, {...asked, revision: "hibernate-v5.2"} as const].map(one =>
    outcomeOf(one, source),
  )
  if (patch.rc === old.rc)
    return "For the author: set as hibernate sets them, the flags do what the old code did."
  return `Nor do they do what the old code did, set as hibernate sets them with debug_pagealloc: CHECKPFN asks valid entries, too, where the old code asked invalid ones alone. Here that is ${codeName(patch.rc)} at ${hex64(patch.stop!.va)}; the old code returned ${codeName(old.rc)}.`
}

export const circumstances: Point = {
  name: "circumstances",
  said: {
    ...MORSE,
    quote:
      "The existing code will only change the PTE in specific circumstances, that it tests for, that only happen at the PTE level.",
  },
  verdict: "half right",
  figure: r => `${number(r.a.outcome.account.marks.W.byLevel[3])} blocks changed, too`,
  claim: r =>
    `The old code asks before it makes a page valid: it leaves out ${things(r.a.outcome.account.fates.dropped, "entry", "entries")} that the knob lets in.`,
  both: "Both copy a table in which the crash kernel’s memory is invalid; debug_pagealloc is off.",
  trial: {
    source: "6.1-4k-crash",
    both: {debugPagealloc: false},
    a: {label: "Linux 5.2, hibernate", mark: null, change: {revision: "hibernate-v5.2"}},
    b: {
      label: "patch v1, MKWRITE and MKVALID",
      mark: "V",
      change: {...V1, flags: {...WRITABLE, mkvalid: true}},
    },
    entry: firstInvalid,
  },
  judged: {
    who: "Half right.",
    why: r => {
      const {W} = r.a.outcome.account.marks
      return `For invalid pages it is so: the old code tests, the flag does not. But read-only goes without a test, from ${things(W.byLevel[4], "page")} here, and not only at the PTE level: ${things(W.byLevel[3], "block")} lose it as well.`
    },
  },
  became: "In v4 the test is back; clearing read-only stays unconditional, as asked for on 6 September 2019.",
}
