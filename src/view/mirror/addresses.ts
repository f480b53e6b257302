// The addresses of the pieces, each under its first pixel. Where pieces stand too near together for that the names of their
// regions say where they are.

import {bigVa, hex64} from "../../model/word.ts"
import {box, type Shape} from "../draw.ts"
import type {Axis, Piece} from "./axis.ts"
import type {Place} from "./place.ts"

/** Of an address, 10.5 px high. */
const WIDTH = 21 * 6.35

/** The pieces that have room for their address; a phone has it for one. */
export function addressesOf({pieces}: Axis, {mode, right}: Place): readonly Piece[] {
  if (mode === "phone") return pieces.slice(0, 1)
  let free = -Infinity
  return pieces.filter(({x, width}, n) => {
    const next = pieces[n + 1]
    const room = width >= WIDTH * 0.6 || (next ? next.x - x > WIDTH : pieces.length === 1)
    if (x <= free || !room || x + WIDTH > right) return false
    free = x + WIDTH + 8
    return true
  })
}

/** On paper, so that no line of the funnel strikes them out. */
export function addressShapes(axis: Axis, place: Place): Shape[] {
  const y = place.addressY
  return addressesOf(axis, place).flatMap((piece, n): Shape[] => [
    {
      kind: "path",
      key: `address ${n} paper`,
      class: "ground",
      d: box(piece.x - 2, y - 9.5, WIDTH + 4, 13),
    },
    {
      kind: "text",
      ...{key: `address ${n}`, class: "piece-address", x: piece.x, y, text: hex64(bigVa(piece.start))},
    },
  ])
}
