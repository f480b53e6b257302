// What the inspector is about: the point, and of the entries on the way to it the one that was chosen, or that is being edited; else the last.

import {useState} from "react"
import type {Level} from "../../model/geometry.ts"
import {entryAt} from "../../model/path.ts"
import type {Pa, Va} from "../../model/word.ts"
import type {Mode} from "../../view/stage/layout.ts"
import type {Situation} from "../words/changeWords.ts"
import {placeOf} from "./editEntry.ts"

export interface SituationProps extends Pick<Situation, "source" | "experiment" | "outcome"> {
  readonly point: Va
  readonly mode: Mode
}

export function useSituation({source, experiment, outcome, point, mode}: SituationProps) {
  const [chosen, choose] = useState<Level | null>(null)
  // Where the entry stands that was changed last. It stays, even as a table that leads on, while the point is below it.
  const [kept, keep] = useState<Pa | null>(null)
  const at = entryAt(source, outcome, point)
  const ends = Math.max(at.level, at.copy.entries.at(-1)?.level ?? at.level) as Level
  const edited = at.source.entries.find(entry => placeOf(entry) === kept)
  if (kept !== null && !edited) keep(null)
  const wanted = edited?.level ?? chosen
  const level = wanted !== null && wanted < ends && wanted >= source.geometry.start ? wanted : ends
  const brief = mode === "medium"
  const situation: Situation = {source, experiment, outcome, at, level, va: point, brief}
  return {
    situation,
    /** The deepest level that there is an entry of. */
    ends,
    keep,
    /** null: always the deepest. */
    choose(level: Level | null) {
      keep(null)
      choose(level)
    },
  }
}
