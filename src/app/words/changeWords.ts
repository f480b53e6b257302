// Which bits of a leaf changed, by which helper of the kernel, and because of what: one clause for each step of the
// revision's rule. Names of bits are Linux's of the source's release.

import type {Experiment} from "../../model/experiment.ts"
import {fieldsOf, finest} from "../../model/descriptor/field.ts"
import type {Level} from "../../model/geometry.ts"
import type {Outcome} from "../../model/outcome.ts"
import type {Source} from "../../model/source.ts"
import type {Reason} from "../../model/trans/explain.ts"
import {copyName} from "../../model/trans/machine.ts"
import type {Va, Word} from "../../model/word.ts"
import {touches} from "../../view/bits.ts"
import type {EntryAt, PathEntry} from "../../model/path.ts"
import {kernelName} from "../control/revisions.ts"
import type {Piece} from "./text.ts"

/** A piece of a sentence; bit: a name of a bit that changed, mono in the accent. */
export type ReasonPiece = Piece | {readonly tone: "bit"; readonly text: string}

export interface Situation {
  readonly source: Source
  readonly experiment: Experiment
  readonly outcome: Outcome
  readonly at: EntryAt
  readonly level: Level
  readonly va: Va
  /** For little room. */
  readonly brief?: boolean
}

export const strong = (text: string): ReasonPiece => ({tone: "strong", text})
export const accent = (text: string): ReasonPiece => ({tone: "accent", text})

/** The words alone. */
export function plainReason(text: readonly ReasonPiece[]): string {
  return text.map(piece => (typeof piece === "string" ? piece : "mark" in piece ? "" : piece.text)).join("")
}

/** Names of bits as a list in a sentence: only the names are in the accent. */
export function bitList(names: readonly string[]): ReasonPiece[] {
  return names.flatMap((text, i): ReasonPiece[] => {
    const between = i === 0 ? [] : [i === names.length - 1 ? " and " : ", "]
    return [...between, {tone: "bit", text}]
  })
}

/** The bits that a mask has, by Linux's name or else the manual's. */
function bitNames({source}: Situation, entry: PathEntry, mask: Word): string[] {
  const {geometry: g, release, mair} = source
  // Read as a valid entry: the bit that becomes valid carries the name that it has from then on.
  const fields = finest(fieldsOf(g, entry.level, (entry.lo | 1) >>> 0, entry.hi, release, mair))
  return fields.filter(f => touches(f, mask)).map(f => f.linux ?? f.name)
}

/** Every step that changed the entry, each with its mark. */
export function changedWords(s: Situation, from: PathEntry, reasons: readonly Reason[]): ReasonPiece[] {
  const brief = s.brief === true || reasons.length > 1
  return reasons.flatMap((reason, i): ReasonPiece[] => [
    ...(i > 0 ? [" "] : []),
    {mark: reason.mark},
    ...stepWords(s, from, reason, brief),
  ])
}

/** "PTE_WRITE set and PTE_RDONLY cleared by pte_mkwrite(), because TRANS_MKWRITE is on and the entry is not empty." */
function stepWords(s: Situation, from: PathEntry, reason: Reason, brief: boolean): ReasonPiece[] {
  const macro = /^[A-Z]/.test(reason.function)
  const by = macro ? copyName(s.source.geometry, from.level) : reason.function
  const named = (mask: Word, verb: string): ReasonPiece[] => {
    const names = macro && mask === reason.cleared ? [reason.function] : bitNames(s, from, mask)
    return names.length === 0 ? [] : [...bitList(names), ` ${verb}`]
  }
  const [set, cleared] = [named(reason.set, "set"), named(reason.cleared, "cleared")]
  const both = set.length > 0 && cleared.length > 0
  return [
    ...set,
    ...(both ? [brief ? ", " : " and "] : []),
    ...cleared,
    ` by ${by}()${brief ? ": " : ", because "}`,
    ...becauseWords(s, from, reason, brief),
  ]
}

function becauseWords(
  {experiment}: Situation,
  from: PathEntry,
  {because, mark, cleared}: Reason,
  brief: boolean,
): ReasonPiece[] {
  const kernel = kernelName(experiment.revision)
  switch (because) {
    case "TRANS_MKWRITE":
    case "TRANS_MKVALID":
    case "debug_pagealloc":
      return [
        strong(because),
        brief ? " is on." : " is on and the entry is not empty.",
        ...(because === "TRANS_MKVALID" && !brief ? [" Off, this bit stays 0."] : []),
      ]
    case "always":
      // Linux 7.1 clears read-only of dirty entries only.
      if (experiment.revision === "mainline" && cleared.lo === 0) {
        const clean = brief ? "" : ": a store needs hardware dirty state"
        const stays = (from.lo & 0x80) !== 0 ? ` PTE_RDONLY stays, since PTE_DIRTY is clear${clean}.` : ""
        return [strong(kernel), ` always sets it.${stays}`]
      }
      if (experiment.revision === "mainline")
        return [strong(kernel), " always does so where PTE_DIRTY is set."]
      return [strong(kernel), " always makes the copy writable."]
    case "not empty":
      return [
        strong(kernel),
        mark === "V" ? " makes valid what is not empty." : " does so to what is not empty.",
      ]
  }
}
