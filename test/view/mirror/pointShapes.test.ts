import {expect, test} from "vitest"
import {toVa, type Va} from "../../../src/model/word.ts"
import {entryAt} from "../../../src/model/path.ts"
import {bytes} from "../../../src/model/descriptor/say.ts"
import {span} from "../../../src/model/geometry.ts"
import {holeAt, pieceAt, slotOf} from "../../../src/view/mirror/axis.ts"
import {lensOf} from "../../../src/view/mirror/lens.ts"
import {lensShapes} from "../../../src/view/mirror/lensShapes.ts"
import {overShapes} from "../../../src/view/mirror/over.ts"
import {placeOf} from "../../../src/view/mirror/place.ts"
import type {Mirror} from "../../../src/view/mirror/scene.ts"
import {textWidth} from "../../../src/view/mirror/text.ts"
import {NAMES} from "../../format/files.ts"
import {SIZES} from "../scenes.ts"
import {mirror, WIDE} from "./mirrors.ts"

const EMPTY_SLOT = toVa(0xffff_8000_0000_0000n)
const IN_HOLE = toVa(0xffff_4000_0000_0000n)

const placed = (m: Mirror) => placeOf(m.source.geometry, "wide", 1440, 578, true)

function lensWords(m: Mirror, slot: number): Record<string, string> {
  const brush = {from: slot, to: slot + 1}
  const lens = lensOf(m, brush, WIDE.left, WIDE.width)
  const texts = lensShapes(m, placed(m), brush, lens).flatMap(shape =>
    shape.kind === "text" ? [[shape.key, shape.text]] : [],
  )
  return Object.fromEntries(texts)
}

test("an empty entry of the PMD is called so, by its own index, and not a block", async () => {
  const m = await mirror("6.1-4k-default")
  const words = lensWords(m, slotOf(m.axis, EMPTY_SLOT)!)
  expect(words["lens words"]).toBe("the brushed 2 MiB from 0xffff_8000_0000_0000: one empty entry of 2 MiB")
  expect([words["lens level"], words["lens index"]]).toEqual(["PMD", "0"])
})

test("every empty slot of the captured tables is told with the level that its walk ends at", async () => {
  let seen = 0
  for (const name of NAMES) seen += checkEmpty(await mirror(name))
  expect(seen).toBeGreaterThan(100)
})

/** Checks empty slots, every seventh; how many there were. */
function checkEmpty(m: Mirror): number {
  const {geometry: g} = m.source
  let seen = 0
  for (const piece of m.axis.pieces)
    for (let n = 0; n < piece.slots; n += 7) {
      const va = (piece.start + n * m.axis.unit) as Va
      const entry = entryAt(m.source, m.outcome, va).source.entries.at(-1)!
      if (entry.kind !== "empty" || entry.level > 2) continue
      const text = lensWords(m, piece.first + n)["lens words"]
      expect([va, text.replace(/^.*: /, "")]).toEqual([
        va,
        `${entry.level < 2 ? "in " : ""}one empty entry of ${bytes(span(g, entry.level))}`,
      ])
      seen++
    }
  return seen
}

test("where the point lies in a hole the lens says that it shows another place, and the hole has the mark", async () => {
  const m = await mirror("6.1-4k-default")
  const brush = {from: 0, to: 1}
  const lens = lensOf(m, brush, WIDE.left, WIDE.width)
  const shapes = (point: Va) => overShapes(m, placed(m), brush, lens, point)
  const at = (point: Va) => shapes(point).find(({key}) => key === "elsewhere")
  expect(at(IN_HOLE)).toMatchObject({
    text: "The point, 0xffff_4000_0000_0000, lies in the hole of 128 TiB: nothing is mapped there, and the lens shows another place.",
  })
  // Under the addresses of the pieces, over the lens, with every size; letters are 9 px high and 3 px deep.
  for (const mode of ["wide", "medium", "phone"] as const) {
    const place = placeOf(m.source.geometry, mode, ...SIZES[mode], true)
    const words = overShapes(m, place, brush, lens, IN_HOLE).find(({key}) => key === "elsewhere")
    if (words?.kind !== "text") throw new Error("no words")
    expect([mode, words.y - 9 > place.addressY + 2, words.y + 3 < place.lens!.source.y]).toEqual([
      mode,
      true,
      true,
    ])
    expect(textWidth(words.text, 11)).toBeLessThan(place.right - place.left)
  }
  const [hole] = m.axis.holes
  expect(holeAt(m.axis, IN_HOLE)).toBe(hole)
  const mark = shapes(IN_HOLE).find(({key}) => key === "point")
  expect(mark?.kind === "path" && mark.d).toContain(`M${hole.x + hole.width / 2},`)
  expect(at(EMPTY_SLOT)).toBeUndefined()
  expect(at(toVa(0xffff_ffff_ffff_f000n))).toMatchObject({
    text: expect.stringContaining("outside of the pieces"),
  })
  for (const {start, end} of m.axis.pieces) {
    expect(holeAt(m.axis, start)).toBe(null)
    const after = pieceAt(m.axis, end) ? null : end
    if (after !== null && after !== m.axis.pieces.at(-1)!.end) expect(holeAt(m.axis, after)).not.toBe(null)
  }
})
