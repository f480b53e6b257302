// A piece in one sentence, for those who hear the picture.

import type {Va} from "../../model/word.ts"
import {blockWays, rowsName, runWays, stackWays} from "./pieceWords.ts"
import {rowOf, rowVa} from "../field/rows.ts"
import type {Stage} from "../stage/stage.ts"
import type {Piece} from "./pieces.ts"
import type {Zoomed} from "./place.ts"
import {segmentsOf, type Segment} from "./segments.ts"

/** Most runs that are read out one by one. */
const MOST = 6

/** What the row of an address is, its runs in words; empty if there is none. */
export function rowText(stage: Stage, va: Va): string {
  const row = rowOf(stage.rows, va)
  if (!row) return ""
  const g = stage.source.geometry
  const piece: Piece = {
    ...row.section,
    va: rowVa(g, row),
    rows: 1,
    shape: "bar",
    begins: false,
    unfolded: null,
  }
  return `${rowsName(stage, piece)}: ${runsText(stage, segmentsOf(stage)(row))}`
}

function runsText(stage: Stage, segments: readonly Segment[]): string {
  const runs = segments.slice(0, MOST).map(segment => said(runWays(stage, "source", segment)))
  return `${runs.join(", ")}${segments.length > MOST ? `, and ${segments.length - MOST} more runs` : ""}`
}

const said = (ways: readonly (readonly {readonly text: string}[])[]) =>
  ways[0].map(span => span.text).join("")

/** What the piece of an address is; empty if there is none. */
export function pieceText(stage: Zoomed, va: Va): string {
  const row = rowOf(stage.rows, va)
  if (!row) return ""
  const piece = row.section as Piece
  const segments = segmentsOf(stage)({section: piece, row: 0})
  const name = rowsName(stage, piece)
  if (piece.shape === "empty") return `${name}: empty`
  if (piece.shape === "stack") return `${name}: ${said(stackWays(stage, "source", piece, segments))}`
  if (piece.shape === "blocks") return said(blockWays(stage, "source", piece, segments[0]))
  return `${name}${piece.shape === "open" ? ", opened" : ""}: ${runsText(stage, segments)}`
}
