// The words of kexec's list, and where the pages lie that it names: the rule of 7.2 for any segments, and any frames that an allocator hands out.

import fc from "fast-check"
import {describe, expect, test} from "vitest"
import {entriesOf, entryNumber, entryOf} from "../../../src/model/machine/entry.ts"
import {frames} from "../../../src/model/machine/frames.ts"
import {
  entryAt,
  entryCount,
  entryOfPage,
  indirectionPages,
  wordOf,
  type Kimage,
} from "../../../src/model/machine/kimage.ts"
import {allocateControl, allocateImage} from "../../../src/model/machine/kimageAlloc.ts"
import {spans} from "../../../src/model/machine/spans.ts"
import type {Pa} from "../../../src/model/word.ts"
import {holds, seed} from "../../random.ts"
import {made, tell} from "./stories.ts"

/** Segments as frames [start, end), and all free frames in the order of the allocator. */
const cases = fc
  .record({
    gaps: fc.array(fc.tuple(fc.integer({min: 0, max: 6}), fc.integer({min: 1, max: 9})), {
      minLength: 1,
      maxLength: 4,
    }),
    free: fc.shuffledSubarray(
      Array.from({length: 160}, (_, n) => n),
      {minLength: 100},
    ),
    perList: fc.integer({min: 1, max: 8}),
  })
  .map(({gaps, free, perList}) => {
    let at = 0
    const segments = gaps.map(([gap, pages]): [number, number] => {
      at += gap + pages
      return [at - pages, at]
    })
    return {segments, free, perList}
  })

describe(`a page lies where it belongs, or where nothing does (seed ${seed})`, () => {
  test("and every frame is handed out once", () => {
    holds(
      cases,
      ({segments, free, perList}) => {
        const homes = spans(segments)
        const left = [...free]
        const counts = segments.map(([start, end]) => end - start)
        const {sources, lists, parked} = allocateImage(homes, counts, perList, () => left.shift())
        const all = [...sources, ...lists, ...parked]
        const entries = sources.length + segments.length
        return (
          new Set(all).size === all.length &&
          lists.length === Math.ceil(entries / perList) &&
          lists.every(frame => homes.rank(frame) < 0) &&
          sources.every((frame, page) => homes.rank(frame) < 0 || frame === homes.at(page)) &&
          // Who was parked is of no use to anybody who came later.
          parked.every(frame => homes.rank(frame) >= 0)
        )
      },
      5000,
    )
  })

  test("so that copying in any order destroys nothing", () => {
    const orders = fc.tuple(cases, fc.infiniteStream(fc.nat()))
    holds(
      orders,
      ([{segments, free, perList}, draws]) => {
        const homes = spans(segments)
        const left = [...free]
        const counts = segments.map(([start, end]) => end - start)
        const {sources} = allocateImage(homes, counts, perList, () => left.shift())
        const memory = new Map<number, number>()
        sources.forEach((frame, page) => memory.set(frame, page))
        const pages = Array.from(sources.keys())
        while (pages.length > 0) {
          const [page] = pages.splice(draws.next().value! % pages.length, 1)
          memory.set(homes.at(page), memory.get(sources[page])!)
        }
        return sources.every((_, page) => memory.get(homes.at(page)) === page)
      },
      2000,
    )
  })
})

test("the cases of kimage_alloc_page(), one by one", () => {
  const load = (free: number[]) => allocateImage(spans([[10, 14]]), [4], 511, () => free.shift())
  // Nobody's destination; the page's own; one of a later page, which is parked and then used.
  expect(load([20, 21, 22, 23, 24])).toMatchObject({lists: [20], parked: []})
  expect([...load([20, 10, 21, 22, 23]).sources]).toEqual([10, 21, 22, 23])
  expect([...load([20, 12, 21, 22, 23]).sources]).toEqual([21, 22, 12, 23])
  // Of a page in the list: it moves home, and its frame goes to the next page.
  expect([...load([20, 21, 10, 22, 23]).sources]).toEqual([10, 21, 22, 23])
  // Drawn for the list itself.
  expect(load([11, 20, 21, 22, 23])).toMatchObject({lists: [20], parked: []})
  expect(() => load([20, 21])).toThrow("the memory is too small for the image")
})

test("a control page is nobody's destination, and what was drawn before it is given back", () => {
  const [free, drawn] = [[10, 11, 20, 21], [] as number[]]
  expect(allocateControl(spans([[10, 14]]), () => free.shift(), drawn)).toBe(20)
  expect([free, drawn]).toEqual([[21], [10, 11]])
})

