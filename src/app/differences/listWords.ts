// What stands in the list of differences.

import {bytes, number} from "../../model/descriptor/say.ts"
import type {Account} from "../../model/account/account.ts"
import type {Against} from "../../model/account/against.ts"
import type {ApartCause} from "../../model/account/apartRuns.ts"
import type {ChangeCause, ChangeGroup, ChangeRun} from "../../model/account/changeList.ts"
import type {Experiment, ReturnCode} from "../../model/experiment.ts"
import {span, type Geometry} from "../../model/geometry.ts"
import type {Outcome} from "../../model/outcome.ts"
import {areaAt, areasOf} from "../../model/regions.ts"
import type {Source} from "../../model/source.ts"
import {bit, type Word} from "../../model/word.ts"
import {kernelName, REVISION_WORDS} from "../control/revisions.ts"
import {breakdown, codeName, listed, things} from "../words/words.ts"

/** "636 entries made writable by TRANS_MKWRITE: 10 blocks of 2 MiB and 626 pages". */
export function groupWords(group: ChangeGroup, e: Experiment, g: Geometry, rc: ReturnCode): string {
  return `${things(group.count, "entry", "entries")} ${didWords(group.cause, e, rc)}: ${breakdown(g, group)}`
}

function didWords(cause: ChangeCause, e: Experiment, rc: ReturnCode): string {
  const {controls} = REVISION_WORDS[e.revision]
  const by = (control: {readonly kind: string; readonly name: string}) =>
    control.kind === "fixed" ? `by the rule of ${kernelName(e.revision)}` : `by ${control.name}`
  switch (cause) {
    case "W":
      return `made writable ${by(controls.mkwrite)}`
    case "V":
      return `made valid ${by(controls.mkvalid)}`
    case "F":
      return "written by map operations"
    case "unmapped":
      return "taken away by map operations: a table with one page stands in their place"
    case "dropped":
      return "left out, because they are invalid"
    case "missing":
      return `never reached, as the copy had stopped with ${codeName(rc)}`
    case "refused":
      return `refused ${by(controls.checkpfn)}, ${codeName(rc)}`
    case "lost":
      return "lost by the index bug"
    case "added":
      return "in the copy, although nobody asked for them"
  }
}

/** Entries that differ, whatever the cause. */
export function differing({fates}: Account): number {
  const {changed, dropped, missing, lost, added, unmapped, mapped} = fates
  return changed + dropped + missing + lost + added + unmapped + mapped
}

/**
 * All of it in one line: "636 entries differ, in 18 runs." What stands in two groups is counted once. `runs`: of all groups; null
 * while they are counted.
 */
export function sumWords({account}: Outcome, groups: readonly ChangeGroup[], runs: number | null): string {
  const all = differing(account)
  const listed = groups.reduce((sum, {count}) => sum + count, 0)
  const twice = listed - all
  if (all === 0) return "Nothing differs."
  const joined = runs === null ? "" : `, in ${things(runs, "run")}`
  return `${things(all, "entry differs", "entries differ")}${joined}${twice > 0 ? `; ${number(twice)} of them in two ways` : ""}.`
}

/** "8,215 entries differ between A and B, in 2 runs." */
export function apartSum({count}: Against, runs: number | null): string {
  if (count === 0) return "Nothing differs between A and B."
  const joined = runs === null ? "" : `, in ${things(runs, "run")}`
  return `${things(count, "entry differs", "entries differ")} between A and B${joined}.`
}

/** "8,215 entries are in B alone". */
export function apartWords(cause: ApartCause, result: Against): string {
  const count = result[cause]
  if (cause === "apart") return `${things(count, "entry has", "entries have")} another value in B than in A`
  return `${things(count, "entry is", "entries are")} in ${cause === "onlyA" ? "A" : "B"} alone`
}

/** Why the list is empty. */
export function emptyWords({account, built}: Outcome, {range}: Experiment): string {
  if (built === null) return "Nothing was built."
  if (range === null) return "Nothing was to be copied."
  if (account.survey.leaves === 0) return "There is no entry in the range."
  return `All ${number(account.copied)} entries were copied as they are.`
}

/** "496 pages", "1 block of 2 MiB". */
export function countWords({level, count}: ChangeRun, g: Geometry): string {
  if (level === 3) return things(count, "page")
  return `${things(count, "block")} of ${bytes(span(g, level))}`
}

/** "bit 7 cleared, bit 51 set"; empty where no bit is to be compared. */
export function bitsWords({set, cleared}: ChangeRun): string {
  const said = (word: Word, what: string) => {
    const bits = Array.from({length: 64}, (_, n) => n).filter(n => bit(word.lo, word.hi, n) === 1)
    return bits.length > 0 && `${bits.length > 1 ? "bits" : "bit"} ${listed(bits.map(String))} ${what}`
  }
  return [said(cleared, "cleared"), said(set, "set")].filter(Boolean).join(", ")
}

/** What is at a run: "linear map: module code". */
export function placeWords({va, pa, level, count}: ChangeRun, source: Source): string | null {
  const area = areaAt(areasOf(source), va)
  if (pa === null) return area
  const end = pa + count * span(source.geometry, level)
  const places = source.places.filter(place => place.start < end && place.end > pa)
  if (places.length === 0) return area
  const names = listed([...new Set(places.map(({name}) => name))])
  const all = places.some(place => place.start <= pa && place.end >= end)
  return `${area === null ? "" : `${area}: `}${names}${all ? "" : ", in part"}`
}
