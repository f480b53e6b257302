// Outcomes of the last few experiments: the shown one, and those with one switch flipped, made ahead while nobody waits, so that a
// flip has its answer at once. Only a few are kept, since each holds a copy's tables; all are plain functions of an experiment.

import type {Experiment} from "../model/experiment.ts"
import type {Outcome} from "../model/outcome.ts"
import {run} from "../model/run.ts"
import type {Source} from "../model/source.ts"
import {FLAGS, REVISION_WORDS, type FlagName} from "./control/revisions.ts"
import {same} from "./state.ts"

/** Copies with more tables than these, in bytes and in number, are let go of; two always stay, so that one can flip back. */
const KEPT = {bytes: 256 * 2 ** 20, count: 8, least: 2}
/** Copies with more tables than this, in bytes, are not made ahead: they would hold memory that nobody asked for. */
const MOST_AHEAD = 32 * 2 ** 20
/** The one that was asked for last comes first: what a round of flips made ahead is not pushed out by the rest of that round. */
let kept: {experiment: Experiment; source: Source; outcome: Outcome}[] = []

export function outcomeOf(experiment: Experiment, source: Source): Outcome {
  const found = kept.find(entry => entry.source === source && same(entry.experiment, experiment))
  const entry = found ?? {experiment, source, outcome: run(experiment, source)}
  kept = within([entry, ...kept.filter(other => other !== entry)])
  return entry.outcome
}

const bytesOf = ({allocated}: Outcome, {geometry: g}: Source) => allocated * g.granule

/** The first of them, as many as may stay. */
function within(all: typeof kept): typeof kept {
  let bytes = 0
  return all.filter(({outcome, source}, n) => {
    bytes += bytesOf(outcome, source)
    return n < KEPT.least || (n < KEPT.count && bytes <= KEPT.bytes)
  })
}

/** The switches that do something in a revision. */
function switches(experiment: Experiment): FlagName[] {
  return FLAGS.filter(name => REVISION_WORDS[experiment.revision].controls[name].kind !== "fixed")
}

/** Makes what each switch would do, one at a time, when the browser has nothing else to do. Returns what ends it. */
export function makeAhead(experiment: Experiment, source: Source, outcome: Outcome): () => void {
  // Safari has no idle callback, and does without.
  if (bytesOf(outcome, source) > MOST_AHEAD || !("requestIdleCallback" in window)) return () => {}
  const left = switches(experiment)
  let waiting = requestIdleCallback(next)
  function next() {
    const flag = left.shift()
    if (!flag) return
    outcomeOf(flip(experiment, flag), source)
    waiting = requestIdleCallback(next)
  }
  return () => cancelIdleCallback(waiting)
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
