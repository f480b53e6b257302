// The columns of a loaded example at an address, and their groups as short texts.

import {EMPTY, INVALID, READ_ONLY, TABLE, WRITABLE} from "../../../src/model/descriptor/descriptor.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import {edited} from "../../../src/model/edit.ts"
import type {Loaded} from "../../../src/model/loaded.ts"
import {run} from "../../../src/model/run.ts"
import type {Va} from "../../../src/model/word.ts"
import {groupsOf, type Group} from "../../../src/view/columns/groups.ts"
import {loudest} from "../../../src/view/columns/strip.ts"
import {tablesAt, type TablePair} from "../../../src/view/columns/tables.ts"

export interface Columns {
  readonly pairs: readonly TablePair[]
  readonly groups: readonly (readonly Group[])[]
}

export function columnsOf(
  {source: unedited, experiment: own}: Loaded,
  va: number | bigint,
  parts: Partial<Experiment> = {},
): Columns {
  const experiment = {...own, ...parts}
  const source = edited(unedited, experiment.edits)
  const outcome = run(experiment, source)
  const at = typeof va === "bigint" ? (Number(BigInt.asIntN(64, va)) as Va) : (va as Va)
  const pairs = tablesAt(source, outcome, at)
  const groups = pairs.map((pair, n) =>
    groupsOf({source, experiment, outcome, pair, above: pairs.slice(0, n)}),
  )
  return {pairs, groups}
}

const LETTERS = {[EMPTY]: "-", [INVALID]: "i", [WRITABLE]: "W", [READ_ONLY]: "R", [TABLE]: "T"}

/** "2-11 R>W changed W", "81 T>T table (W 25)". */
export function said({first, count, source, copy, fate, marks, below}: Group): string {
  const index = count === 1 ? `${first}` : `${first}-${first + count - 1}`
  const most = below && loudest(below)
  return [
    index,
    `${LETTERS[source.state]}>${LETTERS[copy.state]}`,
    fate,
    ...marks,
    ...(most ? [`(${most.mark ?? "gone"} ${most.count})`] : []),
  ].join(" ")
}
