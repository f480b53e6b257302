// Why two copies are equal, in as many sentences as stand above the address bar: whose copy it is and what differs all the same come
// first, then the reasons, those that tell most before the others.

import {layout} from "../../model/descriptor/field.ts"
import {field} from "../../model/word.ts"
import {wrapped} from "../../view/mirror/text.ts"
import {REVISION_WORDS} from "../control/revisions.ts"
import {listed, things} from "../words/words.ts"
import {whyEqual} from "./aspects.ts"
import type {Compared} from "./useCompared.ts"
import {rulesOf} from "./versus.ts"
import {whereShown} from "./whereShown.ts"

export interface EqualSentence {
  readonly text: string
  /** An experiment in which it does show; null: none, or there is nothing to show. */
  readonly href: string | null
}

/** What leads there. */
export const WHERE = "where it shows"

/** The verdict's room in a wide window, as in compare.css: px of a line, of its letters, and lines. Other windows have more. */
const WIDTH = 628
const SIZE = 15.5
const LINES = 3

export function equalHeadline({result}: Compared): string {
  return result.attributes === 0 ? "No difference." : "No page and no block differs."
}

/** The sentences that have room. */
export function equalSentences(compared: Compared): EqualSentence[] {
  const reasons = reasonsOf(compared)
  const facts = [kernelSentence(compared), attributeSentence(compared)].filter(text => text !== "")
  const alike =
    facts.length + reasons.length === 0 ? ["Both have the same rules for all that is in this range."] : []
  const said: EqualSentence[] = [...facts, ...alike].map(text => ({text, href: null}))
  for (const reason of reasons) if (hasRoom([...said, reason])) said.push(reason)
  return said
}

function hasRoom(sentences: readonly EqualSentence[]): boolean {
  const text = sentences.map(({text, href}) => `${text} ${href ? WHERE : ""}`).join(" ")
  return wrapped(`(B) ${text}`, WIDTH, SIZE).length <= LINES
}

function kernelSentence({b, versus}: Compared): string {
  if (versus !== "kernel") return ""
  return `${b.name} made the same copy by the rules of ${REVISION_WORDS[b.experiment.revision].label}.`
}

/** "248 table descriptors differ in UXNTable and PXNTable; what they lead to is the same." */
function attributeSentence({result: {attributes, attributeBits}, loaded}: Compared): string {
  if (attributes === 0) return ""
  const names = layout(loaded.source.geometry, 2, "table")
    .filter(({high, low}) => field(attributeBits.lo, attributeBits.hi, high, low) !== 0)
    .map(({definition}) => definition.name)
  return `${things(attributes, "table descriptor differs", "table descriptors differ")} in ${listed(names)}; what they lead to is the same.`
}

function reasonsOf({loaded, a, b}: Compared): EqualSentence[] {
  return whyEqual(loaded.source, a, b).map(({aspect, text}) => ({
    text,
    href: whereShown(aspect, rulesOf(a.experiment), rulesOf(b.experiment)),
  }))
}
