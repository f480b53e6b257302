import {expect, test} from "vitest"
import type {Shape} from "../../../src/view/draw.ts"
import {addressesOf, addressShapes} from "../../../src/view/mirror/addresses.ts"
import {showing} from "../../../src/view/mirror/brush.ts"
import {lensOf} from "../../../src/view/mirror/lens.ts"
import {placeOf} from "../../../src/view/mirror/place.ts"
import {selectedShapes} from "../../../src/view/mirror/pointShapes.ts"
import {seamMarks} from "../../../src/view/mirror/seamMarks.ts"
import {NAMES} from "../../format/files.ts"
import {SIZES} from "../scenes.ts"
import {mirror} from "./mirrors.ts"

const MODES = ["wide", "medium", "phone"] as const

/** Top and foot of a box's path, px. */
function heights(d: string): readonly [number, number] {
  const [y, height] = /^M[^,]*,(.*?)h.*?v(.*?)h/.exec(d)!.slice(1).map(Number)
  return [y, y + height]
}

const papers = (shapes: readonly Shape[], key: RegExp) =>
  shapes.flatMap(shape => (shape.kind === "path" && key.test(shape.key) ? [heights(shape.d)] : []))

const placed = async (name: string, mode: (typeof MODES)[number], open: boolean) => {
  const [width, height] = SIZES[mode]
  const {source} = await mirror(name)
  const place = placeOf(source.geometry, mode, width, height, open)
  const {left, right, gap} = place
  return {place, m: await mirror(name, {}, {left, width: right - left, gap})}
}

test.each([...NAMES, "64k-42", "linear-4g"])(
  "%s: no mark of a closed seam and no index of an opened one stands on the address of a piece",
  async name => {
    for (const mode of MODES) {
      const closed = await placed(name, mode, false)
      const under = papers(addressShapes(closed.m.axis, closed.place), /paper$/).map(([, foot]) => foot)
      const marks = papers(seamMarks(closed.m, closed.place), /paper$/).map(([top]) => top)
      expect([mode, Math.min(...marks) >= Math.max(...under)]).toEqual([mode, true])

      const {m, place} = await placed(name, mode, true)
      for (const {start} of addressesOf(m.axis, place)) {
        const brush = showing(m.axis, null, start)!
        const lens = lensOf(m, brush, place.left, place.right - place.left)
        const [chip] = papers(selectedShapes(m, place, brush, lens, start), /^selected chip$/)
        const foot = Math.max(...papers(addressShapes(m.axis, place), /paper$/).map(([, foot]) => foot))
        expect([mode, start, chip[0] >= foot]).toEqual([mode, start, true])
      }
    }
  },
)
