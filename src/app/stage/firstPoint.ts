// Where to look before anyone has pointed: where the copy stopped, else at a changed page, else at the start.

import {entries, halfStart, span} from "../../model/geometry.ts"
import type {Outcome} from "../../model/outcome.ts"
import type {Source} from "../../model/source.ts"
import type {Va} from "../../model/word.ts"
import {entryAt, sourceHalf} from "../../model/path.ts"

let last: {readonly source: Source; readonly outcome: Outcome; readonly va: Va} | null = null

/**
 * The place to show while nobody points. It stays as long as the source does, so that a flip does not move the picture;
 * only an outcome that stopped, or `moves`, takes it along.
 */
export function look(source: Source, outcome: Outcome, moves: boolean): Va {
  const stays = last?.source === source && (last.outcome === outcome || !(moves || outcome.stop))
  if (!last || !stays) last = {source, outcome, va: firstPoint(source, outcome)}
  return last.va
}

export function firstPoint(source: Source, outcome: Outcome): Va {
  if (outcome.stop) return outcome.stop.va
  const {marks, rows} = outcome.account
  const {W, V, F} = marks
  const refused = outcome.maps.find(map => map.stop)?.stop
  if (refused) return refused.va
  if (F.first !== null) return F.first
  const row = telling(source, rows)
  return row === undefined ? (W.first ?? V.first ?? mapped(source)) : changedPage(source, outcome, row)
}

/**
 * The row that tells most: in the last group of neighbouring rows with more than one changed page the fullest one, but rather
 * one that is not full, where changed and unchanged pages meet.
 */
function telling(source: Source, rows: Outcome["account"]["rows"]): Va | undefined {
  const {geometry: g} = source
  const inside = rows
    .filter(row => !row.block && row.W + row.V > 0 && inLinearMap(source, row.va))
    .map(row => ({va: row.va, weight: row.W + row.V}))
  const groups: (typeof inside)[] = []
  for (const row of inside) {
    const group = groups.at(-1)
    if (group && group[group.length - 1].va + span(g, 2) === row.va) group.push(row)
    else groups.push([row])
  }
  const group = groups.findLast(all => all.length > 1 || all[0].weight > 1) ?? groups.at(-1) ?? []
  const fullest = group.toSorted((a, b) => b.weight - a.weight)
  return (fullest.find(row => row.weight < entries(g, 3)) ?? fullest[0])?.va
}

function inLinearMap({linear: {start, end}}: Source, va: Va): boolean {
  return va >= start && (va < end || end === 0)
}

/** A page at the edge of the longest run of changed pages of a row, so that unchanged neighbours stay in sight. */
function changedPage(source: Source, outcome: Outcome, row: Va): Va {
  const {granule} = source.geometry
  const end = row + span(source.geometry, 2)
  let [best, length, run] = [row, 0, 0]
  for (let va = row; va < end; va = (va + granule) as Va) {
    const at = entryAt(source, outcome, va)
    const [from, to] = [at.source.entries.at(-1), at.copy.entries.at(-1)]
    const both = from?.level === 3 && to?.level === 3 && to.kind !== "empty"
    run = both && (from.lo !== to.lo || from.hi !== to.hi) ? run + 1 : 0
    if (run > length) [length, best] = [run, (va - (run - 1) * granule) as Va]
  }
  // The second from that edge of the run that has a neighbour in the row.
  const second = best === row ? length - 2 : Math.min(1, length - 1)
  return (best + Math.max(0, second) * granule) as Va
}

/** The start of the linear map, or of the half. */
function mapped({linear, geometry: g}: Source): Va {
  return linear.start || halfStart(g, sourceHalf({linear} as Source))
}
