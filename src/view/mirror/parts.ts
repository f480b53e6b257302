// The copy's band in stretches: what of a piece was asked for, and what is there.

import {EMPTY} from "../../model/descriptor/descriptor.ts"
import type {Va} from "../../model/word.ts"
import {isAsked} from "../field/missing.ts"
import type {Piece} from "./axis.ts"
import type {Looks} from "./columns.ts"
import type {Mirror} from "./scene.ts"

/** A stretch of the copy's band: what was asked for, and whether anything is there. */
export interface Part {
  readonly x0: number
  readonly x1: number
  readonly kind: "copied" | "gone" | "outside" | "unreached"
}

/** The parts of a piece in the copy's band, by range, stop and what is there. */
export function partsOf(mirror: Mirror, looks: Looks, piece: Piece): Part[] {
  const {experiment, outcome, axis} = mirror
  const width = piece.width / piece.slots
  const parts: {x0: number; x1: number; kind: Part["kind"]}[] = []
  const rows = new Map(outcome.account.rows.map(row => [row.va as number, row]))
  for (let n = 0; n < piece.slots; n++) {
    const slot = piece.first + n
    const va = (piece.start + n * axis.unit) as Va
    const asked = isAsked(experiment, va) || isAsked(experiment, (va + axis.unit - 1) as Va)
    const row = rows.get(va)
    const last = parts.at(-1)
    const filled = looks.leaves[slot] !== EMPTY
    const bare = looks.source[slot] === EMPTY && !filled
    const kind: Part["kind"] = filled
      ? "copied"
      : !asked
        ? "outside"
        : bare && last && last.kind !== "outside"
          ? last.kind
          : (outcome.stop && va + axis.unit > outcome.stop.va) ||
              outcome.root === null ||
              (row && row.missing > 0)
            ? "unreached"
            : bare
              ? "copied"
              : "gone"
    const x0 = piece.x + n * width
    if (last?.kind === kind) last.x1 = x0 + width
    else parts.push({x0, x1: x0 + width, kind})
  }
  return parts
}
