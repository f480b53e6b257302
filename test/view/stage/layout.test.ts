import {expect, test} from "vitest"
import {geometry} from "../../../src/model/geometry.ts"
import {layout, leastHeight, pictureWidth} from "../../../src/view/stage/layout.ts"

const g = geometry(4096, 48)

test("at 1440 x 900 the grid is the drawn one", () => {
  const at = layout(g, "wide", 1440, 578)
  expect([at.source, at.copy, at.centre, at.field]).toEqual([140, 788, 720, {y: 43, width: 512, height: 512}])
  expect(at.strips.map(({name, source, copy}) => [name, source, copy])).toEqual([
    ["PGD", 60, 1370],
    ["PUD", 88, 1342],
    ["PMD", 116, 1314],
  ])
  expect([at.stripWidth, at.rowPx, at.bracket]).toEqual([10, 2, 46])
})

test("at 1024 fields are 384 px, at 390 150 px wide, with the last strip only", () => {
  const medium = layout(g, "medium", 1024, 450)
  expect([medium.field.width, medium.field.height, medium.copy - medium.source - 384]).toEqual([
    384, 384, 100,
  ])
  const phone = layout(g, "phone", 390, 285)
  expect([phone.field.width, phone.field.height, phone.strips.length]).toEqual([150, 256, 1])
})

test("both wings are symmetric about the centre, for every geometry and width", () => {
  for (const geometryOf of [g, geometry(65536, 42), geometry(16384, 48), geometry(4096, 52)])
    for (const width of [1440, 1600, 1920, 2560]) {
      const at = layout(geometryOf, "wide", width, 578)
      expect(at.centre - (at.source + at.field.width)).toBe(at.copy - at.centre)
      for (const strip of at.strips)
        expect(at.source - strip.source).toBe(strip.copy + at.stripWidth - (at.copy + at.field.width))
    }
})

test("fields grow in whole steps, rows are taller where they are few", () => {
  expect(layout(g, "wide", 2600, 1200).field.width).toBe(1024)
  expect(layout(g, "wide", 2000, 700).field.width).toBe(512)
  expect(layout(g, "wide", 1440, 578, 32).rowPx).toBe(16)
  expect(layout(g, "wide", 1440, 578, 129).rowPx).toBe(2)
  const few = layout(g, "wide", 1440, 578, 60)
  expect([few.rowPx, few.gridRows, few.field.height]).toEqual([8, 8, 512])
})

test("a low window has lower rows, down to 1 px, then fewer, in whole squares of the grid", () => {
  expect(layout(g, "wide", 1440, 384).rowPx).toBe(1)
  expect(layout(g, "medium", 1366, 450).rowPx).toBe(1.5)
  expect(leastHeight("wide")).toBe(43 + 256 + 23)
  const {field, rowPx} = layout(g, "wide", 1440, 300)
  expect((field.height / rowPx) % 32).toBe(0)
  expect(field.height).toBeLessThanOrEqual(300 - 66)
})

test("on a phone the picture is as wide as its column, strips and margins included, and a loupe as its field", () => {
  for (const width of [320, 375, 390, 600, 800, 1023]) {
    const at = layout(g, "phone", width, 285)
    const column = pictureWidth("phone", width)
    expect(column).toBeLessThanOrEqual(width)
    expect(at.copy + at.field.width + 28 - (at.source - 28)).toBe(column)
    expect(at.loupe.columns * at.loupe.cell).toBeLessThanOrEqual(at.field.width - 4)
  }
})
