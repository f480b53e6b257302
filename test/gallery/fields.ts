// The painted parts of the tree: fields, loupes, pieces; each with what it shows in letters.

import {EMPTY, INVALID, READ_ONLY, TABLE, WRITABLE} from "../../src/model/descriptor/descriptor.ts"
import type {Va} from "../../src/model/word.ts"
import {BY_F, BY_V, BY_W, DIFFERS} from "../../src/view/field/cells.ts"
import {deviceSize, paintField, type Window} from "../../src/view/field/paint.ts"
import {columnsOf, rowsIn} from "../../src/view/field/rows.ts"
import {tones} from "../../src/view/field/tones.ts"
import {captions} from "../../src/view/loupe/captions.ts"
import {loupe, loupeBox, loupeSize} from "../../src/view/loupe/loupe.ts"
import {paintLoupe} from "../../src/view/loupe/paintLoupe.ts"
import {fieldX, type Side} from "../../src/view/stage/layout.ts"
import {looksOf, type Stage} from "../../src/view/stage/stage.ts"
import {NOWHERE} from "../../src/view/mirror/columns.ts"
import {letterOf} from "../../src/view/zoom/letter.ts"
import {paintPieces} from "../../src/view/zoom/paintPieces.ts"
import {rowsName} from "../../src/view/zoom/pieceWords.ts"
import {placed, type Zoomed} from "../../src/view/zoom/place.ts"
import {segmentsOf} from "../../src/view/zoom/segments.ts"
import type {Painted} from "./picture.ts"

const LETTERS: Readonly<Record<number, string>> = {
  ...{[EMPTY]: ".", [INVALID]: "i", [WRITABLE]: "W", [READ_ONLY]: "R", [TABLE]: "T"},
  ...{[BY_W]: "w", [BY_V]: "v", [BY_F]: "f", [DIFFERS]: "#", [NOWHERE]: " "},
}

/** "W16 R496": letters of the looks, small ones for what was changed, and how many in a row. */
export function runLengths(looks: Uint8Array): string {
  const words: string[] = []
  for (let first = 0, i = 0; i < looks.length; first = i) {
    while (i < looks.length && looks[i] === looks[first]) i++
    words.push(`${LETTERS[looks[first]]}${i - first}`)
  }
  return words.join(" ")
}

/** The rows of a window in letters, equal neighbours together. */
function rowTexts(stage: Stage, side: Side): string[] {
  const looks = new Uint8Array(columnsOf(stage.source.geometry))
  const look = looksOf(stage, side)
  const lines: {from: string; to: string; text: string}[] = []
  for (const at of rowsIn(stage.rows, stage.top, stage.at.field.height)) {
    const smooth = look(at, looks)
    const text = `${runLengths(looks)}${smooth ? " (one)" : ""}`
    const name = `${stage.rows.sections.indexOf(at.section)}:${at.row}`
    const last = lines.at(-1)
    if (last?.text === text) last.to = name
    else lines.push({from: name, to: name, text})
  }
  return lines.map(({from, to, text}) => `${from === to ? from : `${from} to ${to}`} ${text}`)
}

export function field(stage: Stage, side: Side): Painted {
  const {at} = stage
  const {y, width, height} = at.field
  return {
    ...{name: `field of ${side}`, x: fieldX(at, side), y, width, height, text: rowTexts(stage, side)},
    paint(context, palette, scale) {
      const view: Window = {
        ...{top: stage.top, width, height, scale, columns: columnsOf(stage.source.geometry)},
        ...{grid: at.mode === "phone" ? 4 : 8, gridRows: at.gridRows},
      }
      const size = deviceSize(view)
      const image = context.createImageData(size.width, size.height)
      const pixels = new Uint32Array(image.data.buffer)
      paintField(pixels, view, stage.rows, looksOf(stage, side), tones(palette, stage.pair ? "copy" : side))
      context.putImageData(image, 0, 0)
    },
  }
}

/** Nothing if its point is out of sight. */
export function loupeOf(stage: Stage, side: Side, va: Va): Painted[] {
  const box = loupeBox(stage, side, va)
  const cells = loupe(stage, side, va)
  if (!box || !cells) return []
  const {cell} = stage.at.loupe
  const text = cells.rows.map(
    row =>
      row
        ?.map(({look, letter, edited}) => `${look >= BY_W ? `[${letter}]` : letter}${edited ? "*" : ""}`)
        .join("") ?? "-",
  )
  return [
    {
      ...{name: `loupe of ${side}`, x: box.x, y: box.y, ...loupeSize(stage.at), text},
      // Two copies have captions of the page's own.
      caption: stage.pair ? undefined : {side, text: captions(stage, va)[side]},
      paint(context, palette) {
        context.translate(4, 4)
        paintLoupe(context, cells, cell, palette, stage.pair ? "copy" : side)
      },
    },
  ]
}

export function pieces(stage: Zoomed, side: Side): Painted {
  const {y, width, height} = stage.at.field
  const all = placed(stage)
  const segments = segmentsOf(stage)
  const text = all.map(({piece, y0, y1}) => {
    const runs = segments({section: piece, row: 0}).map(
      run => `${letterOf(run, side)}${run.copy >= BY_W && side === "copy" ? "*" : ""}${run.count}`,
    )
    return `${piece.shape} ${rowsName(stage, piece)} at ${y0} to ${y1}: ${runs.join(" ")}`
  })
  return {
    ...{name: `pieces of ${side}`, x: fieldX(stage.at, side), y, width, height, text},
    paint(context, palette, scale) {
      paintPieces({context, side, palette, scale}, stage, all)
    },
  }
}
