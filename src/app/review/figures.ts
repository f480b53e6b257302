// Which points of the review have a number of their own beside the verdict, and what tables it is found in.

import {POINTS} from "./points.ts"
import type {Fact, Point} from "./points/point.ts"
import {sideSource, type Trial} from "./trial.ts"

export const isTried = (point: Point | Fact): point is Point => "trial" in point

/** The examples that a trial is about. */
export function sourcesOf(trial: Trial): string[] {
  return [...new Set([trial.a, trial.b].map(side => sideSource(trial, side)))]
}

/** All examples of the review. */
export const SOURCES = [...new Set(POINTS.filter(isTried).flatMap(({trial}) => sourcesOf(trial)))]
