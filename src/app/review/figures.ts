// The numbers beside the verdicts: each is what the model makes of the point's trial, found once its examples are here.

import {useEffect, useState} from "react"
import type {Loaded} from "../../model/loaded.ts"
import {POINTS} from "./points.ts"
import type {Fact, Point} from "./points/point.ts"
import {resultsOf, sideSource, type Trial} from "./trial.ts"

/** Examples do not change: a figure that was found holds. */
const found = new Map<string, string>()

export const isTried = (point: Point | Fact): point is Point => "trial" in point

/** The examples that a trial is about. */
export function sourcesOf(trial: Trial): string[] {
  return [...new Set([trial.a, trial.b].map(side => sideSource(trial, side)))]
}

/** All examples of the review. */
export const SOURCES = [...new Set(POINTS.filter(isTried).flatMap(({trial}) => sourcesOf(trial)))]

/** The figures that are known, by the names of the points; more come when more examples are here, one after the other between frames. */
export function useFigures(opened: Readonly<Record<string, Loaded>>): ReadonlyMap<string, string> {
  const [, again] = useState(0)
  useEffect(() => {
    const left = POINTS.filter(isTried).filter(
      ({name, trial}) => !found.has(name) && sourcesOf(trial).every(source => opened[source]),
    )
    let timer = window.setTimeout(next)
    function next() {
      const point = left.shift()
      if (!point) return again(n => n + 1)
      found.set(point.name, point.figure(resultsOf(point.trial, name => opened[name])))
      timer = window.setTimeout(next)
    }
    return () => window.clearTimeout(timer)
  }, [opened])
  return found
}
