// What the pages that are mapped after the copy made of an entry: a table taken, a page written, a block forced to give way, or why
// one was not mapped.

import {addressBits} from "../../model/address.ts"
import {number} from "../../model/descriptor/say.ts"
import {alignDown, granuleBase, linuxName, span, type Level} from "../../model/geometry.ts"
import type {MapResult} from "../../model/outcome.ts"
import type {PathEntry} from "../../model/path.ts"
import {big, hex, hex64, type Word} from "../../model/word.ts"
import {kernelName, REVISION_WORDS} from "../control/revisions.ts"
import {blockAsTable, leafWords} from "./bounds.ts"
import {accent, strong, type ReasonPiece, type Situation} from "./changeWords.ts"
import {mapped} from "./mapped.ts"
import {codeName} from "./words.ts"

/** A map operation gave up at this entry, and not because it was taken. */
export function mapFailedWords({source, experiment: e, outcome, level, va}: Situation): ReasonPiece[] | null {
  const g = source.geometry
  const {failed} = mapped(e, g, outcome)
  const stop = failed?.map.stop
  if (!failed || !stop || stop.reason === "conflict" || stop.level !== level) return null
  if (alignDown(g, level, stop.va) !== alignDown(g, level, va)) return null
  if (stop.reason === "bounds") return [accent("Out of bounds: "), ...blockAsTable(g, stop)]
  return [
    accent(`No page for the ${linuxName(g, Math.min(3, level + 1) as Level)} table below: `),
    `${stop.function}() returned ${codeName(failed.map.rc)}, and the page at ${hex64(e.maps[failed.at].va)} is not mapped.`,
  ]
}

/** A page was to be mapped just here, and was not: the sentence that says so. */
export function unmappedWords({
  source,
  experiment: e,
  outcome,
  at,
  level,
  va,
  brief,
}: Situation): string | null {
  const g = source.geometry
  if (level < Math.max(at.level, at.copy.entries.at(-1)?.level ?? at.level)) return null
  const here = (n: number) => alignDown(g, 3, e.maps[n].va) === alignDown(g, 3, va)
  const asked = [...e.maps.keys()].filter(here)
  if (asked.length === 0 || asked.some(n => outcome.maps[n]?.rc === 0)) return null
  const {untried, failed} = mapped(e, g, outcome)
  if (untried === "function")
    return `${kernelName(e.revision)} has no ${brief ? "map_page()" : "function to map a page here"}.`
  if (untried === "stopped" || !failed) return "The page was not mapped: it did not come to that."
  if (!asked.includes(failed.at)) return "The page was not mapped: an earlier one failed."
  const {stop, rc} = failed.map
  return stop && stop.level < level
    ? `The page was not mapped: ${stop.function}() had ended with ${codeName(rc)} at level ${stop.level}.`
    : null
}

/** A leaf in the source, a table in the copy: the leaf was not copied, and a map operation found the slot empty. */
export function takenWords({experiment}: Situation, to: PathEntry): ReasonPiece[] {
  const lost = experiment.revision === "v1-as-posted" ? "Lost by the index bug; then " : ""
  const {maps} = REVISION_WORDS[experiment.revision]
  return [`${lost}${maps}() took this table, at ${hex(to.pa ?? 0)}, for the page it mapped.`]
}

/** A page's entry, as a map operation wrote it. */
export function mappedWords(
  {source, experiment}: Situation,
  at: number,
  {replaced}: MapResult,
  to: Word,
): ReasonPiece[] {
  const g = source.geometry
  const {maps, controls} = REVISION_WORDS[experiment.revision]
  const {page, prot} = experiment.maps[at]
  const frame = granuleBase(g, page)
  const asked = big(addressBits(g, frame)) | prot
  const ignored = asked === big(to) ? "" : ` The protection ${hex(prot)} that was asked for is ignored.`
  const text = `${maps}() wrote this entry for page ${hex(frame)}`
  if (!replaced) return [`${text}.${ignored}`]
  if (replaced.level < 3)
    return [`${text}, in an empty table that took the place of a ${leafWords(g, replaced.level)}.`]
  return controls.forcemap.kind === "flag"
    ? [`${text} over another, because `, strong("TRANS_FORCEMAP"), " is on."]
    : [`${text} without a look at what stood here.${ignored}`]
}

/** The block gave way to an empty table, for a page; or no page was left for the table below that one. */
export function forcedWords({source, experiment, level}: Situation, {rc}: MapResult): ReasonPiece[] {
  const g = source.geometry
  const {maps, controls} = REVISION_WORDS[experiment.revision]
  const pages = span(g, level) / g.granule
  const did = ` put an empty table over this ${leafWords(g, level)}`
  return [
    strong(controls.forcemap.name),
    rc === 0 ? `${did} for one page: ` : `${did}, and then ${maps}() returned ${codeName(rc)}: `,
    accent(rc === 0 ? `${number(pages - 1)} of its ${number(pages)} pages` : "all of it"),
    rc === 0 ? " are mapped no more." : " is mapped no more.",
  ]
}
