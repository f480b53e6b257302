// What happened in each piece, summed once for as long as pieces and outcome stay: a scrolled window only adds up.

import type {ChangedRow} from "../../model/account/account.ts"
import type {Outcome} from "../../model/outcome.ts"
import {span} from "../../model/geometry.ts"
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
  /** The last piece that it is about: another one where the copy has a table in the place of a block above the pieces. */
  readonly to: Piece
  readonly sums: readonly Sum[]
  /** The first of its rows that the account has. */
  readonly row: ChangedRow
}

const known = new WeakMap<Pieces, {outcome: Outcome; told: readonly Told[]}>()

/** The pieces in which something happened, in their order. */
export function toldOf({rows, outcome}: Pick<Zoomed, "rows" | "outcome">): readonly Told[] {
  const kept = known.get(rows)
  if (kept?.outcome === outcome) return kept.told
  const told = byPieces(rows, outcome).map(({piece, to, list}) => ({
    piece,
    to,
    sums: sumsOf(list),
    row: list[0],
  }))
  known.set(rows, {outcome, told})
  return told
}

interface Group {
  readonly piece: Piece
  readonly to: Piece
  readonly list: ChangedRow[]
}

/** The account's rows, by the piece that has them, or the first and the last one. */
function byPieces(rows: Pieces, {account}: Outcome): Group[] {
  const groups: Group[] = []
  const pieceAt = (va: number) => rowOf(rows, va as Va)?.section as Piece | undefined
  for (const row of account.rows) {
    const piece = pieceAt(row.va)
    if (!piece) continue
    const to = pieceAt(row.va + span(rows.geometry, row.level) - 1) ?? piece
    const last = groups.at(-1)
    if (last?.piece === piece && last.to === to) last.list.push(row)
    else groups.push({piece, to, list: [row]})
  }
  return groups
}

function sumsOf(rows: readonly ChangedRow[]): Sum[] {
  return CAUSES.flatMap(cause => {
    const some = rows.filter(row => row[cause] > 0)
    const count = some.reduce((sum, row) => sum + row[cause], 0)
    return count > 0 ? [{cause, count, first: some[0].va, last: some[some.length - 1].va}] : []
  })
}
