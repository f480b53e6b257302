import {expect, test} from "vitest"
import {EMPTY, READ_ONLY, TABLE, WRITABLE} from "../../../src/model/descriptor/descriptor.ts"
import {geometry} from "../../../src/model/geometry.ts"
import {fan, sight, stripMarks, wedge, type Shown} from "../../../src/view/columns/fan.ts"
import {placesOf} from "../../../src/view/columns/places.ts"
import {rowsOf} from "../../../src/view/columns/rows.ts"
import {colourOf, lanes, loudest, LOST, pixels} from "../../../src/view/columns/strip.ts"
import {BY_W} from "../../../src/view/field/cells.ts"
import {SIZES} from "../scenes.ts"
import {columnsAt} from "./columns.ts"

const {groups} = await columnsAt("6.1-4k-default", 0xffff_0000_0a2e_b000n)
const places = placesOf(geometry(4096, 48), "wide", ...SIZES.wide, 3)

test("a strip of 512 px has one pixel per entry, source and copy", () => {
  const {source, copy} = lanes(groups[3], 512, 512)
  expect([source[234], copy[234]]).toEqual([READ_ONLY, BY_W])
  expect([source[233], copy[233]]).toEqual([WRITABLE, WRITABLE])
  expect(copy.filter(look => look === BY_W)).toHaveLength(25)
})

test("a table of the PMD strip shows what changed below it", () => {
  const {source, copy} = lanes(groups[2], 512, 512)
  const changed = [...copy.keys()].filter(i => copy[i] === BY_W)
  expect(changed).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 18, 81, 82, 83])
  expect([source[81], source[84], copy[84], copy[256]]).toEqual([READ_ONLY, TABLE, TABLE, EMPTY])
})

test("where entries share a pixel the rarest shows", () => {
  const {copy} = lanes(groups[3], 512, 64)
  expect(copy[29]).toBe(BY_W)
  expect(copy[31]).toBe(BY_W)
  expect(copy[60]).toBe(WRITABLE)
})

test("an entry has one pixel at least, and the last one the last", () => {
  expect(pixels(8191, 1, 8192, 512)).toEqual({from: 511, to: 512})
  expect(pixels(0, 16, 8192, 512)).toEqual({from: 0, to: 1})
  expect(pixels(255, 1, 512, 384)).toEqual({from: 191, to: 192})
})

test("the mark on most entries is the one that is shown, and without any what is gone", () => {
  const none = {W: 0, V: 0, F: 0, dropped: 0, missing: 0, lost: 0, added: 0, unmapped: 0}
  expect(loudest({...none, W: 2, V: 7})).toEqual({mark: "V", count: 7})
  expect(loudest({...none, dropped: 3, lost: 1})).toEqual({mark: null, count: 4})
  expect(loudest({...none, unmapped: 2, lost: 1})).toEqual({mark: null, count: 3})
  expect(loudest({...none, missing: 9})).toBe(null)
})

test("empty is paper, and what is lost a pattern in the accent", () => {
  expect(colourOf(EMPTY, "copy")).toBe(null)
  expect(colourOf(LOST, "copy")).toEqual({tone: "--accent", pattern: true})
  expect(colourOf(BY_W, "copy")).toEqual({tone: "--accent", pattern: false})
})

const pte: Shown = {
  ...{place: places.columns[3], rows: rowsOf(groups[3], new Set([234])), count: 512},
  ...{scroll: 7 * 24, current: 21, entry: 235},
}

test("the entries in sight are 165 to 249, and a bracket at the strip says so", () => {
  expect(sight(places, pte)).toEqual({from: 165, to: 250})
  const bracket = stripMarks(places, pte).find(({class: name}) => name === "strip-sight")
  expect(bracket).toMatchObject({d: `M1025.5,${47 + 165.5}h-5V${47 + 249.5}h5`})
})

test("the fan has a piece for each row in sight but the head of an open run, the open row's last", () => {
  const pieces = fan(places, pte)
  expect(pieces).toHaveLength(20)
  expect(pieces.at(-1)).toMatchObject({
    class: "fan open",
    d: "M1036,282L1050,383L1050,407L1036,283Z",
  })
})

test("the wedge leads from the open row to the whole next strip, and is gone when the row is out of sight", () => {
  const pmd: Shown = {
    ...{place: places.columns[2], rows: rowsOf(groups[2], new Set()), count: 512},
    ...{scroll: 0, current: 7, entry: 81},
  }
  expect(wedge(places, pmd, places.columns[3])[0]).toMatchObject({d: "M1008,215L1023,47L1023,559L1008,238Z"})
  expect(wedge(places, {...pmd, scroll: 8 * 24}, places.columns[3])).toEqual([])
})
