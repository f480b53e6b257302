import {expect, test} from "vitest"
import {geometry} from "../../../src/model/geometry.ts"
import {slotPlace, slotVa} from "../../../src/view/mirror/axis.ts"
import {placeOf} from "../../../src/view/mirror/place.ts"
import {vaUnder} from "../../../src/view/mirror/under.ts"
import {mirror} from "./mirrors.ts"

const place = placeOf(geometry(4096, 48), "wide", 1440, 578, true)
const brush = {from: 81, to: 82}

test("in a band the slot is under x, and its entry under y", async () => {
  const m = await mirror("6.1-4k-default")
  const {x} = slotPlace(m.axis, 81)
  for (const {y, height} of [place.bands.source, place.bands.copy]) {
    expect(vaUnder(m, place, brush, x + 0.5, y)).toBe(slotVa(m.axis, 81))
    const last = slotVa(m.axis, 81) + 511 * 4096
    expect(vaUnder(m, place, brush, x + 0.5, y + height - 0.01)).toBe(last)
    expect(vaUnder(m, place, brush, x + 0.5, y + height)).toBeUndefined()
  }
})

test("in a lens the entry is under x, at any y of both halves; between them is nothing", async () => {
  const m = await mirror("6.1-4k-default")
  const lens = place.lens!
  const x = place.left + ((place.right - place.left) * 235.5) / 512
  for (const {y, height} of [lens.source, lens.copy])
    for (const at of [y, y + height - 1])
      expect(vaUnder(m, place, brush, x, at)).toBe(slotVa(m.axis, 81) + 235 * 4096)
  expect(vaUnder(m, place, brush, x, lens.marks.y + 1)).toBeUndefined()
  expect(vaUnder(m, place, null, x, lens.source.y)).toBeUndefined()
  expect(vaUnder(m, place, brush, place.left - 1, lens.source.y)).toBeUndefined()
})

test("in a hole is nothing", async () => {
  const m = await mirror("6.1-4k-default")
  const {x, width} = m.axis.holes[0]
  expect(vaUnder(m, place, brush, x + width / 2, place.bands.source.y + 1)).toBeUndefined()
})
