// What an example consists of once it is there: the source, the experiment that is shown first, and for tables of a real
// kernel the copy that this kernel made.

import type {Experiment, RevisionName} from "./experiment.ts"
import type {Memory} from "./memory.ts"
import type {Source} from "./source.ts"
import type {Pa, Va} from "./word.ts"

/** The transitional copy that the kernel itself made of the source, by the algorithm of `revision`, of [start, end). */
export interface KernelCopy {
  readonly root: Pa
  readonly memory: Memory
  readonly revision: RevisionName
  readonly start: Va
  /** 0: the top of the address space. */
  readonly end: Va
}

export interface Loaded {
  readonly source: Source
  readonly experiment: Experiment
  readonly kernelCopy?: KernelCopy
  /** Where the tables come from: the kernel's own version line, its package, how it was run. Empty if made by hand. */
  readonly provenance: readonly string[]
}
