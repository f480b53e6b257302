// Why an entry of the copy is as it is: always one true sentence, for every revision, level and fate. Sentences are data, so
// that they can be tested as text and drawn with marks. Names of bits are Linux's of the source's release.

import {isAsked} from "../../model/account/absent.ts"
import type {Mark} from "../../model/account/account.ts"
import type {Experiment, ReturnCode} from "../../model/experiment.ts"
import {fieldsOf} from "../../model/descriptor/field.ts"
import {alignDown, index, linuxName, span, type Geometry, type Level} from "../../model/geometry.ts"
import type {Outcome, Stop} from "../../model/outcome.ts"
import {copyName} from "../../model/trans/machine.ts"
import {hex, hex64, type Va, type Word} from "../../model/word.ts"
import {difference} from "../../view/bits.ts"
import {entryOn, type EntryAt, type PathEntry} from "../../model/path.ts"
import {fateAt} from "../../view/field/fateAt.ts"
import {REVISION_WORDS} from "../control/revisions.ts"
import {beyondWords, leafWords} from "./bounds.ts"
import {accent, bitList, changedWords, strong, type ReasonPiece, type Situation} from "./changeWords.ts"
import {forcedWords, mapFailedWords, mappedWords, takenWords, unmappedWords} from "./mapReasons.ts"
import {codeName, listed} from "./words.ts"

export interface Why {
  readonly text: readonly ReasonPiece[]
  /** Bits of the copy that count as changed: in the accent. */
  readonly changed: Word
  /** Who changed which of them, as far as it was a flag or the rule in its place. */
  readonly causes: readonly Cause[]
  /** The sentence is about the output address: it stands under it. */
  readonly address: boolean
}

export interface Cause {
  readonly mark: Mark
  readonly bits: Word
}

const NOTHING: Word = {lo: 0, hi: 0}
const says = (...text: ReasonPiece[]): Why => ({text, changed: NOTHING, causes: [], address: false})

/** Why the copy's entry at a level on the way to an address is as it is, and what came of a page that was to be mapped there. */
export function why(s: Situation): Why {
  const failed = mapFailedWords(s)
  if (failed) return says({mark: "F"}, ...failed)
  const copied = whyCopied(s)
  const unmapped = unmappedWords(s)
  return unmapped === null ? copied : {...copied, text: [...copied.text, ` ${unmapped}`]}
}

function whyCopied(s: Situation): Why {
  const {source, experiment, outcome, at, level, va} = s
  const g = source.geometry
  const words = REVISION_WORDS[experiment.revision]
  const fate = fateAt(source, experiment, outcome, at, level, va)
  const [from, to] = [entryOn(at.source, level), entryOn(at.copy, level)]
  switch (fate.fate) {
    case "noCopy":
      if (outcome.stop?.reason === "paused") return says("Not yet: nothing has been done.")
      return experiment.range === null && outcome.built !== null
        ? says("Nothing was copied: the copy is one empty root.")
        : says(accent("There is no copy:"), " not even a page for its root was to be had.")
    case "outside":
      return says(`Outside of the copied range, ${rangeWords(experiment)}: never read.`)
    case "empty":
      return says(emptyWords(g, at, level))
    case "same":
      return says(sameWords(s, from!))
    case "changed":
      if (fate.reasons.length === 0 && to!.kind === "table") return says({mark: "F"}, ...takenWords(s, to!))
      return {
        ...says(...changedWords(s, from!, fate.reasons)),
        changed: difference(from!, to!),
        causes: fate.reasons.map(({mark, set, cleared}) => ({mark, bits: difference(set, cleared)})),
      }
    case "dropped":
      return says(
        `Left out: ${copyName(g, level)}() takes an invalid entry only if `,
        strong("debug_pagealloc"),
        " is on. The slot stays empty.",
      )
    case "missing":
      if (outcome.stop!.reason === "paused") return says("Not yet: the copy has not come to this entry.")
      return says(
        `Not reached: ${outcome.stop!.function}() ${endedWords(outcome.rc)} at ${hex64(outcome.stop!.va)}.`,
      )
    case "stopped":
      return stoppedWords(experiment, g, outcome, outcome.stop!, level)
    case "lost":
      return says(lostWords(s))
    case "added":
      return says(addedWords(s))
    case "table":
      return tableWords(s, from!, to!)
    case "linked":
      return says(
        {mark: "F"},
        `${words.maps}() took this table, at ${hex(to!.pa ?? 0)}, for the page it mapped.`,
      )
    case "conflict":
      return says(
        {mark: "F"},
        accent("Conflict: "),
        `${words.maps}() found this entry taken and returned −ENXIO, because `,
        strong("TRANS_FORCEMAP"),
        " is off.",
      )
    case "mapped": {
      const changed = from && from.kind !== "empty" && to ? difference(from, to) : NOTHING
      return {
        ...says({mark: "F"}, ...mappedWords(s, fate.at, fate.map, to!)),
        ...{changed, causes: [{mark: "F", bits: changed}]},
      }
    }
    case "forced":
      return says({mark: "F"}, ...forcedWords(s, fate.map))
    case "unmapped":
      return says(
        {mark: "F"},
        accent("Mapped no more: "),
        strong("TRANS_FORCEMAP"),
        ` put an empty table over the ${leafWords(g, fate.map.replaced!.level)} around ${hex64(experiment.maps[fate.at].va)}.`,
      )
  }
}

