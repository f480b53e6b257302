import {expect, test} from "vitest"
import type {Shape} from "../../../src/view/draw.ts"
import {placeOf} from "../../../src/view/mirror/place.ts"
import {seamMarks} from "../../../src/view/mirror/seamMarks.ts"
import {textWidth} from "../../../src/view/mirror/text.ts"
import {NAMES} from "../../format/files.ts"
import {SIZES} from "../scenes.ts"
import {mirror} from "./mirrors.ts"

/** x, y, width and height of a box's path. */
const boxOf = (d: string) => /^M(.*),(.*)h(.*)v(.*)h/.exec(d)!.slice(1).map(Number)

test.each(NAMES)("%s: with the seam closed a count lies on paper alone, never on a ribbon", async name => {
  for (const mode of ["wide", "medium", "phone"] as const) {
    const [width, height] = SIZES[mode]
    const {source} = await mirror(name)
    const place = placeOf(source.geometry, mode, width, height, false)
    const {left, right, gap} = place
    const shapes = seamMarks(await mirror(name, {}, {left, width: right - left, gap}), place)
    const papers = new Map(
      shapes.flatMap((shape, n) =>
        shape.kind === "path" && shape.key.endsWith(" paper")
          ? [[shape.key.slice(0, -6), {n, at: boxOf(shape.d)}] as const]
          : [],
      ),
    )
    const lastRibbon = shapes.findLastIndex(({class: style}) => style.startsWith("ribbon "))
    const counts = shapes.filter((shape): shape is Words => shape.key.endsWith(" count"))
    for (const {key, x, y, text} of counts) {
      const {n, at} = papers.get(key.slice(0, -6))!
      expect(n).toBeGreaterThan(lastRibbon)
      const [x0, y0, w, h] = at
      // Digits are 9 px high over their baseline.
      expect([name, text, x0 <= x - 2, y0 <= y - 9 - 3, y0 + h >= y + 3]).toEqual([
        name,
        text,
        true,
        true,
        true,
      ])
      expect(x0 + w).toBeGreaterThanOrEqual(x + 0.9 * textWidth(text, 11, true))
    }
  }
})

type Words = Extract<Shape, {kind: "text"}>
