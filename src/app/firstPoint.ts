// Where to look before anyone has pointed: where the copy stopped, else at a changed page, else at the start.

import {halfStart, span} from "../model/geometry.ts"
import type {Outcome} from "../model/outcome.ts"
import type {Source} from "../model/source.ts"
import type {Va} from "../model/word.ts"
import {entryAt, sourceHalf} from "../model/path.ts"

export function firstPoint(source: Source, outcome: Outcome): Va {
  if (outcome.stop) return outcome.stop.va
  const {marks, rows} = outcome.account
  const {W, V, F} = marks
  const refused = outcome.maps.find(map => map.stop)?.stop
  if (refused) return refused.va
  if (F.first !== null) return F.first
  const row = rows.filter(r => !r.block && r.W + r.V > 0 && inLinearMap(source, r.va)).at(-1)
  return row
    ? changedPage(source, outcome, densest(source, rows, row.va))
    : (W.first ?? V.first ?? mapped(source))
}

function inLinearMap({linear: {start, end}}: Source, va: Va): boolean {
  return va >= start && (va < end || end === 0)
}

/** Of the changed rows that end with the last one and touch each other, the fullest. */
function densest(source: Source, rows: Outcome["account"]["rows"], last: Va): Va {
  const step = span(source.geometry, 2)
  const weight = (va: Va) => {
    const row = rows.find(r => r.va === va && !r.block)
    return row ? row.W + row.V : 0
  }
  let best = last
  for (let va = last; weight(va) > 0; va = (va - step) as Va) if (weight(va) > weight(best)) best = va
  return best
}

/** A page in the longest run of changed pages of a row: its second, so that one unchanged neighbour stays in sight. */
function changedPage(source: Source, outcome: Outcome, row: Va): Va {
  const {granule} = source.geometry
  const end = row + span(source.geometry, 2)
  let [best, length, run] = [row, 0, 0]
  for (let va = row; va < end; va = (va + granule) as Va) {
    const at = entryAt(source, outcome, va)
    const [from, to] = [at.source.entries.at(-1), at.copy.entries.at(-1)]
    run = from && to && from.level === 3 && (from.lo !== to.lo || from.hi !== to.hi) ? run + 1 : 0
    if (run > length) [length, best] = [run, (va - (run - 1) * granule) as Va]
  }
  return length > 1 ? ((best + granule) as Va) : best
}

/** The start of the linear map, or of the half. */
function mapped({linear, geometry: g}: Source): Va {
  return linear.start || halfStart(g, sourceHalf({linear} as Source))
}
