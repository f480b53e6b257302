// The copy's band in stretches: what of a piece was asked for, and what is there.

import type {ChangedRow} from "../../model/account/account.ts"
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
  const {outcome, axis} = mirror
  const width = piece.width / piece.slots
  const parts: {x0: number; x1: number; kind: Part["kind"]}[] = []
  const rows = new Map(outcome.account.rows.map(row => [row.va as number, row]))
  for (let n = 0; n < piece.slots; n++) {
    const va = (piece.start + n * axis.unit) as Va
    const last = parts.at(-1)
    const kind = kindOf(mirror, looks, {slot: piece.first + n, va, row: rows.get(va)}, last?.kind)
    const x0 = piece.x + n * width
    if (last?.kind === kind) last.x1 = x0 + width
    else parts.push({x0, x1: x0 + width, kind})
  }
  return parts
}

interface Slot {
  readonly slot: number
  readonly va: Va
  readonly row: ChangedRow | undefined
}

/** What became of a slot. Leaves are held against leaves: an empty table that was copied is a place where nothing was to copy. */
function kindOf(
  {experiment, outcome, axis}: Mirror,
  {leaves}: Looks,
  {slot, va, row}: Slot,
  before: Part["kind"] | undefined,
): Part["kind"] {
  if (leaves.copy[slot] !== EMPTY) return "copied"
  const end = (va + axis.unit) as Va
  if (!isAsked(experiment, va) && !isAsked(experiment, (end - 1) as Va)) return "outside"
  // Where nothing was to copy it goes on as before.
  const bare = leaves.source[slot] === EMPTY
  if (bare && before && before !== "outside") return before
  const stopped = outcome.stop !== undefined && end > outcome.stop.va
  if (stopped || outcome.root === null || (row && row.missing > 0)) return "unreached"
  return bare ? "copied" : "gone"
}
