// A step in one sentence, as data: what there is to say, for whoever finds the words.

import type {Experiment} from "../experiment.ts"
import {linuxName, type Level, type LinuxLevel} from "../geometry.ts"
import type {Stop} from "../outcome.ts"
import type {Source} from "../source.ts"
import type {Step} from "../trace.ts"
import {explain, type Reason} from "../trans/explain.ts"
import type {Pa, Va, Word} from "../word.ts"

/** Whose sentence it is: a function, at an entry. */
interface Subject {
  readonly function: string
  readonly level: Level
  /** Linux's name of the level's table. */
  readonly name: LinuxLevel
  readonly va: Va
  readonly index: number
}

/**
 * skips: the entry is empty; leavesOut: the rule does not copy it (an invalid page); copies: a leaf, `reasons` are the helpers that changed
 * it (none: as it was); links: a new table is linked, for a table in the source or where nothing stood; enters: the table is there
 * already; replaces: an empty table in the place of what stood; maps: a page, `over` what stood there (null: nothing); takesRoot: the
 * root's page; givesUp: with an error, in BUG, or astray; the return code is in the state's outcome.
 */
export type Sentence = Subject &
  (
    | {readonly verb: "skips"}
    | {readonly verb: "leavesOut"; readonly read: Word}
    | {
        readonly verb: "copies"
        readonly read: Word
        readonly wrote: Word
        readonly reasons: readonly Reason[]
      }
    | {readonly verb: "links"; readonly read: Word | null; readonly wrote: Word; readonly allocated: Pa}
    | {readonly verb: "enters"; readonly read: Word}
    | {readonly verb: "replaces"; readonly read: Word; readonly wrote: Word; readonly allocated: Pa}
    | {readonly verb: "maps"; readonly over: Word | null; readonly wrote: Word; readonly allocated: Pa | null}
    | {readonly verb: "takesRoot"; readonly allocated: Pa}
    | {
        readonly verb: "givesUp"
        readonly how: "refuse" | "bug" | "astray"
        readonly reason: Stop["reason"]
        readonly read: Word | null
      }
  )

/** What a step says. `source` is the edited one. */
export function sentence(experiment: Experiment, source: Source, step: Step): Sentence {
  const {function: name, level, va, index, decision, read = null, wrote, allocated, reason} = step
  const subject = {function: name, level, name: linuxName(source.geometry, level), va, index}
  switch (decision) {
    case "skip":
      return {...subject, verb: "skips"}
    case "drop":
      return {...subject, verb: "leavesOut", read: read!}
    case "copy": {
      const reasons = explain(experiment, source, level, read!)
      return {
        ...subject,
        verb: "copies",
        read: read!,
        wrote: wrote!,
        reasons: reasons === "drop" ? [] : reasons,
      }
    }
    case "descend":
      return wrote
        ? {...subject, verb: "links", read: nonEmpty(read), wrote, allocated: allocated!}
        : {...subject, verb: "enters", read: read!}
    case "force":
      return {...subject, verb: "replaces", read: read!, wrote: wrote!, allocated: allocated!}
    case "map":
      return {...subject, verb: "maps", over: nonEmpty(read), wrote: wrote!, allocated: allocated ?? null}
    case "root":
      return {...subject, verb: "takesRoot", allocated: allocated!}
    case "refuse":
    case "bug":
    case "astray":
      return {...subject, verb: "givesUp", how: decision, reason: reason!, read}
  }
}

function nonEmpty(word: Word | null): Word | null {
  return word && (word.lo | word.hi) !== 0 ? word : null
}
