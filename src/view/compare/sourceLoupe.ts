// The source's small loupe in the seam between two copies: what it says, how high that makes it, and where it stands.

import type {ApartCause} from "../../model/account/apartRuns.ts"
import type {Va} from "../../model/word.ts"
import {sourceTree} from "../field/tree.ts"
import {captions} from "../loupe/captions.ts"
import {wrapped} from "../mirror/text.ts"
import type {Seam} from "../seam/ribbons.ts"
import type {Zone} from "../seam/seamShapes.ts"
import {yOf, type Stage} from "../stage/stage.ts"
import {filled, overlap} from "./apartShapes.ts"
import type {PairStop} from "./pairStops.ts"

/** Its entries; `inset` as of the other loupes. */
export const CELLS = {columns: 9, rows: 5, cell: 12, inset: 0} as const
/** px: of the loupe, of its entries with what is around them, of a line of its caption and of what is around that. */
export const WIDTH = CELLS.columns * CELLS.cell + 8
export const CELLS_HEIGHT = CELLS.rows * CELLS.cell + 4
const LINE = 13
const PAD = 6
const AROUND = 9
const SIZE = 11

export interface SourceLoupe {
  readonly text: string
  /** px. */
  readonly height: number
  /** Where it stands, px in the stage; null: its point is out of sight. */
  readonly zone: Zone | null
}

/** The scene whose left wing is the source. */
export function ofSource(scene: Stage): Stage {
  const {pair: _, ...rest} = scene
  return {...rest, at: {...rest.at, loupe: CELLS}, trees: {...rest.trees, source: sourceTree(rest.source)}}
}

export function sourceLoupe(
  scene: Stage,
  seam: Seam<ApartCause>,
  stops: readonly PairStop[],
  point: Va,
): SourceLoupe {
  const text = `Source: ${captions(ofSource(scene), point).source}`
  const lines = wrapped(text, WIDTH - 2 * PAD - 2, SIZE, true).length
  const height = CELLS_HEIGHT + LINE * lines + AROUND
  const y = yOf(scene, point)
  return {text, height, zone: y === null ? null : loupeZone(scene, seam, stops, y, height)}
}

/** From the point's row to the loupe, px: the ribbon of it stays in sight. */
const AWAY = 36
/** From the loupe to the words of a stop, and to a ribbon. */
const APART = 4

/** Below or above the point, beyond the words of a stop or a ribbon there, where it hides least of ribbons and words. */
function loupeZone(
  stage: Stage,
  seam: Seam<ApartCause>,
  stops: readonly PairStop[],
  y: number,
  height: number,
): Zone {
  const {field} = stage.at
  const ribbons = filled(stage, seam)
  const words = stops.map(({zone}) => zone)
  const next = (zones: readonly Zone[]) => zones.flatMap(({y0, y1}) => [y1 + APART, y0 - APART - height])
  const beside = next(ribbons).filter(y0 => y < y0 - APART || y > y0 + height + APART)
  const zones = [y + AWAY, y - AWAY - height, ...next(words), ...beside].map(y0 => ({y0, y1: y0 + height}))
  const inside = zones.filter(({y0, y1}) => y0 >= field.y && y1 <= field.y + field.height)
  // On a stop's words nothing may stand; of ribbons as little as can be, and not far from the point.
  const cost = (zone: Zone) =>
    1000 * overlap(zone, words) + overlap(zone, ribbons) + 0.1 * Math.abs((zone.y0 + zone.y1) / 2 - y)
  return (inside.length > 0 ? inside : zones).toSorted((a, b) => cost(a) - cost(b))[0]
}
