// Outcomes of the last few experiments: the shown one, and the one with a held switch flipped. Only a few are kept, since each
// holds a copy's tables; all are plain functions of an experiment.

import type {Experiment} from "../model/experiment.ts"
import type {Outcome} from "../model/outcome.ts"
import {run} from "../model/run.ts"
import type {Source} from "../model/source.ts"
import type {FlagName} from "./control/revisions.ts"
import {REVISION_WORDS} from "./control/revisions.ts"
import {same} from "./state.ts"

const KEPT = 4
let kept: {experiment: Experiment; source: Source; outcome: Outcome}[] = []

export function outcomeOf(experiment: Experiment, source: Source): Outcome {
  const found = kept.find(entry => entry.source === source && same(entry.experiment, experiment))
  if (found) return found.outcome
  const outcome = run(experiment, source)
  kept = [{experiment, source, outcome}, ...kept].slice(0, KEPT)
  return outcome
}

let flipped: {from: Experiment; flag: FlagName; to: Experiment} | null = null

/** The experiment with one switch flipped; the same value every time, so that its outcome is kept. */
export function flip(experiment: Experiment, flag: FlagName): Experiment {
  if (flipped?.from === experiment && flipped.flag === flag) return flipped.to
  const {kind} = REVISION_WORDS[experiment.revision].controls[flag]
  const to =
    kind === "fixed"
      ? experiment
      : kind === "debug_pagealloc"
        ? {...experiment, debugPagealloc: !experiment.debugPagealloc}
        : {...experiment, flags: {...experiment.flags, [flag]: !experiment.flags[flag]}}
  flipped = {from: experiment, flag, to}
  return to
}