function endedWords(rc: ReturnCode): string {
  if (rc === "OOB") return "had gone out of bounds"
  return rc === "BUG" ? "had met BUG()" : `had ended with ${codeName(rc)}`
}

/** In the copy, and not by its rule. */
function addedWords({source, experiment, level, va}: Situation): string {
  const g = source.geometry
  if (experiment.revision === "v1-as-posted")
    return `Not asked for: by the index bug of v1 as posted ${copyName(g, level)}() copies other entries than those of the range.`
  return isAsked(experiment.range, alignDown(g, level, va), span(g, level))
    ? "In the copy, though the source is empty here."
    : "In the copy, but not in the range that was asked for."
}

/** The function that takes the page of a table: in v1 the one that reads the entry, else the one for the table. */
function taker({source, experiment}: Situation, level: Level): string {
  const at = experiment.revision.startsWith("v1") ? level : ((level + 1) as Level)
  return `${copyName(source.geometry, at)}()`
}

function rangeWords({range}: Experiment): string {
  return `${hex64(range!.start)} to ${range!.end === 0 ? "the top" : hex64(range!.end - 1)}`
}

function emptyWords(g: Geometry, at: EntryAt, level: Level): string {
  const last = at.source.entries.at(-1)
  if (at.source.hole !== null)
    return `The source has no table here: ${hex(at.source.hole)} is not in the dump.`
  if (!last || last.level >= level)
    return level < 3
      ? "Empty in the source: skipped, and no table is made below it."
      : "Empty in the source: skipped, and the slot stays empty."
  const what =
    last.kind === "empty" ? "empty" : `a ${last.kind === "block" ? leafWords(g, last.level) : last.kind}`
  return `The source ends above, at level ${last.level}: its ${linuxName(g, last.level)} entry is ${what}.`
}

/** Copied with all its bits: by a rule that found nothing to change, or with the flag off that would have. */
function sameWords({source, experiment}: Situation, from: PathEntry): string {
  const g = source.geometry
  const {controls} = REVISION_WORDS[experiment.revision]
  const readOnly = (from.lo & 0x80) !== 0
  const invalid = (from.lo & 1) === 0
  const name = copyName(g, from.level)
  const {mkwrite, mkvalid} = controls
  const off: string[] = []
  if (invalid && mkvalid.kind === "flag" && from.level === 3 && !experiment.flags.mkvalid)
    off.push(mkvalid.name)
  if (readOnly && mkwrite.kind === "flag" && !experiment.flags.mkwrite) off.push(mkwrite.name)
  const clean = readOnly && (from.hi & 0x8_0000) !== 0
  const state = [
    ...(invalid ? ["invalid"] : []),
    ...(readOnly ? [clean ? "read-only, clean" : "read-only"] : []),
  ]
  if (off.length > 0)
    return `Copied as it was, ${listed(state)}: ${listed(off)} ${off.length > 1 ? "are" : "is"} off.`
  if (readOnly)
    return `Copied as it was, ${listed(state)}: ${helper(from.level)}_mkwrite_novma() clears PTE_RDONLY only where PTE_DIRTY is set.`
  if (invalid) return `Copied as it was, invalid: only page entries are made valid, and this is no page.`
  return `Copied as it was by ${name}(): it was ${from.level === 3 ? "valid and writable" : "writable"} already.`
}

