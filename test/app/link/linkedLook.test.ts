import fc from "fast-check"
import {expect, test} from "vitest"
import {printLook, readBrush, readMemory, readOpened, readUnfolded} from "../../../src/app/link/linkedLook.ts"
import {complete} from "../../../src/app/link/complete.ts"
import {parse} from "../../../src/app/link/url.ts"
import {FIRST_LOOK, type Look} from "../../../src/app/look.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import {toVa, type Pa, type Va} from "../../../src/model/word.ts"
import {seed} from "../../random.ts"

const own = handmade.find(example => example.name === "read-only")!.make()
const read = (end: string) => complete(parse(`#v=1&source=read-only${end}`), own)
const va = fc.integer({min: -(2 ** 48), max: -1}).map(n => n as Va)
const brush = fc
  .tuple(va, va)
  .filter(([start, end]) => start < end)
  .map(([start, end]) => ({start, end: (end + 1) as Va}))
const page = fc.integer({min: 0, max: 2 ** 36 - 1}).map(n => (4096 * n) as Pa)
const words = fc.record({
  rung: fc.constant("words" as const),
  about: fc.integer({min: 0, max: 2 ** 45 - 1}).map(n => (8 * n) as Pa),
})

test(`what only helps to look survives the address bar (seed ${seed})`, () => {
  const look: fc.Arbitrary<Look> = fc.record({
    brush: fc.oneof(fc.constant("point" as const), fc.constant(null), brush),
    unfolded: fc.uniqueArray(va, {maxLength: 64}),
    opened: fc.array(fc.record({level: fc.constantFrom(0, 1, 2, 3), va}), {maxLength: 64}),
    memory: fc.oneof(
      fc.constant(null),
      fc.record({rung: fc.constantFrom("rows", "cells", "letters"), about: page}),
      words,
    ),
  })
  fc.assert(
    fc.property(look, fc.boolean(), (look, listing) => {
      const tree = read(printLook(look, listing, "tree", "runs"))
      expect(tree).toMatchObject({
        listing,
        look: {...look, brush: "point", opened: [], memory: null},
        problems: [],
      })
      const mirror = read(printLook(look, listing, "mirror", "runs"))
      expect(mirror).toMatchObject({
        listing,
        look: {...look, unfolded: [], opened: [], memory: null},
        problems: [],
      })
      const columns = read(printLook(look, listing, "columns", "runs"))
      expect(columns).toMatchObject({listing, look: {...FIRST_LOOK, opened: look.opened}, problems: []})
      const theatre = read(printLook(look, listing, "theatre", "runs"))
      expect(theatre).toMatchObject({listing, look: {...FIRST_LOOK, memory: look.memory}, problems: []})
    }),
    {seed, numRuns: 500},
  )
})

test("a view as it is at first adds nothing to a link, and pixels have no stacks", () => {
  for (const view of ["tree", "columns", "mirror", "decode"] as const)
    expect(printLook(FIRST_LOOK, false, view, "runs")).toBe("")
  const look = {...FIRST_LOOK, unfolded: [toVa(0xffff_0000_0000_0000n)]}
  expect(printLook(look, false, "tree", "pixels")).toBe("")
  expect(printLook(look, false, "tree", "runs")).toBe("&unfolded=ffff000000000000")
  expect(printLook(FIRST_LOOK, true, "decode", "pixels")).toBe("")
})

test("a brush reads as its first and its last address; none is a closed seam", () => {
  const start = toVa(0xffff_0000_0a20_0000n)
  const look = {...FIRST_LOOK, brush: {start, end: (start + 2 ** 21) as Va}}
  expect(printLook(look, false, "mirror", "pixels")).toBe("&brush=ffff00000a200000-ffff00000a3fffff")
  expect(printLook({...FIRST_LOOK, brush: null}, true, "mirror", "pixels")).toBe("&list=open&brush=none")
  expect(readBrush("none", own.source)).toEqual({value: null})
})

test("a run reads as its first address at the level of its table", () => {
  const opened = [{level: 3, va: toVa(0xffff_0000_0a20_9000n)}] as const
  expect(printLook({...FIRST_LOOK, opened}, false, "columns", "pixels")).toBe("&opened=ffff00000a209000@3")
  expect(readOpened("ffff00000a209000@3", own.source)).toEqual({value: opened})
  for (const broken of [
    "ffff00000a209000",
    "ffff00000a209000@4",
    "ffff00000a209000@3@3",
    "ffff00000a209000@-1",
  ])
    expect(readOpened(broken, own.source)).toEqual({
      problem: expect.stringMatching(/is no run: expected address@level in hex$/) as string,
    })
})

test("of a broken look each part is named, and the view stays as it is at first", () => {
  const {look, listing, problems} = read("&brush=ffff00000a3fffff-ffff00000a200000&list=wide&unfolded=1,zz")
  expect({look, listing}).toEqual({look: FIRST_LOOK, listing: false})
  expect(problems).toEqual([
    "The link’s part “list” was left out. “wide”: expected open.",
    "The link’s part “brush” was left out. It ends before it starts.",
    expect.stringContaining("The link’s part “unfolded” was left out. In the lower half, TTBR0"),
  ])
  expect(readUnfolded("1,".repeat(99), own.source)).toEqual({
    problem: "It unfolds 100 stacks; at most 64 are read",
  })
})

test("the list and a step stand at one place: of both a link has the step", () => {
  expect(read("&list=open&step=4")).toMatchObject({listing: false, step: 4, problems: []})
})

test("the zoom of the map reads as its rung and the page that it is about, or the word", () => {
  const memory = {rung: "letters", about: 0x4185_8000 as Pa} as const
  expect(printLook({...FIRST_LOOK, memory}, false, "theatre", "pixels")).toBe("&memory=letters@41858000")
  expect(readMemory("words@418582c0", own.source)).toEqual({value: {rung: "words", about: 0x4185_82c0}})
  const said = (text: string) => {
    const {look, problems} = read(`&memory=${text}`)
    expect(look.memory).toBeNull()
    return problems
  }
  expect(said("near@41858000")[0]).toContain("is no zoom of the map: expected rows, cells, letters, words")
  expect(said("memory@41858000")).toHaveLength(1)
  expect(said("letters")[0]).toContain("expected letters@address in hex")
  expect(said("letters@41858000@0")).toHaveLength(1)
  expect(said("letters@418582c0")[0]).toContain("is not a multiple of 4 KiB")
  expect(said("words@418582c4")[0]).toContain("expected a multiple of 8")
  expect(said("words@x")).toHaveLength(1)
  expect(said("words@10000000000000")[0]).toContain("has more than 48 bits")
})
