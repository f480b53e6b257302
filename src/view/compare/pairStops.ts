// Where either of two copies stopped: a line through its own wing, with its words in the seam on the side that the ribbons leave
// free, which is mostly the one above: below, the other copy goes on. Two that stopped at one place share the line.

import type {ApartCause} from "../../model/account/apartRuns.ts"
import type {Outcome} from "../../model/outcome.ts"
import {box, type Shape} from "../draw.ts"
import type {Seam} from "../seam/ribbons.ts"
import type {Zone} from "../seam/seamShapes.ts"
import {stopShapes, stopZone, type StopLook} from "../seam/stopShapes.ts"
import {yOf, type Stage} from "../stage/stage.ts"
import {filled, overlap} from "./apartShapes.ts"

export interface PairStop extends StopLook {
  readonly outcome: Outcome
  /** Of the line, in the stage. */
  readonly y: number
  /** What line and words take of the seam. */
  readonly zone: Zone
}

/** The stops in sight: none, one, or two. */
export function pairStops(stage: Stage, seam: Seam<ApartCause>, a: Outcome, b: Outcome): PairStop[] {
  const {at} = stage
  const sides = [
    {outcome: a, wings: ["source"], end: "line is in A"},
    {outcome: b, wings: ["copy"], end: "line is in B"},
  ] as const
  const shared = a.stop && a.stop.va === b.stop?.va
  const all = shared
    ? [{outcome: a, wings: ["source", "copy"] as const, end: "line was copied"}]
    : sides.filter(({outcome}) => outcome.stop)
  const seen = all.flatMap(one => {
    const y = yOf(stage, one.outcome.stop!.va)
    return y === null ? [] : [{...one, y}]
  })
  const taken = [...filled(stage, seam)]
  return seen
    .toSorted((one, other) => one.y - other.y)
    .map(one => {
      const ways = [false, true].map(above => ({above, zone: stopZone(at, one.y, above)}))
      const costs = ways.map(({zone}) => overlap(zone, taken) + outside(stage, zone))
      const way = ways[costs[1] < costs[0] ? 1 : 0]
      taken.push(way.zone)
      return {...one, ...way}
    })
}

/** How much of a zone lies outside of the fields; that is worse than to lie on a ribbon. */
function outside({at: {field}}: Stage, {y0, y1}: Zone): number {
  return 2 * (Math.max(0, field.y - y0) + Math.max(0, y1 - field.y - field.height))
}

/** Half of what the words of a stop are wide, px. */
const HALF = {wide: 52, medium: 49, phone: 0} as const

/** Lines, marks and words; where they lie on a ribbon all the same they have paper. */
export function pairStopShapes(stage: Stage, seam: Seam<ApartCause>, stops: readonly PairStop[]): Shape[] {
  const {at} = stage
  return stops.flatMap(({outcome, y, zone, ...look}, n) => {
    const [y0, y1] = look.above ? [zone.y0, y - 18] : [y + 18, zone.y1]
    const covers = HALF[at.mode] > 0 && overlap({y0, y1}, filled(stage, seam)) > 0
    const ground = box(at.centre - HALF[at.mode], y0, 2 * HALF[at.mode], y1 - y0)
    const shapes = stopShapes({at, outcome}, y, look).map(shape => ({...shape, key: `${n} ${shape.key}`}))
    return [
      ...(covers ? [{kind: "path", key: `${n} stop ground`, class: "ground", d: ground} as const] : []),
      ...shapes,
    ]
  })
}
