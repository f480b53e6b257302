// A piece in one sentence, for those who hear the picture.

import type {Va} from "../../model/word.ts"
import {blockWays, rowsName, runWays, stackWays} from "./pieceWords.ts"
import {rowOf} from "../field/rows.ts"
import type {Piece} from "./pieces.ts"
import type {Zoomed} from "./place.ts"
import {segmentsOf} from "./segments.ts"

/** Most runs that are read out one by one. */
const MOST = 6

/** What the piece of an address is; empty if there is none. */
export function pieceText(stage: Zoomed, va: Va): string {
  const row = rowOf(stage.rows, va)
  if (!row) return ""
  const piece = row.section as Piece
  const segments = segmentsOf(stage)({section: piece, row: 0})
  const name = rowsName(stage, piece)
  const said = (ways: readonly (readonly {readonly text: string}[])[]) =>
    ways[0].map(span => span.text).join("")
  if (piece.shape === "empty") return `${name}: empty`
  if (piece.shape === "stack") return `${name}: ${said(stackWays(stage, "source", piece, segments))}`
  if (piece.shape === "blocks") return said(blockWays(stage, "source", piece, segments[0]))
  const runs = segments.slice(0, MOST).map(segment => said(runWays(stage, "source", segment)))
  const more = segments.length > MOST ? `, and ${segments.length - MOST} more runs` : ""
  return `${name}${piece.shape === "open" ? ", opened" : ""}: ${runs.join(", ")}${more}`
}
