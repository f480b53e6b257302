// The same entry in the copy of every revision: each is run as a whole, one at a time, since index bug, order of pages and refusals depend on
// all of the range.

import {REVISIONS, type Experiment, type RevisionName} from "../../model/experiment.ts"
import {listed} from "../words/words.ts"
import type {EntryPlace} from "../../model/entryPlace.ts"
import {entryAt, entryOn} from "../../model/path.ts"
import {run} from "../../model/run.ts"
import type {Source} from "../../model/source.ts"
import {bit as bitOf, type Word} from "../../model/word.ts"
import {ruleWords, type Aspect} from "../compare/aspects.ts"
import {REVISION_WORDS} from "../control/revisions.ts"

export interface InRevision {
  readonly revision: RevisionName
  /** The copy's entry; null: empty, or not there at all. */
  readonly entry: Word | null
}

/** The entries at a place, revision by revision, the experiment's own flags given. */
export function* inRevisions(
  experiment: Experiment,
  source: Source,
  {level, va}: EntryPlace,
): Generator<unknown, InRevision[]> {
  const found: InRevision[] = []
  for (const revision of REVISIONS) {
    const entry = entryOn(entryAt(source, run({...experiment, revision}, source), va).copy, level)
    found.push({revision, entry: entry && entry.kind !== "empty" ? {lo: entry.lo, hi: entry.hi} : null})
    yield
  }
  return found
}

/** What a revision has there: the bit, or nothing. */
export function valueIn({entry}: InRevision, bit: number): 0 | 1 | null {
  return entry && bitOf(entry.lo, entry.hi, bit)
}

const DIRTY = 55

/**
 * Where revisions have another value, which and by what rule; null: they all have the same. `from`: the source's entry, if it is not
 * empty.
 */
export function differingWords(
  experiment: Experiment,
  all: readonly InRevision[],
  bit: number,
  from: Word | null,
): string | null {
  const own = valueIn(
    all.find(({revision}) => revision === experiment.revision)!,
    bit,
  )
  const others = all.filter(one => valueIn(one, bit) !== own)
  if (others.length === 0) return dirtyWords(all, bit, from)
  const names = listed(others.map(({revision}) => REVISION_WORDS[revision].label))
  const [{revision}] = others
  const value = valueIn(others[0], bit)
  if (others.some(one => valueIn(one, bit) !== value)) return `Not the same in ${names}.`
  const aspect = aspectOf(value === null || own === null, bit, revision, from)
  const [a, b] = [experiment, {...experiment, revision}].map(e => aspect && ruleWords(e, aspect))
  const have = value === null ? `There is no entry in ${names}` : `It is ${value} in ${names}`
  return a === b || !b ? `${have}.` : `${have}: there ${b}`
}

/** Linux 7.1 asks for DIRTY where the others do not. */
function dirtyWords(all: readonly InRevision[], bit: number, from: Word | null): string | null {
  const mainline = all.find(({revision}) => revision === "mainline")
  if (bit !== 7 || !from || bitOf(from.lo, from.hi, 7) === 0 || !mainline || valueIn(mainline, 7) !== 0)
    return null
  return `7.1 clears it only because bit ${DIRTY}, DIRTY, is set here; without DIRTY it would stay 1.`
}

/** Which kind of rule a bit is about, of those that comparisons name. */
function aspectOf(none: boolean, bit: number, revision: RevisionName, from: Word | null): Aspect | null {
  if (none && revision === "v1-as-posted") return "index"
  if (bit === 0 || none) return from && bitOf(from.lo, from.hi, 0) === 0 ? "invalid" : null
  return bit === 7 || bit === 51 ? "readOnly" : null
}
