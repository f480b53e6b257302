// What became of one entry: the question that every sentence of the inspector answers. The account counts fates of leaves; here
// it is any entry on the way to an address, tables and empty ones included, and what map operations did to it.

import {absence, isAsked} from "../../model/account/absent.ts"
import type {Fate} from "../../model/account/account.ts"
import type {Experiment} from "../../model/experiment.ts"
import {alignDown, span, type Geometry, type Level} from "../../model/geometry.ts"
import type {MapResult, Outcome} from "../../model/outcome.ts"
import type {Source} from "../../model/source.ts"
import {explain, type Reason} from "../../model/trans/explain.ts"
import type {Va} from "../../model/word.ts"
import {entryOn, type EntryAt, type PathEntry} from "../../model/path.ts"

/**
 * conflict: a map operation found it taken; mapped: written by one; forced: a block that one replaced by a table; unmapped: was
 * in such a block; linked: a table that one made; noCopy: nothing was built, or nothing asked for; outside: not in the range;
 * stopped: the copy gave up here; table: copied as a table; empty: nothing to copy. The others are the account's.
 */
export type EntryFate =
  | {readonly fate: "conflict" | "mapped"; readonly map: MapResult; readonly at: number}
  | {readonly fate: "forced" | "unmapped"; readonly map: MapResult; readonly at: number}
  | {readonly fate: "linked" | "noCopy" | "outside" | "stopped" | "table" | "empty"}
  | {readonly fate: "changed"; readonly reasons: readonly Reason[]}
  | {readonly fate: Exclude<Fate, "changed" | "mapped" | "unmapped">}

/** What an experiment made of the entry at a level on the way to an address. */
export function fateAt(
  source: Source,
  experiment: Experiment,
  outcome: Outcome,
  at: EntryAt,
  level: Level,
  va: Va,
): EntryFate {
  const g = source.geometry
  const [from, to] = [entryOn(at.source, level), entryOn(at.copy, level)]
  const mapped = mapFate(g, experiment, outcome, level, va, to)
  if (mapped) return mapped
  const has = (entry: PathEntry | undefined) => entry !== undefined && entry.kind !== "empty"
  if (outcome.built === null) return {fate: "noCopy"}
  if (experiment.range === null) return {fate: has(to) ? "linked" : "noCopy"}
  const {stop} = outcome
  if (stop && stop.level === level && alignDown(g, level, stop.va) === alignDown(g, level, va))
    return {fate: "stopped"}
  const first = alignDown(g, level, va)
  if (!isAsked(experiment.range, first, span(g, level))) return {fate: has(to) ? "added" : "outside"}
  if (!has(from))
    return {
      fate: !has(to)
        ? "empty"
        : to!.kind === "table" && mapsBelow(g, experiment, outcome, to!)
          ? "linked"
          : "added",
    }
  if (!has(to)) {
    const why = absence(source, experiment, outcome, {level, va: first, entry: from!})
    return {fate: why === "unmapped" ? "lost" : why}
  }
  if (from!.kind === "table") return {fate: "table"}
  if (from!.lo === to!.lo && from!.hi === to!.hi) return {fate: "same"}
  const reasons = explain(experiment, source, level, from!)
  return {fate: "changed", reasons: reasons === "drop" ? [] : reasons}
}

/** Did a map operation go through this entry? */
function mapsBelow(g: Geometry, experiment: Experiment, outcome: Outcome, entry: PathEntry): boolean {
  return outcome.maps.some((_, i) => alignDown(g, entry.level, experiment.maps[i].va) === entry.va)
}

/** What the map operations did to the entry; the last one that touched it counts. */
function mapFate(
  g: Geometry,
  {maps}: Experiment,
  outcome: Outcome,
  level: Level,
  va: Va,
  to: PathEntry | undefined,
): EntryFate | undefined {
  for (let at = outcome.maps.length - 1; at >= 0; at--) {
    const map = outcome.maps[at]
    const {replaced, stop} = map
    const here = (l: Level) => alignDown(g, l, maps[at].va) === alignDown(g, l, va)
    if (stop?.reason === "conflict" && stop.level === level && here(level)) return {fate: "conflict", map, at}
    if (level === 3 && here(3) && map.rc === 0) return {fate: "mapped", map, at}
    if (!replaced || replaced.level === 3 || !here(replaced.level)) continue
    if (level === replaced.level) return {fate: "forced", map, at}
    if (level > replaced.level && (to === undefined || to.kind === "empty"))
      return {fate: "unmapped", map, at}
  }
  return undefined
}
