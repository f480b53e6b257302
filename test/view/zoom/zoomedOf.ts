// A scene looked at from near, as the page would draw it.

import {alignDown} from "../../../src/model/geometry.ts"
import type {Va} from "../../../src/model/word.ts"
import type {Mode} from "../../../src/view/stage/layout.ts"
import type {Stage} from "../../../src/view/stage/stage.ts"
import {openTableAt} from "../../../src/view/zoom/openTable.ts"
import {piecesOf} from "../../../src/view/zoom/pieces.ts"
import type {Zoomed} from "../../../src/view/zoom/place.ts"
import type {Rung} from "../../../src/view/zoom/rung.ts"

export interface Nearness {
  readonly rung: Rung
  readonly about?: Va
  readonly unfolded?: readonly Va[]
  readonly mode?: Mode
  readonly top?: number
}

export function zoomedOf(stage: Stage, {rung, about, unfolded = [], top = 0}: Nearness): Zoomed {
  const {geometry: g} = stage.source
  const kind = rung === "bits" ? "bits" : rung === "table" ? "cells" : null
  const row = about === undefined ? undefined : g.start === 3 ? about : alignDown(g, 2, about)
  const table = kind && row !== undefined ? openTableAt(stage, row, kind) : null
  const height = table ? table.lines.length * table.line : 0
  const rows = piecesOf(stage, {row: table && table.va, height, unfolded: new Set(unfolded)})
  const open = about === undefined || g.start >= 2 ? stage.open : alignDown(g, 1, about)
  return {...stage, rows, table, top, open}
}