describe("the words", () => {
  const MEMORY = frames(4096, [{start: 0 as Pa, end: 0x100_0000 as Pa}], [])
  function image(pages: number, perList = 511): Kimage {
    const entries = pages + 2
    return {
      at: 0x8_0000 as Pa,
      segments: [
        {name: "kernel", start: 0x10_0000 as Pa, end: (0x10_0000 + (pages - 1) * 4096) as Pa},
        {name: "initrd", start: 0x80_0000 as Pa, end: 0x80_1000 as Pa},
      ],
      sources: Int32Array.from({length: pages}, (_, n) => 0xa00 + n),
      lists: Array.from({length: Math.ceil(entries / perList)}, (_, n) => 0x90 + 2 * n),
      perList,
    }
  }

  /** The list as the relocation code reads it. */
  function read(list: Kimage): string[] {
    const pages = indirectionPages(list, MEMORY)
    const lines: string[] = []
    let [word, at, to] = [wordOf(entryAt(list, MEMORY, 0)), 0, 0]
    for (let n = 0; n < 5000; n++) {
      const pa = word - (word % 4096)
      if (word & 4) return [...lines, "done"]
      if (word & 8) {
        lines.push(`${pa / 4096 - 0xa00} to ${to.toString(16)}`)
        to += 4096
      } else if (word & 2) at = pa
      else if (word & 1) to = pa
      const words = pages((at - (at % 4096)) as Pa)!
      word = words[(at % 4096) / 4] + words[(at % 4096) / 4 + 1] * 2 ** 32
      at += 8
    }
    return lines
  }

  test.each([2, 3, 509, 510, 511, 512, 1019, 1020, 1021, 1022, 1533])("of %i pages", pages => {
    const list = image(pages)
    const kernel = Array.from({length: pages - 1}, (_, n) => `${n} to ${(0x10_0000 + n * 4096).toString(16)}`)
    expect(read(list)).toEqual([...kernel, `${pages - 1} to 800000`, "done"])
    const rows = Array.from({length: entryCount(list)}, (_, n) => entryAt(list, MEMORY, n))
    expect(rows[0]).toMatchObject({kind: "INDIRECTION", at: 0x8_0000, pa: 0x9_0000})
    expect(rows[1]).toMatchObject({kind: "DESTINATION", at: 0x9_0000, to: 0x10_0000, page: null})
    expect(rows.filter(({kind}) => kind === "INDIRECTION")).toHaveLength(list.lists.length)
    expect(rows.at(-1)).toMatchObject({kind: "DONE", to: 0x80_1000})
    for (let page = 0; page < pages; page++)
      expect(rows[entryOfPage(list, 4096, page)]).toMatchObject({kind: "SOURCE", page})
    expect(() => entryAt(list, MEMORY, rows.length)).toThrow(RangeError)
  })

  test("a page that is full has DONE in the place of the link", () => {
    const list = image(509)
    expect(entryAt(list, MEMORY, 512)).toMatchObject({kind: "DONE", at: 0x9_0ff8})
    const more = image(510)
    expect(entryAt(more, MEMORY, 512)).toMatchObject({kind: "INDIRECTION", at: 0x9_0ff8, pa: 0x9_2000})
    expect(entryAt(more, MEMORY, 513)).toMatchObject({kind: "SOURCE", at: 0x9_2000, page: 509, to: 0x80_0000})
  })
})

test("a list is drawn by its words around a page", () => {
  const {machine, state, list} = tell(made("read-only"), {}, {pages: 1500}, "kexec")
  expect(entriesOf(machine)).toBe(1500 + 3 + 3 + 1)
  const n = entryNumber(machine, 1000)
  const row = entryOf(machine, n)
  expect(row).toMatchObject({kind: "SOURCE", page: 1000, pa: machine.frames.pa(machine.list.from(1000))})
  // The word that the machine has at work when it comes to that page, and its destination.
  const {loop, pair} = state(list.first + 1000)
  expect([loop!.hi * 2 ** 32 + loop!.lo, loop!.to]).toEqual([wordOf(row), row.to! + machine.shift])
  expect(pair).toBe(row.at + machine.shift + 8)
  expect(() => entryNumber(machine, 1500)).toThrow("no page 1500 of 1500")
  expect(() => entriesOf(tell(made("read-only"), {}, {pages: 10}).machine)).toThrow("has no kimage")
})
