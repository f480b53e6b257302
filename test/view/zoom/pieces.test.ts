import {expect, test} from "vitest"
import {toVa, type Va} from "../../../src/model/word.ts"
import {rowVa, rowsIn, rowSpan} from "../../../src/view/field/rows.ts"
import {likeness} from "../../../src/model/stacks.ts"
import {pathAt} from "../../../src/model/path.ts"
import {pieceBytes, TABLE_GAP, type Piece} from "../../../src/view/zoom/pieces.ts"
import {rowsName} from "../../../src/view/zoom/pieceWords.ts"
import type {Zoomed} from "../../../src/view/zoom/place.ts"
import {scene} from "../scenes.ts"
import {zoomedScene} from "./zoomScenes.ts"

const POINT = toVa(0xffff_0000_0a2e_b000n)
const LINEAR_END = toVa(0xffff_0000_2000_0000n)

const told = (stage: Zoomed) =>
  stage.rows.sections
    .filter(({va}) => va < LINEAR_END)
    .map(piece => `${piece.shape} ${rowsName(stage, piece)}`)

test("the linear map of the 6.1 kernel is eleven pieces, one of them the opened row 81", async () => {
  const stage = await zoomedScene("6.1-4k-default", {rung: "table", about: POINT})
  expect(told(stage)).toEqual([
    "bar row 0",
    "bar row 1",
    "blocks rows 2 to 11",
    "bar row 12",
    "stack rows 13 to 17",
    "bar row 18",
    "stack rows 19 to 80",
    "open row 81",
    "bar row 82",
    "bar row 83",
    "stack rows 84 to 255",
  ])
  // They fill the field of 512 px.
  const last = stage.rows.sections[10]
  expect(last.y + last.rows * last.rowPx).toBe(512)
})

test("the rows of an unfolded stack know it, and no others do", async () => {
  const first = toVa(0xffff_0000_01a0_0000n)
  const stage = await zoomedScene("6.1-4k-default", {rung: "runs", unfolded: [first]})
  const known = stage.rows.sections.filter(({unfolded}) => unfolded !== null)
  expect(known.map(piece => rowsName(stage, piece))).toEqual([13, 14, 15, 16, 17].map(row => `row ${row}`))
  expect(new Set(known.map(({unfolded}) => unfolded))).toEqual(new Set([first]))
})

test("a table that is opened parts its stack, and a stack that is unfolded is its rows", async () => {
  const opened = await zoomedScene("6.1-4k-default", {rung: "table", about: toVa(0xffff_0000_0300_0000n)})
  expect(told(opened).slice(6, 9)).toEqual(["stack rows 19 to 23", "open row 24", "stack rows 25 to 80"])
  const first = toVa(0xffff_0000_01a0_0000n)
  const unfolded = await zoomedScene("6.1-4k-default", {rung: "runs", unfolded: [first]})
  expect(told(unfolded).slice(4, 9)).toEqual([13, 14, 15, 16, 17].map(row => `bar row ${row}`))
})

const EXAMPLES = [
  "6.1-4k-default",
  "6.1-4k-crash",
  "6.12-16k-n1",
  "7.2-4k-a72-kaslr",
  "64k-42",
  "4k-52",
  "index-bug",
  "hole",
  "no-memory",
]

test.each(EXAMPLES)("the pieces of %s are all rows, each once and in their order", async name => {
  const far = await scene(name)
  const near = await zoomedScene(name, {rung: "runs"})
  const g = far.source.geometry
  const rows = [...rowsIn(far.rows, 0, Infinity)].map(row => [rowVa(g, row), rowSpan(g, row.section)])
  const pieces = near.rows.sections.flatMap(piece =>
    Array.from({length: piece.rows}, (_, n) => [
      (piece.va + (n * pieceBytes(g, piece)) / piece.rows) as Va,
      pieceBytes(g, piece) / piece.rows,
    ]),
  )
  expect(pieces).toEqual(rows)
  // Below each other, without a gap but between tables.
  for (const [n, piece] of near.rows.sections.entries()) {
    const before = near.rows.sections[n - 1]
    const y = before ? before.y + before.rows * before.rowPx : 0
    expect(Math.round(piece.y - y)).toBe(n > 0 && piece.begins ? TABLE_GAP : 0)
  }
})

// Two ways to one answer: the exact keys of model/stacks.ts find the same stacks in the source's own tables.
test.each(["6.1-4k-default", "6.1-4k-crash", "6.12-16k-n1", "6.12-4k-va48"])(
  "the stacks of %s are those that exact keys find",
  async name => {
    const stage = await zoomedScene(name, {rung: "runs"}, {range: null, maps: []})
    const {source} = stage
    const g = source.geometry
    const like = likeness(g, source.memory)
    const tables = new Set(
      stage.rows.sections
        .filter(({level}) => level === 2)
        .map(({va}) => pathAt(g, source.memory, source.root, va).entries.find(e => e.level === 2)?.table),
    )
    const exact = [...tables].flatMap(table =>
      table === undefined ? [] : like.stacks(2, table).map(({count}) => count),
    )
    const ours = stage.rows.sections.filter(({shape}) => shape === "stack").map(({rows}: Piece) => rows)
    expect(ours.toSorted()).toEqual(exact.toSorted())
  },
)
