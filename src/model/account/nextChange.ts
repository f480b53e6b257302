// From one entry of a cause to the next, within some rows of the account: what a press on a ribbon of the seam goes to.

import type {Experiment} from "../experiment.ts"
import {alignDown, span} from "../geometry.ts"
import type {Outcome} from "../outcome.ts"
import type {Source} from "../source.ts"
import type {Va} from "../word.ts"
import {changesIn, type ChangeCause} from "./changeList.ts"

/** An experiment, what it was run on and what came of it. */
interface Run {
  readonly source: Source
  readonly experiment: Experiment
  readonly outcome: Outcome
}

/** The address of the next such entry after an address, and behind the last of the first again; null if the rows have none. */
export function nextChange(run: Run, cause: ChangeCause, rows: readonly Va[], after: Va): Va | null {
  const {source, experiment, outcome} = run
  const {geometry: g} = source
  const named = new Set(rows)
  const all = outcome.account.rows.filter(({va}) => named.has(va))
  const find = (start: number): Va | null => {
    const near = all.filter(({va, level}) => va + span(g, level) > start)
    for (const {va, level, count} of changesIn(source, experiment, outcome, cause, near)) {
      const n = Math.max(0, Math.floor((start - va) / span(g, level)) + 1)
      if (n >= count) continue
      const first = (va + n * span(g, level)) as Va
      return cause === "unmapped" ? firstGone(run, first) : first
    }
    return null
  }
  return find(after) ?? find(-Infinity)
}

/** The first address of a block that was taken away; pages that were mapped in its place are there. */
function firstGone({source: {geometry: g}, experiment, outcome}: Run, block: Va): Va {
  const written = new Set(experiment.maps.map(({va}, n) => outcome.maps[n]?.rc === 0 && alignDown(g, 3, va)))
  let va = block
  while (written.has(va)) va = (va + g.granule) as Va
  return va
}
