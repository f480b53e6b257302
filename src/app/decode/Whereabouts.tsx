// Where the loaded tables have a value, and what became of it in the copy.

import {useMemo} from "react"
import {linuxName, type Geometry, type Level} from "../../model/geometry.ts"
import {occurrences} from "../../model/occurrences.ts"
import {entryAt, entryOn, sourceHalf, type Path} from "../../model/path.ts"
import {hex64, type Va, type Word} from "../../model/word.ts"
import type {Shown} from "../shown.ts"
import {send} from "../store.ts"
import {number} from "../../model/descriptor/say.ts"

interface WhereaboutsProps extends Shown {
  readonly value: Word
  readonly level: Level
}

export function Whereabouts({loaded, outcome, value, level}: WhereaboutsProps) {
  const {source} = loaded
  const {geometry: g} = source
  const {lo, hi} = value
  const inSource = useMemo(
    () => occurrences(g, source.memory, source.root, sourceHalf(source), {lo, hi}, level),
    [g, source, lo, hi, level],
  )
  const inCopy = useMemo(
    () =>
      outcome.built === null
        ? {count: 0, first: null}
        : occurrences(g, outcome.memory, outcome.built, sourceHalf(source), {lo, hi}, level),
    [g, source, outcome, lo, hi, level],
  )
  if ((lo | hi) === 0) return null
  const first = inSource.first ?? inCopy.first
  if (first === null)
    return (
      <p className="whereabouts">
        This value stands nowhere in the loaded source, and in no place of its copy.
      </p>
    )
  const at = entryAt(source, outcome, first)
  const became = entryOn(at.copy, level)
  return (
    <p className="whereabouts">
      <span>
        This value stands {times(inSource.count)} in the loaded source
        {inSource.first !== null && (
          <>
            {inSource.count > 1 ? ", first at " : ", at "}
            <b>{hex64(inSource.first)}</b> ({indices(g, at.source)})
          </>
        )}
        , and {inCopy.count > 0 ? times(inCopy.count) : "in no place"} {inCopy.count > 0 ? "in" : "of"} the
        copy
        {inSource.first !== null && inCopy.count === 0 && became ? (
          <>
            : there it became <b>{hex64(became)}</b>.
          </>
        ) : (
          "."
        )}
      </span>
      <button type="button" className="quiet" onClick={() => show(first)}>
        show it in the tree
      </button>
    </p>
  )
}

function show(va: Va) {
  send({type: "select", va})
  send({type: "view", view: "tree"})
}

function times(count: number): string {
  return count === 0 ? "nowhere" : count === 1 ? "once" : count === 2 ? "twice" : `${number(count)} times`
}

/** "PMD 81, PTE 235". */
function indices(g: Geometry, path: Path): string {
  return path.entries
    .slice(-2)
    .map(({level, index}) => `${linuxName(g, level)} ${index}`)
    .join(", ")
}
