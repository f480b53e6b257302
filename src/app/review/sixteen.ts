// Four knobs have sixteen settings: each of them copies the same table and restores through the copy.

import {number} from "../../model/descriptor/say.ts"
import type {Flags} from "../../model/experiment.ts"
import {run} from "../../model/run.ts"
import {simulation} from "../../model/machine/story.ts"
import {codeName} from "../words/words.ts"
import {usualScenario} from "../theatre/usualScenario.ts"
import type {SideResult} from "./trial.ts"

export interface Setting {
  readonly flags: Flags
  readonly survived: boolean
  /** How it ended, in two words. */
  readonly text: string
}

/** All settings of the flags, and how a restore ends with each. */
export function* sixteen({experiment, loaded, source}: SideResult): Generator<unknown, Setting[]> {
  const settings: Setting[] = []
  for (let n = 0; n < 16; n++) {
    const [mkwrite, mkvalid, checkpfn, forcemap] = [8, 4, 2, 1].map(bit => (n & bit) !== 0)
    const flags = {mkwrite, mkvalid, checkpfn, forcemap}
    const other = {...experiment, flags}
    const {rc} = run(other, source)
    yield
    if (rc !== 0) {
      settings.push({flags, survived: false, text: codeName(rc)})
      continue
    }
    const {end, machine} = yield* simulation(usualScenario(other), loaded.source)
    const survived = end.kind === "survived"
    settings.push({
      flags,
      survived,
      text: survived ? "survives" : `page ${number(machine.journal.length + 1)}`,
    })
  }
  return settings
}
