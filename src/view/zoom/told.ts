// What happened in each piece, summed once for as long as pieces and outcome stay: a scrolled window only adds up.

import type {ChangedRow} from "../../model/account/account.ts"
import type {Outcome} from "../../model/outcome.ts"
import type {Va} from "../../model/word.ts"
import {rowOf} from "../field/rows.ts"
import {CAUSES, type Cause} from "../seam/ribbons.ts"
import type {Piece, Pieces} from "./pieces.ts"
import type {Zoomed} from "./place.ts"

/** One cause in one piece. */
export interface Sum {
  readonly cause: Cause
  readonly count: number
  /** The first and the last row in which it happened. */
  readonly first: Va
  readonly last: Va
}

export interface Told {
  readonly piece: Piece
  readonly sums: readonly Sum[]
  /** The first of its rows that the account has. */
  readonly row: ChangedRow
}

const known = new WeakMap<Pieces, {outcome: Outcome; told: readonly Told[]}>()

/** The pieces in which something happened, in their order. */
export function toldOf({rows, outcome}: Pick<Zoomed, "rows" | "outcome">): readonly Told[] {
  const kept = known.get(rows)
  if (kept?.outcome === outcome) return kept.told
  const told = [...byPiece(rows, outcome)].map(([piece, list]) => ({piece, sums: sumsOf(list), row: list[0]}))
  known.set(rows, {outcome, told})
  return told
}

/** The account's rows, by the piece that has them. */
function byPiece(rows: Pieces, {account}: Outcome): Map<Piece, ChangedRow[]> {
  const found = new Map<Piece, ChangedRow[]>()
  for (const row of account.rows) {
    const piece = rowOf(rows, row.va)?.section as Piece | undefined
    const list = piece && found.get(piece)
    if (list) list.push(row)
    else if (piece) found.set(piece, [row])
  }
  return found
}

function sumsOf(rows: readonly ChangedRow[]): Sum[] {
  return CAUSES.flatMap(cause => {
    const some = rows.filter(row => row[cause] > 0)
    const count = some.reduce((sum, row) => sum + row[cause], 0)
    return count > 0 ? [{cause, count, first: some[0].va, last: some[some.length - 1].va}] : []
  })
}
