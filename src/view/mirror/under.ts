// What lies under a place in the mirror's picture.

import type {Va} from "../../model/word.ts"
import {columnsOf} from "../field/rows.ts"
import {slotUnder, slotVa} from "./axis.ts"
import type {Brush} from "./brush.ts"
import {lensVa} from "./lens.ts"
import type {Box, Place} from "./place.ts"
import type {Mirror} from "./scene.ts"

const holds = ({y: top, height}: Box, y: number) => y >= top && y < top + height

/** The address under a place in the picture: in the lens that of an entry, in a band that of its slot; undefined elsewhere. */
export function vaUnder(
  mirror: Mirror,
  {left, right, lens, bands}: Place,
  brush: Brush | null,
  x: number,
  y: number,
): Va | undefined {
  const inLens = lens !== null && (holds(lens.source, y) || holds(lens.copy, y))
  if (brush && inLens && x >= left && x < right) return lensVa(mirror, brush, (x - left) / (right - left))
  const band = [bands.source, bands.copy].find(band => holds(band, y))
  return band && bandVa(mirror, x, (y - band.y) / band.height)
}

/** The address at an x and a part, 0 to 1, of a band's height; undefined in a hole. */
function bandVa({axis, source}: Mirror, x: number, part: number): Va | undefined {
  if (!axis.pieces.some(piece => x >= piece.x && x < piece.x + piece.width)) return undefined
  const columns = columnsOf(source.geometry)
  return (slotVa(axis, slotUnder(axis, x)!) + Math.floor(part * columns) * (axis.unit / columns)) as Va
}
