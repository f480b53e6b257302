// Where a trial leads: links, like any other, so that they can be copied, opened beside, and tested.

import type {Loaded} from "../../model/loaded.ts"
import {rulesOf} from "../compare/versus.ts"
import {print} from "../link/url.ts"
import {printStaging, STAGED} from "../theatre/staging.ts"
import {tablesOf} from "./restores.ts"
import {sideSource, type Results, type SideResult, type Trial} from "./trial.ts"

const linkOf = ({experiment, loaded}: SideResult, at: Parameters<typeof print>[2]) =>
  print(experiment, (loaded satisfies Loaded).experiment, at)

/** Both sides in the tree, as a comparison; null: they are about different tables. */
export function bothLink(trial: Trial, {a, b}: Results): string | null {
  if (sideSource(trial, trial.a) !== sideSource(trial, trial.b)) return null
  const at = trial.entry({a, b}).va
  return `#${print(a.experiment, a.loaded.experiment, at, rulesOf(b.experiment))}`
}

/** One side in the tree, at the trial's entry. */
export function treeLink(trial: Trial, results: Results, side: "a" | "b"): string {
  return `#${linkOf(results[side], trial.entry(results).va)}`
}

/** The theatre, at the end of a side's restore, staged as the review runs it. */
export function theatreLink(results: Results, side: "a" | "b"): string {
  const {experiment, loaded} = results[side]
  const assumed = printStaging({...STAGED, kept: tablesOf(results)})
  return `#${print(experiment, loaded.experiment, null)}&view=theatre&assume=${assumed}&event=end`
}
