// What a transition is: a line of stations, in the middle of it the work list, and how each of them is done. The siblings of this signature stand in
// transitions.ts.

import type {Content} from "./content.ts"
import type {Machine} from "./machine.ts"
import type {Scenario} from "./scenario.ts"
import type {Run} from "./atWork.ts"
import type {Source} from "../source.ts"

/** A step of the kernel before or after the list. */
export interface Stop {
  readonly station: string
  /** The number of the step in the transitional tables facts, 6.2, 7.3 to 7.5; 0: before their first. Some steps have several stations. */
  readonly number: number
  /** What of it is executed besides the fetch of its code; undefined: nothing that translation is about. */
  readonly happen?: (run: Run) => void
}

export interface Transition {
  readonly before: readonly Stop[]
  readonly after: readonly Stop[]
  /** The step that the list is. */
  readonly number: number
  /** The station after which a page of each kind is what it is going to be. */
  readonly made: Partial<Record<Content["kind"], string>>
  /** The machine of a scenario, in pieces; `source` is the one that its experiment names. @throws RangeError if its memory is too small. */
  preparation(scenario: Scenario, source: Source): Generator<void, Machine>
  /** A machine's run from its first station on. */
  start(machine: Machine): Run
  /** One page of the list, as long as `pair` is not 0. */
  copyPage(run: Run): void
  /** Many pages at once, at most `most`, as copyPage() would; returns how many it did, 0 if the next one is not usual. */
  copyStretch(run: Run, most: number): number
}

/** The machine of a scenario, all at once. @throws RangeError if its memory is too small. */
export function prepared<Made extends Machine>(
  {preparation}: {preparation(scenario: Scenario, source: Source): Generator<void, Made>},
  scenario: Scenario,
  source: Source,
): Made {
  const work = preparation(scenario, source)
  for (let next = work.next(); ; next = work.next()) if (next.done) return next.value
}
