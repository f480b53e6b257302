// The line of the call of trans_pgd_idmap_page() that time is about.

import type {Experiment} from "../../model/experiment.ts"
import {pagesTaken, type Outcome} from "../../model/outcome.ts"
import type {Source} from "../../model/source.ts"
import {
  idmapLine,
  idmapStateAt,
  MOST_TABLES,
  type IdmapLine,
  type IdmapState,
} from "../../model/steps/idmapLine.ts"
import {suppliedPages} from "../../model/supply.ts"
import type {Pa} from "../../model/word.ts"
import {same} from "../state.ts"
import type {IdmapAsked} from "./idmapAsked.ts"

let last: IdmapLine | null = null

/** The line of a call; the same value as long as it is the same call. null if the revision has no such function. */
export function idmapOf(
  {page, tables}: IdmapAsked,
  {revision, allocator}: Experiment,
  source: Source,
  outcome: Outcome,
): IdmapLine | null {
  const call = {
    ...{revision, page, geometry: source.geometry},
    tables: tables ?? left(allocator, source, pagesTaken(outcome)),
  }
  if (!last || !same(last.call, call)) last = idmapLine(call)
  return last
}

/** The next pages of an allocator that handed out so many, as far as it has some. */
function left(supply: Experiment["allocator"], source: Source, taken: number): readonly Pa[] {
  return suppliedPages(supply, source, Math.min(supply.limit, taken + MOST_TABLES)).slice(taken)
}

/** The state after a step; after the last one if there are not so many. */
export function idmapAt(line: IdmapLine, step: number): IdmapState {
  return idmapStateAt(line, Math.min(step, line.count))
}
