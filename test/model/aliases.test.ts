import {expect, test} from "vitest"
import {aliases} from "../../src/model/aliases.ts"
import {edited} from "../../src/model/edit.ts"
import {pathAt, translation} from "../../src/model/path.ts"
import {hex64, type Pa} from "../../src/model/word.ts"
import {opened} from "../view/scenes.ts"

test("a page of the kernel is mapped in the linear map and in the image, and a walk of either address leads to it", async () => {
  const {source} = await opened("6.1-4k-default")
  const {geometry: g, memory, root} = source
  const pa = 0x4a2e_b000 as Pa
  const found = aliases(g, memory, root, 1, pa)
  expect(found.length).toBeGreaterThan(1)
  expect(hex64(found[0])).toBe("0xffff_0000_0a2e_b000")
  for (const va of found) expect(translation(g, pathAt(g, memory, root, va), va)).toBe(pa)
  expect(found).toEqual([...found].sort((a, b) => a - b))
})

test("an address in a block has its offset there", async () => {
  const {source} = await opened("6.1-4k-default")
  const {geometry: g, memory, root} = source
  const pa = 0x4040_5000 as Pa
  const found = aliases(g, memory, root, 1, pa)
  expect(found.map(va => translation(g, pathAt(g, memory, root, va), va))).toEqual(found.map(() => pa))
  expect(found.length).toBeGreaterThan(0)
})

test("tables that lead to one another end", async () => {
  const {source: from} = await opened("6.1-4k-default")
  const source = edited(
    from,
    Array.from({length: 200}, (_, i) => ({
      at: (from.root + 8 * (16 + i)) as Pa,
      value: BigInt(from.root) + 3n,
    })),
  )
  const {geometry: g, memory, root} = source
  expect(aliases(g, memory, root, 1, 0x9_0000_0000 as Pa)).toEqual([])
})
