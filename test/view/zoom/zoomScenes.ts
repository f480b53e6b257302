// Zoomed scenes of the examples, as the page would draw them.

import {alignDown} from "../../../src/model/geometry.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import type {Va} from "../../../src/model/word.ts"
import type {Mode} from "../../../src/view/stage/layout.ts"
import {openTableAt} from "../../../src/view/zoom/openTable.ts"
import {piecesOf} from "../../../src/view/zoom/pieces.ts"
import type {Zoomed} from "../../../src/view/zoom/place.ts"
import type {Rung} from "../../../src/view/zoom/rung.ts"
import {scene} from "../scenes.ts"

interface Nearness {
  readonly rung: Rung
  readonly about?: Va
  readonly unfolded?: readonly Va[]
  readonly mode?: Mode
  readonly top?: number
}

export async function zoomedScene(
  name: string,
  {rung, about, unfolded = [], mode = "wide", top = 0}: Nearness,
  parts: Partial<Experiment> = {},
): Promise<Zoomed> {
  const stage = await scene(name, parts, mode)
  const {geometry: g} = stage.source
  const kind = rung === "bits" ? "bits" : rung === "table" ? "cells" : null
  const table =
    kind && about !== undefined
      ? openTableAt(stage, g.start === 3 ? about : alignDown(g, 2, about), kind)
      : null
  const height = table ? table.lines.length * table.line : 0
  const rows = piecesOf(stage, {row: table && table.va, height, unfolded: new Set(unfolded)})
  return {...stage, rows, table, top, open: about === undefined ? undefined : alignDown(g, 1, about)}
}
