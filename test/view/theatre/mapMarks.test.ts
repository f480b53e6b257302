import {describe, expect, test} from "vitest"
import type {Pa} from "../../../src/model/word.ts"
import type {Shape} from "../../../src/view/draw.ts"
import {mapLayout} from "../../../src/view/theatre/mapLayout.ts"
import {nearLayout} from "../../../src/view/theatre/mapNear.ts"
import {pageBox} from "../../../src/view/theatre/mapPlace.ts"
import {
  arcShapes,
  leaderShapes,
  mappedShapes,
  outlineShapes,
  rootShapes,
} from "../../../src/view/theatre/mapMarks.ts"
import {billOf, momentWith} from "./bills.ts"

const MIB = 2 ** 20
const bill = billOf([[0, 96 * MIB]])
const layout = mapLayout(bill, () => true, {x: 100, y: 10, width: 512, height: 144, scale: 1})
const page = (frame: number) => (frame * 4096) as Pa
const pathOf = (shapes: readonly Shape[], key: string) => {
  const found = shapes.find(shape => shape.kind === "path" && shape.key === key)
  return found?.kind === "path" ? found.d : undefined
}

describe("leaders", () => {
  const leaders = (frames: readonly number[], held: Parameters<typeof momentWith>[1]) =>
    leaderShapes(
      layout,
      momentWith(bill, held).holders,
      frames.map(frame => ({pa: page(frame), y: 50, tone: "copy"})),
      700,
    )

  test("the dots begin behind the run of tables that the page is in, and end at the map's edge", () => {
    const shapes = leaders([10], [[0, "copy table", 40]])
    expect(pathOf(shapes, "dots 11.5")).toBe("M141,11.5L612,11.5")
    expect(pathOf(shapes, "leader 0")).toBe("M612,11.5H618L684,50H700")
  })

  test("pages of one row share their dots, and each has a line of its own outside", () => {
    const shapes = leaders([10, 300, 512], [])
    expect(shapes.filter(({key}) => key.startsWith("dots") && !key.endsWith("casing"))).toHaveLength(2)
    expect(pathOf(shapes, "dots 11.5")).toMatch(/^M406,/)
    expect(shapes.filter(({key}) => key.startsWith("leader"))).toHaveLength(3)
  })

  test("a run that reaches the edge needs no dots, and a page that is not on the map no leader", () => {
    expect(leaders([500], [[500, "source table", 12]]).map(({key}) => key)).toEqual(["leader 0"])
    expect(leaders([48 * 512], [])).toEqual([])
  })
})

test("an arc leads from page to page, and one that is stopped ends before", () => {
  const shapes = arcShapes(layout, page(20 * 512 + 300), page(512 + 300), false)
  const start = pageBox(layout, page(20 * 512 + 300))!
  expect(pathOf(shapes, "arc")).toMatch(new RegExp(`^M${start.x + 0.5},${start.y + 1.5}Q`))
  const stopped = arcShapes(layout, page(20 * 512 + 300), page(512 + 300), true)
  expect(stopped.find(({key}) => key === "arc")?.class).toBe("map-arc stopped")
  const end = (d: string) => Number(/,([\d.]+)$/.exec(d)![1])
  expect(end(pathOf(stopped, "arc")!)).toBeGreaterThan(end(pathOf(shapes, "arc")!))
  expect(arcShapes(layout, page(3), page(3), false)).toEqual([])
})

test("the restored kernel's root is solid, but where its letter is read", () => {
  expect(pathOf(rootShapes(layout, page(512 + 100)), "restored root")).toBe("M197.5,11.5h6v6h-6Z")
  expect(rootShapes(layout, null)).toEqual([])
  expect(rootShapes(nearLayout(bill, layout.space, {rung: "letters", left: 0, top: 0}), page(0))).toEqual([])
})

test("the page of a table points at the row that it mapped, above or below", () => {
  const up = mappedShapes(layout, page(40 * 512 + 100), page(2 * 512))
  expect(pathOf(up, "mapped row")).toBe("M100,15h512v5h-512Z")
  expect(pathOf(up, "mapped head")).toMatch(/^M200.5,19L/)
  const down = mappedShapes(layout, page(2 * 512), page(40 * 512))
  expect(pathOf(down, "mapped head")).toMatch(/^M100.5,130L/)
  expect(up.find(({kind}) => kind === "text")).toMatchObject({text: "this page mapped that row, 2 MiB"})
})

test("the outline of a range follows its first and its last line", () => {
  const outlined = (from: number, to: number) =>
    pathOf(outlineShapes(layout, [{start: page(from), end: page(to)}], "read-only"), "outline")
  expect(outlined(16, 512 + 96)).toBe("M116,10L612,10L612,13L196,13L196,16L100,16L100,13L116,13Z")
  expect(outlined(16, 20)).toBe("M116,10h4v3h-4Z")
  expect(outlined(0, 512)).toBe("M100,10h512v3h-512Z")
})
