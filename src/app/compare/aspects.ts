// What two outcomes of one source can differ in, each by the rule that decides it. A rule is a sentence for each revision and its
// switches; two sides with the same sentence cannot differ in it.

import {index} from "../../model/geometry.ts"
import type {Experiment} from "../../model/experiment.ts"
import type {Outcome} from "../../model/outcome.ts"
import type {Source} from "../../model/source.ts"
import {REVISION_WORDS} from "../control/revisions.ts"
import {things} from "../words/words.ts"

/** What tells most comes first. */
export const ASPECTS = ["index", "readOnly", "invalid", "check", "map", "memory"] as const
export type Aspect = (typeof ASPECTS)[number]

export interface Side {
  readonly experiment: Experiment
  readonly outcome: Outcome
}

const isV1 = ({revision}: Experiment) => revision.startsWith("v1")

/** The rule of an experiment on an aspect, as the end of a sentence that begins with its name. */
export function ruleWords(e: Experiment, aspect: Aspect): string {
  const {flags, revision, debugPagealloc, allocator} = e
  switch (aspect) {
    case "index":
      return revision === "v1-as-posted"
        ? "each table is indexed with the index of the root."
        : "each table has an index of its own."
    case "check":
      if (isV1(e)) return flags.checkpfn ? "a frame that is not memory is refused." : "no frame is looked at."
      return revision === "mainline"
        ? "no frame is looked at."
        : "frames are looked at, but only of invalid entries."
    case "memory":
      return `the allocator has ${things(allocator.limit, "page")}.`
    case "map":
      if (REVISION_WORDS[revision].maps === null) return "nothing is mapped into the copy."
      if (isV1(e))
        return flags.forcemap
          ? "a page is mapped over what is there."
          : "a page is not mapped over what is there."
      return "a page is mapped whatever is there."
    case "invalid":
      if (isV1(e))
        return flags.mkvalid ? "an invalid entry becomes valid." : "an invalid entry is copied as it is."
      if (revision === "v6.12") return "every page entry that is not empty becomes valid."
      if (revision === "mainline") return "all that is not empty becomes valid, blocks too."
      return debugPagealloc
        ? "an invalid entry becomes valid, as debug_pagealloc is on."
        : "an invalid entry is left out, unless debug_pagealloc is on."
    case "readOnly":
      if (isV1(e)) return flags.mkwrite ? "read-only becomes writable." : "read-only stays read-only."
      return revision === "mainline"
        ? "read-only becomes writable where DIRTY is set."
        : "read-only becomes writable."
  }
}

/** Where two sides part, the aspect that tells most; where their outcomes are of one kind a rule that differs, if one does. */
export function partingOf(a: Side, b: Side): Aspect {
  const [x, y] = [a.outcome, b.outcome]
  const unlike = (of: (outcome: Outcome) => number) => of(x) !== of(y)
  if (unlike(({account}) => account.fates.lost + account.fates.added)) return "index"
  const stop = x.stop ?? y.stop
  if (unlike(({account}) => account.fates.missing)) return stop?.reason === "memory" ? "memory" : "check"
  if (unlike(({account}) => account.marks.F.count)) return "map"
  if (unlike(({account}) => account.marks.V.count) || unlike(({account}) => account.fates.dropped))
    return "invalid"
  if (unlike(({account}) => account.madeWritable.count)) return "readOnly"
  if (x.rc !== y.rc) return "check"
  const apart = ASPECTS.find(aspect => ruleWords(a.experiment, aspect) !== ruleWords(b.experiment, aspect))
  return apart ?? tellingOf(x)
}

/** What an outcome is about, where no other rule stands against it. */
function tellingOf({account: {fates, marks}}: Outcome): Aspect {
  if (fates.lost + fates.added > 0) return "index"
  return fates.dropped + marks.V.count > 0 ? "invalid" : "readOnly"
}

export interface EqualReason {
  readonly aspect: Aspect
  readonly text: string
}

/** Why two sides with different rules made the same copy: for each rule that differs, what the source lacks. */
export function whyEqual(source: Source, a: Side, b: Side): EqualReason[] {
  const g = source.geometry
  const {survey} = a.outcome.account
  const {range, maps} = a.experiment
  const told: Readonly<Record<Aspect, string | null>> = {
    index:
      range !== null && index(g, g.start, range.start) === 0
        ? "The range starts at PGD index 0, so the index bug of v1 cannot show here."
        : "The index bug of v1 loses nothing of this range.",
    check:
      survey.badFrames.count === 0 ? "Every frame is memory: nothing to refuse." : "No frame was refused.",
    memory: "Both had enough pages.",
    map: maps.length === 0 ? "No page is mapped after the copy." : "Nothing stood where a page was mapped.",
    invalid:
      survey.invalid.count === 0
        ? "No page entry of the range is invalid, so it does not matter what becomes of those."
        : "What is invalid here becomes the same in both.",
    readOnly:
      survey.readOnly.count === 0
        ? "No entry of the range is read-only, so it does not matter what becomes of those."
        : "Every read-only entry of the range has DIRTY set, so both clear it.",
  }
  return ASPECTS.flatMap(aspect => {
    const text = told[aspect]
    return text !== null && ruleWords(a.experiment, aspect) !== ruleWords(b.experiment, aspect)
      ? [{aspect, text}]
      : []
  })
}
