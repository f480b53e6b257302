import fc from "fast-check"
import {expect, test} from "vitest"
import {cached, counted, fromBlob, fromMemory} from "../../src/format/bytes.ts"
import {cursor} from "../../src/format/cursor.ts"
import {FormatError} from "../../src/format/error.ts"
import {seed} from "../random.ts"

const data = Uint8Array.from({length: 1000}, (_, n) => (n * 7) % 251)

test(`from memory, from a Blob and through a cache the bytes are the same (seed ${seed})`, async () => {
  const kinds = [fromMemory(data), fromBlob(new Blob([data])), cached(fromMemory(data), 64, 3)]
  await fc.assert(
    fc.asyncProperty(fc.nat(1000), fc.nat(1000), async (offset, length) => {
      const inside = offset + length <= data.length
      for (const bytes of kinds) {
        const read = bytes.read(offset, length)
        if (inside) expect(await read).toEqual(data.subarray(offset, offset + length))
        else await expect(read).rejects.toThrow(FormatError)
      }
    }),
    {seed, numRuns: 300},
  )
})

test("a cache reads a block once, forgets the least used, and reads past itself what is longer", async () => {
  const inner = counted(fromMemory(data))
  const bytes = cached(inner, 100, 2)
  await bytes.read(0, 10)
  await bytes.read(50, 10)
  expect(inner.reads).toBe(1)
  await bytes.read(95, 10)
  expect(inner.reads).toBe(2)
  await bytes.read(300, 10)
  await bytes.read(0, 1)
  expect(inner.reads).toBe(4)
  await bytes.read(0, 500)
  expect([inner.reads, inner.bytesRead]).toEqual([5, 900])
})

test("a range outside is refused before anything is allocated", async () => {
  const bytes = fromMemory(data)
  await expect(bytes.read(999, 2)).rejects.toThrow(
    "0x0002 bytes expected, the file ends at 0x03e8 (offset 0x03e7).",
  )
  await expect(bytes.read(0, 2 ** 60)).rejects.toThrow(FormatError)
  await expect(bytes.read(-1, 1)).rejects.toThrow(FormatError)
})

test("a cursor reads little-endian, and names the place where its piece ends too early", () => {
  const c = cursor(
    new Uint8Array([1, 2, 0, 3, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255]),
    0x100,
    "thing",
  )
  expect([c.u8(), c.u16(), c.u32(), c.offset, c.left]).toEqual([1, 2, 3, 0x107, 8])
  expect(() => c.size()).toThrow("no size or offset of a file (offset 0x0107)")
  expect(() => c.u8()).toThrow("thing: 0x0001 bytes expected, 0x0000 are left (offset 0x010f).")
})
