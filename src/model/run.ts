// Experiment in, Outcome out. Pure: the same two values always give the same third, and the source is not written.

import {accountOf} from "./account/accounting.ts"
import {replacedBy} from "./account/absent.ts"
import {edited} from "./edit.ts"
import {execution, type CopyResult, type Listener} from "./execution.ts"
import type {Experiment} from "./experiment.ts"
import {alignDown} from "./geometry.ts"
import type {Outcome} from "./outcome.ts"
import type {Source} from "./source.ts"
import {revisions} from "./trans/revisions.ts"
import {survey} from "./account/survey.ts"

/** What an experiment of which no operation is executed leaves: a copy that is paused before its first step. */
function untouched({range, revision}: Experiment, {geometry: g}: Source): CopyResult {
  const where = {
    function: revisions[revision].copyFunction,
    level: g.start,
    index: 0,
    reason: "paused",
  } as const
  const stop = range && {...where, va: range.start}
  return {rc: 0, root: null, built: null, allocated: 0, read: 0, ...(stop && {stop})}
}

/**
 * What a kernel makes of an experiment; `unedited` is the source that it names, before its edits. Each step goes to `trace`, if
 * there is one; a Pause that it throws ends the run, and the outcome is what there was then. `operations`: how many are executed,
 * the copy being the first.
 */
export function run(
  experiment: Experiment,
  unedited: Source,
  trace?: Listener,
  operations = Infinity,
): Outcome {
  const source = edited(unedited, experiment.edits)
  const g = source.geometry
  const work = execution(experiment, source, trace)
  const {read, ...copied} = operations > 0 ? work.copy() : untouched(experiment, source)
  const copy = {memory: work.memory, built: copied.built, stop: copied.stop, read}
  const account = accountOf(experiment, source, copy, surveyed(source, experiment))
  const maps = work.maps(Math.max(0, operations - 1))
  const outcome = {...copied, memory: work.memory, maps}
  if (maps.length === 0) return {...outcome, account}

  // Map operations work on the finished copy: what they did is counted anew, what was copied stays what it was.
  const written = maps.flatMap(({rc, stop}, n) =>
    rc === 0 && !stop ? [alignDown(g, 3, experiment.maps[n].va)] : [],
  )
  const done = {pages: new Set(written), replaced: replacedBy(g, experiment, {maps})}
  const now = accountOf(experiment, source, {...copy, maps: done}, surveyed(source, experiment))
  return {...outcome, account: {...now, copied: account.copied, copy: account.copy}}
}

let last: {
  source: Source
  range: Experiment["range"]
  frames: Experiment["frames"]
  survey: ReturnType<typeof survey>
}

/** The survey depends on source, range and frames alone: kept for the next experiment that differs in flags only. */
function surveyed(source: Source, {range, frames}: Experiment) {
  if (!last || last.source !== source || last.range !== range || last.frames !== frames)
    last = {source, range, frames, survey: survey(source, range, frames)}
  return last.survey
}
