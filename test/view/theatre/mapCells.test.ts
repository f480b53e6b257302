// Cells are painted as their holders look: on a context that only notes what is filled.

import {expect, test} from "vitest"
import {palettes} from "../../../src/view/palette.ts"
import {NONE} from "../../../src/view/theatre/holders.ts"
import {mapCells, paintCells} from "../../../src/view/theatre/mapCells.ts"
import {nearLayout} from "../../../src/view/theatre/mapNear.ts"
import {billOf, holderNumber, momentWith} from "./bills.ts"

const MIB = 2 ** 20
const p = palettes.light
const bill = billOf([
  [0, 8 * MIB],
  [12 * MIB, 16 * MIB],
])
const layout = (rung: "cells" | "letters", left = 0) =>
  nearLayout(bill, {x: 0, y: 0, width: 96, height: 96, scale: 1}, {rung, left, top: 0})
const moment = momentWith(
  bill,
  [
    [0, "source table"],
    [1, "copy table"],
    [2, "home"],
    [3, "waiting"],
  ],
  [2 * MIB],
)
const dead = {...moment, live: {...moment.live, source: false}}

interface Note {
  readonly what: string
  readonly colour: string
  readonly box: readonly number[]
}

function painted(rung: "cells" | "letters", of = moment): Note[] {
  const notes: Note[] = []
  const context = {
    ...{fillStyle: "", strokeStyle: "", lineWidth: 0, font: "", textAlign: "", textBaseline: ""},
    fillRect: (...box: number[]) => notes.push({what: "box", colour: context.fillStyle, box}),
    fillText: (text: string, ...box: number[]) => notes.push({what: text, colour: context.fillStyle, box}),
    beginPath() {},
    moveTo() {},
    lineTo() {},
    stroke: () => notes.push({what: "hatch", colour: context.strokeStyle, box: []}),
  }
  const at = layout(rung)
  paintCells(context as unknown as CanvasRenderingContext2D, at, mapCells(at, of), p)
  return notes
}

const has = (notes: readonly Note[], what: string, colour: string, ...box: number[]) =>
  notes.some(one => one.what === what && one.colour === colour && one.box.join() === box.join())

test("cells are those of the window, line by line, and memory that is not there has one as well", () => {
  const cells = mapCells(layout("cells"), moment)
  expect(cells).toHaveLength(12 * 8)
  expect(cells.slice(0, 4).map(({holder}) => holder)).toEqual(
    (["source table", "copy table", "home", "waiting"] as const).map(holderNumber),
  )
  expect(cells.filter(({holder}) => holder === NONE)).toHaveLength(12 * 2)
  expect(cells.filter(({lost}) => lost)).toHaveLength(12)
  expect(mapCells(layout("cells", 5), moment)[0].x).toBe(-5)
})

test("a cell has its holder's colour, with paper after it; a live table a frame, a dead one is hollow", () => {
  const notes = painted("cells")
  expect(has(notes, "box", p.source, 0, 0, 7, 7)).toBe(true)
  expect(has(notes, "box", p.paper, 1, 1, 5, 1)).toBe(true)
  expect(has(notes, "box", p.heldHome, 16, 0, 7, 7)).toBe(true)
  expect(has(painted("cells", dead), "box", p.paper, 1.5, 1.5, 4, 4)).toBe(true)
  expect(has(notes, "box", p.paper, 1.5, 1.5, 4, 4)).toBe(false)
  expect(notes.some(({what, colour}) => what === "hatch" && colour === p.heldWaiting)).toBe(true)
})

test("only cells with room have letters, of a dead table in its own colour", () => {
  expect(painted("cells").filter(({what}) => /^[A-Za-z]$/.test(what))).toEqual([])
  expect(has(painted("letters"), "S", p.paper, 11.5, 12)).toBe(true)
  expect(has(painted("letters", dead), "S", p.source, 11.5, 12)).toBe(true)
  expect(has(painted("letters"), "h", p.paper, 48 + 11.5, 12)).toBe(true)
})
