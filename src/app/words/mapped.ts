// What came of the pages to map, counted once: the verdict and the note under FORCEMAP say the same numbers.

import {bytes} from "../../model/descriptor/say.ts"
import type {Experiment} from "../../model/experiment.ts"
import {alignDown, span, type Geometry, type Level} from "../../model/geometry.ts"
import type {MapResult, Outcome} from "../../model/outcome.ts"
import type {Va} from "../../model/word.ts"
import {REVISION_WORDS} from "../control/revisions.ts"

export interface Mapped {
  /** Why not one was tried: the revision has no function for it, or the copy had ended before. */
  readonly untried: "function" | "stopped" | null
  readonly count: number
  /** Page entries that were written over. */
  readonly overwritten: number
  /** Levels of the blocks that gave way to an empty table, each once. */
  readonly forced: readonly Level[]
  /** What these blocks mapped and the pages in their place do not: "2 MiB − 4 KiB"; null without such blocks. */
  readonly lost: string | null
  /** The one that failed, and its number. */
  readonly failed: {readonly map: MapResult; readonly at: number} | null
}

/** The tally of an experiment's map operations. */
export function mapped(e: Experiment, g: Geometry, {rc, maps}: Outcome): Mapped {
  const at = maps.findIndex(map => map.rc !== 0)
  const done = maps.filter(map => map.rc === 0)
  const blocks = maps.flatMap(({replaced}, n) =>
    replaced && replaced.level < 3
      ? [{level: replaced.level, va: alignDown(g, replaced.level, e.maps[n].va)}]
      : [],
  )
  const inBlock = (va: Va) => blocks.some(({level, va: start}) => alignDown(g, level, va) === start)
  const pages = new Set(done.map((_, n) => alignDown(g, 3, e.maps[n].va)).filter(inBlock)).size
  const whole = blocks.reduce((sum, {level}) => sum + span(g, level), 0)
  return {
    untried:
      e.maps.length === 0 || maps.length > 0
        ? null
        : REVISION_WORDS[e.revision].maps === null
          ? "function"
          : rc === 0
            ? null
            : "stopped",
    count: done.length,
    overwritten: done.filter(({replaced}) => replaced?.level === 3).length,
    forced: blocks.map(({level}) => level),
    lost:
      blocks.length === 0
        ? null
        : pages === 0
          ? bytes(whole)
          : `${bytes(whole)} − ${bytes(pages * g.granule)}`,
    failed: at < 0 ? null : {map: maps[at], at},
  }
}
