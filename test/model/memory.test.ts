import {expect, test} from "vitest"
import {bump, failAfter, watchedAllocator} from "../../src/model/allocator.ts"
import {layered, memory, readWord, watched} from "../../src/model/memory.ts"
import type {Pa, Word} from "../../src/model/word.ts"

const pa = (n: number) => n as Pa

function filled(at: number, lo: number) {
  const made = memory(4096)
  made.put(pa(at), new Uint32Array(1024).fill(lo))
  return made
}

test("what is not there reads as nothing, which is not 0", () => {
  const made = memory(4096)
  made.put(pa(0x8000), new Uint32Array(1024))
  expect(readWord(made, pa(0x8008))).toEqual({lo: 0, hi: 0})
  expect(readWord(made, pa(0x9000))).toBeUndefined()
  expect(() => made.write(pa(0x9000), 1, 0)).toThrow(RangeError)
})

test("a word lies low half first, in the frame that was put, also beyond 2^32", () => {
  const words = new Uint32Array(1024)
  const made = memory(4096)
  made.put(pa(0x12_3456_7000), words)
  made.write(pa(0x12_3456_7010), 0xffff_ffff, 0x8000_0000)
  expect([words[4], words[5]]).toEqual([0xffff_ffff, 0x8000_0000])
  expect(readWord(made, pa(0x12_3456_7010))).toEqual({lo: 0xffff_ffff, hi: 0x8000_0000})
})

test("a frame that is not aligned, or of another size, is refused", () => {
  expect(() => memory(4096).put(pa(0x800), new Uint32Array(1024))).toThrow("not aligned")
  expect(() => memory(16384).put(pa(0x4000), new Uint32Array(1024))).toThrow("a frame has 16384 bytes")
})

test("of two layers the upper one counts, and takes what is put; each keeps its own words", () => {
  const [upper, lower] = [filled(0x1000, 1), filled(0x2000, 2)]
  lower.put(pa(0x1000), new Uint32Array(1024).fill(9))
  const both = layered(upper, lower)
  expect([0x1000, 0x2000, 0x3000].map(at => readWord(both, pa(at))?.lo)).toEqual([1, 2, undefined])
  both.put(pa(0x3000), new Uint32Array(1024).fill(3))
  both.write(pa(0x2008), 7, 0)
  expect(readWord(upper, pa(0x3000))?.lo).toBe(3)
  expect([readWord(lower, pa(0x2008))?.lo, readWord(lower, pa(0x1000))?.lo]).toEqual([7, 9])
  expect([...both.frames()]).toEqual([0x1000, 0x3000, 0x2000])
  expect(() => layered(memory(4096), memory(16384))).toThrow(RangeError)
})

test("a watched memory reports each write, with what stood there", () => {
  const seen: [Pa, Word, Word][] = []
  const made = watched(filled(0x1000, 5), (at, before, after) => seen.push([at, before, after]))
  made.write(pa(0x1008), -1, 1)
  expect(seen).toEqual([[0x1008, {lo: 5, hi: 5}, {lo: 0xffff_ffff, hi: 1}]])
  expect(readWord(made, pa(0x1008))).toEqual({lo: 0xffff_ffff, hi: 1})
})

test("pages come one after the other; after n of them there is none; every answer can be watched", () => {
  const seen: (Pa | undefined)[] = []
  const next = watchedAllocator(failAfter(bump(pa(0x10_0000), 0x4000), 2), page => seen.push(page))
  expect([next(), next(), next(), next()]).toEqual([0x10_0000, 0x10_4000, undefined, undefined])
  expect(seen).toEqual([0x10_0000, 0x10_4000, undefined, undefined])
  expect(() => bump(pa(0x1000), 0x4000)).toThrow("not aligned")
})
