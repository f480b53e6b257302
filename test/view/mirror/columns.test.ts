import {expect, test} from "vitest"
import {EMPTY, TABLE, WRITABLE} from "../../../src/model/descriptor/descriptor.ts"
import {RANK} from "../../../src/view/field/cells.ts"
import {columnsOf} from "../../../src/view/field/rows.ts"
import {tones} from "../../../src/view/field/tones.ts"
import {slotPlace} from "../../../src/view/mirror/axis.ts"
import {bandOf, colourOf, NOWHERE, paintBand, slotLooks} from "../../../src/view/mirror/columns.ts"
import {rowOfSlot, slotsOfRow, type Mirror} from "../../../src/view/mirror/scene.ts"
import {palettes} from "../../../src/view/palette.ts"
import {looksOf} from "../../../src/view/stage/stage.ts"
import {mirror} from "./mirrors.ts"

const SIDES = ["source", "copy"] as const

/** The rarest look of a slot, entry by entry. */
function rarestOf(m: Mirror, side: (typeof SIDES)[number], slot: number): number {
  const at = rowOfSlot(m, slot)
  if (!at) return EMPTY
  const entries = new Uint8Array(columnsOf(m.source.geometry))
  const smooth = looksOf(m, side)(at, entries)
  return smooth ? entries[0] : entries.reduce((best, look) => (RANK[look] > RANK[best] ? look : best))
}

const EXAMPLES = ["6.1-4k-default", "6.1-4k-crash", "map-gigabyte", "index-bug", "4k-52"]

test.each(EXAMPLES)("%s: a slot shows its rarest entry, read entry by entry", async name => {
  const m = await mirror(name)
  const looks = slotLooks(m)
  const step = Math.max(1, Math.floor(m.axis.slots / 331))
  for (let slot = 0; slot < m.axis.slots; slot += step)
    for (const side of SIDES) {
      const rarest = rarestOf(m, side, slot)
      const quiet = rarest === EMPTY || rarest === WRITABLE
      expect([rarest, ...(quiet ? [TABLE] : [])], `${side} ${slot}`).toContain(looks[side][slot])
      if (side === "copy") expect(looks.leaves[slot]).toBe(rarest)
    }
})

test.each(EXAMPLES)("%s: a column of a band has no rarer entry than its slots", async name => {
  const m = await mirror(name)
  const scale = 2
  for (const side of SIDES) {
    const band = bandOf(m, side, 1440, 116, scale)
    for (let slot = 0; slot < m.axis.slots; slot += Math.max(1, Math.floor(m.axis.slots / 97))) {
      const {x, width} = slotPlace(m.axis, slot)
      const column = Math.min(band.width - 1, Math.round(x * scale))
      const ranks = Array.from({length: band.height}, (_, y) => RANK[band.looks[y * band.width + column]])
      expect(ranks).not.toContain(undefined)
      // The rarest of what shares the column; changed entries grow into their neighbours.
      if (width * scale < 1) continue
      const rarest = rarestOf(m, side, slot)
      expect(Math.max(...ranks), `${side} ${slot}`).toBeGreaterThanOrEqual(RANK[rarest])
    }
  }
})

test("slots that one row has are counted to its end, and not beyond their piece", async () => {
  const m = await mirror("index-bug")
  const first = rowOfSlot(m, 0)!
  expect([0, 1, 511, 512].map(slot => slotsOfRow(m, slot, rowOfSlot(m, slot) ?? first))).toEqual([
    512, 511, 1, 512,
  ])
  const kernel = await mirror("6.1-4k-default")
  expect(slotsOfRow(kernel, 81, rowOfSlot(kernel, 81)!)).toBe(1)
})

test.each([1, 1.5, 2])("at a density of %d a band is painted as its looks are, px by px", async scale => {
  const m = await mirror("6.1-4k-crash")
  const band = bandOf(m, "copy", 1440, 40, scale)
  const t = tones(palettes.light, "copy")
  const pixels = new Uint32Array(band.looks.length)
  paintBand(pixels, band, t)
  const wrong = [...pixels.keys()].filter(at => {
    const [x, y] = [at % band.width, Math.floor(at / band.width)].map(n => Math.floor((n + 0.5) / scale))
    const look = band.looks[at]
    return pixels[at] !== (look === NOWHERE ? 0 : colourOf(look, x, y, band.edges[at % band.width], t))
  })
  expect(wrong).toEqual([])
})
