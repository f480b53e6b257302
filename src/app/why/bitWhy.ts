// Why one bit of the copy has its value: who did it, by which rule, in which step, and what the bit is called. Data, to be tested as text
// and drawn with marks. Where the copy has no entry, why it has none.

import {kernelName, REVISION_WORDS, type FlagName} from "../control/revisions.ts"
import {edited} from "../../model/edit.ts"
import type {Field} from "../../model/descriptor/field.ts"
import {readWord} from "../../model/memory.ts"
import {entryOn, type PathEntry} from "../../model/path.ts"
import type {Reason} from "../../model/trans/explain.ts"
import {bit as bitOf, hex64} from "../../model/word.ts"
import {fateAt} from "../../view/field/fateAt.ts"
import {placeOf} from "../inspector/editEntry.ts"
import {strong, type ReasonPiece, type Situation} from "../words/changeWords.ts"
import {bitWords, fieldAt, finestFields} from "../words/fieldWords.ts"
import {why} from "../words/reasons.ts"
import {has, type Hand} from "./hand.ts"
import {mappedBy, tableBy} from "./otherHands.ts"
import {ruleWords} from "./ruleWords.ts"

export interface BitWhy {
  readonly title: string
  /** Who did it, and what it was before. */
  readonly who: readonly ReasonPiece[]
  /** The revision's rule about this bit; then what it does not ask, or asks besides. */
  readonly rule: readonly string[]
  /** Where the entry stands, what was read there and what was written. */
  readonly step: {readonly place: string; readonly read: string; readonly wrote: string} | null
  readonly names: BitNames | null
  /** The switch that did it, or that would. */
  readonly flag: FlagName | null
}

export interface BitNames {
  readonly arm: string
  /** Which bits, if it is a field of several, and what its value says. */
  readonly says: string
  readonly linux: string | null
}

/** Why a bit of the copy's entry is as it is. */
export function bitWhy(s: Situation, bit: number): BitWhy {
  const to = entryOn(s.at.copy, s.level)
  if (!to || to.kind === "empty") return whyNone(s, to)
  const from = entryOn(s.at.source, s.level)
  const value = bitOf(to.lo, to.hi, bit)
  const hand = handOf(s, from, to, bit)
  return {
    title: `Why is bit ${bit} ${value ? "one" : "zero"} here?`,
    ...{who: hand.who, rule: hand.rule, flag: hand.flag},
    step: {
      place: `level ${s.level}, entry ${to.index}, at ${hex64(to.va)}`,
      read: from && from.kind !== "empty" ? hex64(from) : "nothing: the source has no entry here",
      wrote: hex64(to),
    },
    names: namesOf(fieldAt(finestFields(s.source, to), bit)),
  }
}

function namesOf(field: Field): BitNames {
  const {name, high, low, says, linux} = field
  return {arm: name, says: high === low ? says : `${bitWords(field)}. ${says}`, linux: linux ?? null}
}

function whyNone(s: Situation, to: PathEntry | undefined): BitWhy {
  return {
    title: to ? "Why is this entry empty in the copy?" : "Why has the copy no table here?",
    who: why(s).text,
    ...{rule: [], step: null, names: null, flag: null},
  }
}

function handOf(s: Situation, from: PathEntry | undefined, to: PathEntry, bit: number): Hand {
  const {source, experiment, outcome, at, level, va} = s
  const fate = fateAt(source, experiment, outcome, at, level, va)
  if (fate.fate === "mapped") return mappedBy(s, to, bit, experiment.maps[fate.at])
  if (to.kind === "table" && (!from || from.kind === "empty" || fate.fate !== "table"))
    return {who: why(s).text, rule: [], flag: null}
  if (fate.fate === "table" && from) return tableBy(s, from, to, bit)
  if (!from || from.kind === "empty" || (fate.fate !== "changed" && fate.fate !== "same"))
    return {who: why(s).text, rule: [], flag: null}
  const reason =
    fate.fate === "changed"
      ? fate.reasons.findLast(({set, cleared}) => has(set, bit) || has(cleared, bit))
      : undefined
  const {text: rule, off} = ruleWords(s, from, bit)
  return reason
    ? {who: changedBy(s, from, bit, reason), rule, flag: flagOf(s, reason.because)}
    : {who: copiedAsItWas(s, from, bit), rule, flag: off && flagOf(s, off)}
}

/** "TRANS_MKWRITE cleared it. It was 1, in module code. Read-only." */
function changedBy(s: Situation, from: PathEntry, bit: number, {mark, because, set}: Reason): ReasonPiece[] {
  const by = because === "always" || because === "not empty" ? kernelName(s.experiment.revision) : because
  const wasSet = !has(set, bit)
  const field = fieldAt(finestFields(s.source, from), bit)
  return [
    {mark},
    strong(`${by} ${wasSet ? "cleared" : "set"} it.`),
    ` It was ${wasSet ? 1 : 0}${holdsWords(s, from)}. ${field.says}`,
  ]
}

/** What the source says that a leaf maps: ", in module code". */
function holdsWords({source}: Situation, {pa}: PathEntry): string {
  const place = source.places.find(({start, end}) => pa !== null && pa >= start && pa < end)
  return place ? `, in ${place.name}` : ""
}

/** The switch that a reason names; null: a rule that nobody can switch. */
function flagOf({experiment}: Situation, because: Reason["because"]): FlagName | null {
  const {controls} = REVISION_WORDS[experiment.revision]
  const found = Object.entries(controls).find(([, {kind, name}]) => kind !== "fixed" && name === because)
  return found ? (found[0] as FlagName) : null
}

function copiedAsItWas(s: Situation, from: PathEntry, bit: number): ReasonPiece[] {
  const {source, experiment} = s
  const value = bitOf(from.lo, from.hi, bit)
  const at = placeOf(from)
  const before = experiment.edits.some(edit => edit.at === at)
    ? readWord(edited(source, []).memory, at)
    : undefined
  if (before && has(before, bit) !== (value === 1))
    return [
      strong(`An edit of the source ${value ? "set" : "cleared"} it.`),
      ` The kernel’s own entry has ${1 - value} here; the copy took the bit as it found it.`,
    ]
  return [strong("Copied as it was."), ` It is ${value} in the source as well.`]
}
