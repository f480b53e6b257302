// A point of the review as a trial: two experiments on tables that differ in one thing, and what the kernel makes of each. Every number that
// the review's page shows is taken from such results.

import {edited} from "../../model/edit.ts"
import type {EntryPlace} from "../../model/entryPlace.ts"
import type {Experiment, Flags} from "../../model/experiment.ts"
import type {Mark} from "../../model/account/account.ts"
import type {Loaded} from "../../model/loaded.ts"
import type {Outcome} from "../../model/outcome.ts"
import type {Source} from "../../model/source.ts"
import {outcomeOf} from "../outcomes.ts"

/** One of two experiments. */
export interface Side {
  /** What it differs in: "TRANS_FORCEMAP off". */
  readonly label: string
  /** The flag that it differs in. */
  readonly mark: Mark | null
  /** An example of its own, where that is what differs. */
  readonly source?: string
  readonly change: Partial<Experiment>
}

export interface Trial {
  /** The example that both are about. */
  readonly source: string
  /** false: it is about the copy alone, and nothing is restored through it. */
  readonly restored?: false
  /** What both have otherwise than the example. */
  readonly both: Partial<Experiment>
  readonly a: Side
  readonly b: Side
  /** The entry that is drawn. */
  readonly entry: (results: Results) => EntryPlace
}

export const sideSource = (trial: Trial, side: Side): string => side.source ?? trial.source

export const FLAGS_OFF: Flags = {mkwrite: false, mkvalid: false, checkpfn: false, forcemap: false}

/** A side of a trial on its example, opened. */
export interface SideResult {
  readonly side: Side
  readonly loaded: Loaded
  /** With the experiment's edits. */
  readonly source: Source
  readonly experiment: Experiment
  readonly outcome: Outcome
}

export interface Results {
  readonly a: SideResult
  readonly b: SideResult
}

export function experimentOf(trial: Trial, side: Side, loaded: Loaded): Experiment {
  return {...loaded.experiment, ...trial.both, ...side.change}
}

/** What both sides come to; `opened`: the examples by name. */
export function resultsOf(trial: Trial, opened: (name: string) => Loaded): Results {
  const result = (side: Side): SideResult => {
    const loaded = opened(sideSource(trial, side))
    const experiment = experimentOf(trial, side, loaded)
    const source = edited(loaded.source, experiment.edits)
    return {side, loaded, source, experiment, outcome: outcomeOf(experiment, source)}
  }
  return {a: result(trial.a), b: result(trial.b)}
}
