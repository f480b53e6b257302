// What the kernel's functions make of an experiment for a machine. Nobody asks a machine what changed and why, so there is no account of it: for a million
// entries that takes longer than the copy.

import {execution} from "../execution.ts"
import type {Experiment} from "../experiment.ts"
import type {Tables} from "./machine.ts"
import type {Source} from "../source.ts"

/** `source`: with the experiment's edits. */
export function tablesOf(experiment: Experiment, source: Source): Tables {
  const {memory, copy, maps} = execution({...experiment, edits: []}, source)
  return {...copy(), maps: maps(Infinity), memory}
}
