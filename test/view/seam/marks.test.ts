import {expect, test} from "vitest"
import {markPath, marks} from "../../../src/view/seam/marks.ts"

const all = ["W", "V", "P", "F"] as const

/** Numbers of a path of straight lines as points. */
function points(path: string) {
  return path
    .slice(1, -1)
    .split("L")
    .map(pair => pair.split(",").map(parseFloat))
}

/** Area of a polygon, or of the circle. */
function area(mark: (typeof all)[number]) {
  const {corners, round} = marks[mark]
  if (corners.length === 0) return Math.PI * round ** 2
  const crossed = corners.map(([x, y], i) => {
    const [nx, ny] = corners[(i + 1) % corners.length]
    return x * ny - nx * y
  })
  return Math.abs(crossed.reduce((sum, part) => sum + part)) / 2
}

test("the four silhouettes have four, no, three and five corners", () => {
  expect(all.map(mark => marks[mark].corners.length)).toEqual([4, 0, 3, 5])
})

test("the diamond of 8 px reaches 8 px to each side of its centre", () => {
  expect(points(markPath("W", 8, 100, 50))).toEqual([
    [100, 42],
    [108, 50],
    [100, 58],
    [92, 50],
  ])
})

test("the triangle points up, the pentagon is driven in: it points down", () => {
  const tip = (mark: "P" | "F") => points(markPath(mark, 10)).filter(([x]) => x === 0)[0][1]
  expect(tip("P")).toBeLessThan(0)
  expect(tip("F")).toBeGreaterThan(0)
})

test("the circle is closed by two arcs and starts at its left", () => {
  expect(markPath("V", 8)).toBe("M-7,0a7,7 0 1 0 14,0a7,7 0 1 0 -14,0Z")
})

test("at an equal radius no mark is more than a third larger than another", () => {
  const areas = all.map(area)
  expect(Math.max(...areas) / Math.min(...areas)).toBeLessThan(4 / 3)
})
