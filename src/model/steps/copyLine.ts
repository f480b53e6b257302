// The line of an experiment: its copy, then each map operation.

import {edited} from "../edit.ts"
import {execution} from "../execution.ts"
import type {Experiment} from "../experiment.ts"
import type {Source} from "../source.ts"
import {line, type Line} from "./line.ts"

export interface CopyLine extends Line {
  readonly experiment: Experiment
  /** The edited source. */
  readonly source: Source
}

/** The line of an experiment; `unedited` is the source that it names, before its edits. */
export function copyLine(experiment: Experiment, unedited: Source): CopyLine {
  const source = edited(unedited, experiment.edits)
  const made = line(source.geometry, listener => {
    const work = execution(experiment, source, listener)
    work.copy()
    work.maps(experiment.maps.length)
  })
  return {...made, experiment, source}
}
