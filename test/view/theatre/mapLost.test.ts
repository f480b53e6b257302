// The rows that have lost their table, as pieces, brackets and words.

import {expect, test} from "vitest"
import {textWidth} from "../../../src/view/mirror/text.ts"
import type {Shape} from "../../../src/view/draw.ts"
import {mapLayout} from "../../../src/view/theatre/mapLayout.ts"
import {lostPieces, lostShapes} from "../../../src/view/theatre/mapLost.ts"
import {billOf, momentWith} from "./bills.ts"

const MIB = 2 ** 20
const bill = billOf([[0, 96 * MIB]])
const layout = mapLayout(bill, () => true, {x: 100, y: 10, width: 512, height: 144, scale: 1})
const pathOf = (shapes: readonly Shape[], key: string) => {
  const found = shapes.find(shape => shape.kind === "path" && shape.key === key)
  return found?.kind === "path" ? found.d : undefined
}

test("neighbouring rows without a table are one piece, whatever their order, and a row counts once", () => {
  const {lost} = momentWith(bill, [], [4 * MIB, 2 * MIB, 2 * MIB, 60 * MIB])
  expect(lostPieces(layout, lost).map(({rows, y, height}) => [rows, y, height])).toEqual([
    [2, 13, 6],
    [1, 100, 3],
  ])
})

test("a bracket is new where all of its rows are lost by the page of the moment", () => {
  const {lost} = momentWith(bill, [], [2 * MIB, 4 * MIB, 60 * MIB, 80 * MIB])
  const since = lost.map((row, n) => ({...row, since: [7, 8, 8, 7][n]}))
  const classes = (page: number | null) =>
    lostShapes(layout, {lost: since, page}, false).map(one => `${one.key}: ${one.class}`)
  expect(classes(8).filter(name => name.endsWith("now"))).toEqual([
    "lost edge 1: map-lost-edge now",
    "bracket 1: map-bracket now",
  ])
  expect(classes(null).filter(name => name.endsWith("now"))).toEqual([])
})

test("the count of lost rows stands in the largest piece if it is tall enough", () => {
  const rows = (count: number) =>
    momentWith(
      bill,
      [],
      Array.from({length: count}, (_, n) => n * 2 * MIB),
    ).lost
  const words = (count: number) =>
    lostShapes(layout, {lost: rows(count), page: null}, false).find(({kind}) => kind === "text")
  expect(words(12)).toMatchObject({text: "12 rows of 48 have lost their table", y: 10 + 18 + 4.5})
  expect(words(2)).toBeUndefined()
  expect(lostShapes(layout, {lost: [], page: null}, false)).toEqual([])
})

test("the words on lost rows have paper under all of them, and stay on the map", () => {
  const everything = momentWith(
    bill,
    [],
    Array.from({length: 48}, (_, n) => n * 2 * MIB),
  ).lost.map(row => ({...row, since: -1}))
  const found = lostShapes(layout, {lost: everything, page: null}, false)
  expect(found.find(({kind}) => kind === "text")).toMatchObject({
    text: "48 rows of 48 are not mapped by this copy",
  })
  const [left, wide] = /^M([\d.]+),[\d.]+h([\d.]+)/
    .exec(pathOf(found, "lost words ground")!)!
    .slice(1)
    .map(Number)
  expect(wide).toBeGreaterThan(textWidth("48 rows of 48 are not mapped by this copy", 13) + 10)
  expect(left).toBeGreaterThanOrEqual(layout.space.x)
  const inWidth = (width: number) => {
    const narrow = {...layout, space: {...layout.space, width}}
    const words = lostShapes(narrow, {lost: everything, page: null}, true).find(({kind}) => kind === "text")
    return words?.kind === "text" ? words.text : ""
  }
  expect(inWidth(255)).toBe("48 rows are not mapped by this copy")
  expect(inWidth(200)).toBe("48 rows not mapped")
})