/** Linux's prefix of the helpers for a level's leaves. */
const helper = (level: Level) => (level === 3 ? "pte" : level === 2 ? "pmd" : "pud")

/** The place where the copy gave up. */
function stoppedWords(experiment: Experiment, g: Geometry, {rc}: Outcome, stop: Stop, level: Level): Why {
  const name = `${stop.function}()`
  if (stop.reason === "paused") return says(`Not yet: ${name} comes to this entry next.`)
  if (stop.reason === "pfn") {
    const kept =
      stop.index === 0
        ? "Its table is linked and stays empty."
        : `Its table is linked and keeps ${stop.index === 1 ? "entry 0" : `entries 0 to ${stop.index - 1}`}.`
    const frame = `pfn_valid(${shortHex(Math.floor((stop.pa ?? 0) / g.granule))}) is false`
    return {
      ...says(),
      address: true,
      text:
        rc === "BUG"
          ? [
              {mark: "P"},
              accent(frame),
              ` and the entry invalid: BUG_ON() stops the kernel before this slot is written. ${kept}`,
            ]
          : [
              {mark: "P"},
              accent(frame),
              `: TRANS_CHECKPFN returns −ENXIO before this slot is written. ${kept}`,
            ],
    }
  }
  if (stop.reason === "memory") {
    const below = level < 3 ? linuxName(g, (level + 1) as Level) : "PTE"
    return says(
      accent(`No page for the ${below} table below: `),
      `${name} returns −ENOMEM. This slot and all behind it stay empty.`,
    )
  }
  if (stop.reason === "conflict") return says(accent("Conflict: "), `${name} found this entry taken.`)
  return says(accent("Out of bounds: "), ...beyondWords(experiment, g, stop))
}

function shortHex(n: number): string {
  return `0x${n.toString(16)}`
}

/** The index bug loses entries at the first level at which the copy has a hole. */
function lostWords({source, experiment, at, va}: Situation): string {
  const g = source.geometry
  const hole = at.source.entries.find(
    e => e.kind !== "empty" && (entryOn(at.copy, e.level)?.kind ?? "empty") === "empty",
  )
  if (experiment.revision !== "v1-as-posted" || !hole)
    return "Lost: it is in the range, and yet it was not copied."
  return `Lost: by the index bug of v1 as posted ${copyName(g, hole.level)}() starts at ${index(g, g.start, va)}, the index of the PGD entry, and never reads entry ${hole.index}.`
}

/** A table becomes another table: the address is the copy's own, and some attributes may be. */
function tableWords(s: Situation, from: PathEntry, to: PathEntry): Why {
  const {source, outcome, level} = s
  const {geometry: g, release, mair} = source
  if (to.kind !== "table")
    return says(
      `A table in the source; the copy has ${to.kind === "block" ? "a block" : "an invalid entry"} in its place.`,
    )
  const fields = (e: PathEntry) =>
    fieldsOf(g, level, e.lo, e.hi, release, mair).filter(f => !/^(NLTA|OA)/.test(f.name))
  const before = fields(from)
  const differs = fields(to).filter((f, i) => f.value !== before[i].value)
  const [set, cleared] = [true, false].map(on =>
    differs.filter(f => (f.value !== 0) === on).map(f => f.linux ?? f.label),
  )
  const {stop} = outcome
  const half = stop && reaches(g, level, to.va, stop.va) ? " The copy stopped below it." : ""
  const bits: ReasonPiece[] = [
    ...(set.length ? [" It set ", ...bitList(set), "."] : []),
    ...(cleared.length ? [" It left out ", ...bitList(cleared), "."] : []),
  ]
  return {
    ...says(
      `A table of the copy’s own: ${taker(s, level)} took page ${hex(to.pa ?? 0)} and linked it here.`,
      ...bits,
      half,
    ),
    changed: maskOf(differs),
  }
}

function reaches(g: Geometry, level: Level, va: Va, stop: Va): boolean {
  return stop >= va && stop < va + span(g, level)
}

/** All bits of some fields. */
function maskOf(fields: readonly {readonly high: number; readonly low: number}[]): Word {
  let [lo, hi] = [0, 0]
  for (const {high, low} of fields)
    for (let n = low; n <= high; n++) {
      if (n < 32) lo = (lo | (1 << n)) >>> 0
      else hi = (hi | (1 << (n - 32))) >>> 0
    }
  return {lo, hi}
}
