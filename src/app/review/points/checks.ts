// What to do about an entry that names no memory: an error, or BUG().

import {hex64} from "../../../model/word.ts"
import {codeName, things} from "../../words/words.ts"
import {firstInvalid, V1, WRITABLE, type Point} from "./point.ts"

export const bugOn: Point = {
  name: "bug-on",
  said: {
    by: "James Morse",
    on: "6 September 2019, on v3",
    matter: "The check of frames must not be optional, and the BUG must stay.",
  },
  verdict: "both stop",
  figure: r => `${codeName(r.a.outcome.rc)} or ${codeName(r.b.outcome.rc)}`,
  claim: r =>
    `At one stale entry the old code stops the machine, the patch returns ${codeName(r.b.outcome.rc)}.`,
  both: "Both copy a table with one invalid entry that names a frame which is gone; debug_pagealloc is on.",
  trial: {
    source: "hole",
    both: {debugPagealloc: true},
    a: {label: "Linux 5.2: BUG_ON", mark: null, change: {revision: "hibernate-v5.2"}},
    b: {
      label: "patch v1: CHECKPFN",
      mark: "P",
      change: {...V1, flags: {...WRITABLE, mkvalid: true, checkpfn: true}},
    },
    entry: firstInvalid,
  },
  judged: {
    who: "Two opinions of one fact.",
    why: r =>
      `Both stop at ${hex64(r.b.outcome.stop!.va)}. An entry without memory means that the tables are damaged, says the BUG; an error leaves it to the caller, and a half-built copy of ${things(r.b.outcome.allocated, "page")}.`,
  },
  became: "The BUG stayed until 7.1, which does not look at frames at all.",
}
