// One side of a comparison in words: what came of it, by which rule, what it means for the machine.

import {number} from "../../model/descriptor/say.ts"
import {hex64} from "../../model/word.ts"
import {REVISION_WORDS} from "../control/revisions.ts"
import {result, strong, type Text} from "../words/text.ts"
import {codeName, faultLevels, things} from "../words/words.ts"
import {ruleWords, type Aspect, type Side} from "./aspects.ts"

export interface SideWords {
  readonly headline: string
  readonly text: Text
}

/** `name`: how the side is called: "v5.16", "the copy of Linux 6.1 itself". `edited`: entries of its source that are, and only there. */
export function sideWords(side: Side & {readonly edited?: number}, aspect: Aspect, name: string): SideWords {
  const {experiment, outcome} = side
  const rule = ruleWords(experiment, aspect)
  const edited = side.edited ?? 0
  const edit =
    edited > 0
      ? ` ${things(edited, "entry of its source is", "entries of its source are")} edited, none of B’s.`
      : ""
  const code = outcome.rc === 0 ? "0" : codeName(outcome.rc)
  return {
    headline: headlineOf(side),
    text: [strong(`${name}: `), rule, " Returned ", result(code), `. ${machineWords(side, aspect)}${edit}`],
  }
}

/** How a revision is called in a comparison. */
export function sideName({experiment}: Side): string {
  const {label} = REVISION_WORDS[experiment.revision]
  return /^as /.test(label) ? `v1 ${label}` : label
}

function headlineOf({outcome}: Side): string {
  const {rc, account} = outcome
  const {copied, fates, marks} = account
  const entries = things(copied, "entry", "entries")
  if (rc !== 0) return `${codeName(rc)} after ${entries}.`
  const more: readonly (readonly [number, string])[] = [
    [fates.lost, "lost"],
    [fates.dropped, "dropped"],
    [marks.V.count, "made valid"],
    [account.madeWritable.count, "made writable"],
    [marks.F.count, "mapped by itself"],
  ]
  const said = more.find(([count]) => count > 0)
  return said ? `${entries}; ${number(said[0])} ${said[1]}.` : `${entries}, as they were.`
}

function machineWords({experiment, outcome}: Side, aspect: Aspect): string {
  const {account, stop} = outcome
  const {fates, marks, survey} = account
  switch (aspect) {
    case "index":
      return fates.lost > 0 ? "The first access to those faults." : "Nothing is lost."
    case "check":
    case "memory":
      if (stop) return `Nothing from ${hex64(stop.va)} on was copied.`
      if (aspect === "memory") return "Nothing is missing."
      return survey.badFrames.count > 0 ? "The bad frame is in the copy." : "Every frame is memory."
    case "map":
      if (experiment.maps.length === 0) return "No page was to be mapped."
      if (marks.F.count === 0) return "The page is not in the copy."
      return fates.unmapped > 0
        ? "The page can be reached through the copy, the rest of its block no more."
        : "The page can be reached through the copy."
    case "invalid":
      if (survey.invalid.count === 0) return "No page entry is invalid here."
      if (fates.dropped > 0) return "A store to those pages faults: translation, level 3."
      return marks.V.count > 0
        ? `Those pages can be written to again.${fates.lost === 0 ? " Nothing is lost." : ""}`
        : `An access to those pages faults: translation, ${faultLevels(survey.invalid)}.`
    case "readOnly":
      if (fates.dropped > 0) return "A store to what was dropped faults: translation, level 3."
      return account.readOnlyLeft > 0
        ? `A store to ${things(account.readOnlyLeft, "entry", "entries")} faults: permission.`
        : "All of it can be written to."
  }
}
