import fc from "fast-check"
import {withEdit, type Edit} from "../../../src/model/edit.ts"
import {describe, expect, test} from "vitest"
import {MOST_PAGES} from "../../../src/app/control/fields.ts"
import {complete} from "../../../src/app/link/complete.ts"
import {parse, print, printReview, printView} from "../../../src/app/link/url.ts"
import {FIRST_LOOK} from "../../../src/app/look.ts"
import {UNASKED} from "../../../src/app/decode/question.ts"
import {REVISIONS, type Experiment, type MapOperation} from "../../../src/model/experiment.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import {pathAt} from "../../../src/model/path.ts"
import type {Loaded} from "../../../src/model/loaded.ts"
import {toPa, toVa, type Va} from "../../../src/model/word.ts"

const own: Loaded = handmade.find(example => example.name === "read-only")!.make()
const UNLOOKED = {listing: false, look: FIRST_LOOK}
const read = (hash: string) => complete(parse(hash), own)

const page = (most: number) => fc.integer({min: 0, max: most}).map(n => n * 4096)
const upper = page(2 ** 36 - 1).map(n => (n - 2 ** 48) as Va)
const map: fc.Arbitrary<MapOperation> = fc.record({
  va: fc.oneof(
    upper,
    page(2 ** 36 - 1).map(n => n as Va),
  ),
  page: page(2 ** 36 - 1).map(toPa),
  prot: fc.bigInt({min: 0n, max: 2n ** 64n - 1n}),
})
const entry = fc.record({
  at: fc
    .tuple(fc.constantFrom(...own.source.memory.frames()), fc.nat(511))
    .map(([table, n]) => toPa(table + 8 * n)),
  // Invalid ones may hold anything; a valid one is sound.
  value: fc.oneof(
    fc.bigInt({min: 0n, max: 2n ** 63n - 1n}).map(half => 2n * half),
    fc.constant(0x00e8_0000_4a2e_b707n),
  ),
})
const experiment: fc.Arbitrary<Experiment> = fc.record({
  source: fc.constant("read-only"),
  edits: fc
    .array(entry, {maxLength: 4})
    .map(edits => edits.reduce((all: readonly Edit[], edit) => withEdit(own.source, all, edit), [])),
  revision: fc.constantFrom(...REVISIONS),
  flags: fc.record({
    mkwrite: fc.boolean(),
    mkvalid: fc.boolean(),
    checkpfn: fc.boolean(),
    forcemap: fc.boolean(),
  }),
  debugPagealloc: fc.boolean(),
  range: fc.option(
    fc
      .tuple(upper, fc.oneof(upper, fc.constant(0 as Va)))
      .filter(([start, end]) => start < end)
      .map(([start, end]) => ({start, end})),
  ),
  frames: fc
    .uniqueArray(page(2 ** 36 - 1), {maxLength: 12})
    .map(edges => edges.sort((a, b) => a - b))
    .map(edges =>
      edges.flatMap((start, n) =>
        n % 2 || n + 1 === edges.length ? [] : [{start: toPa(start), end: toPa(edges[n + 1])}],
      ),
    ),
  allocator: fc.record({base: page(2 ** 30).map(toPa), limit: fc.integer({min: 0, max: MOST_PAGES})}),
  maps: fc.array(map, {maxLength: 4}),
})

test("an experiment and a selection survive the address bar", () => {
  fc.assert(
    fc.property(experiment, fc.option(upper), fc.option(experiment), (e, at, other) => {
      const versus = other && {
        revision: other.revision,
        flags: other.flags,
        debugPagealloc: other.debugPagealloc,
      }
      const back = read(`#${print(e, own.experiment, at, versus)}`)
      const untimed = {step: null, idmap: null}
      expect(back).toEqual({experiment: e, at, about: null, ...untimed, ...UNLOOKED, versus, problems: []})
    }),
    {numRuns: 1000},
  )
})

test("a link can be read by people", () => {
  expect(print(own.experiment, own.experiment, null)).toBe(
    "v=1&source=read-only&kernel=v1-as-intended&flags=W&range=ffff000000000000-ffff800000000000",
  )
  const e: Experiment = {
    ...own.experiment,
    flags: {mkwrite: false, mkvalid: false, checkpfn: false, forcemap: false},
    debugPagealloc: true,
    range: null,
    frames: [],
    allocator: {base: toPa(0x1000), limit: 7},
    maps: [{va: toVa(0x4000n), page: toPa(0x5000), prot: 0x703n}],
  }
  expect(print(e, own.experiment, toVa(0xffff_0000_0000_1000n))).toBe(
    "v=1&source=read-only&kernel=v1-as-intended&flags=none&debug_pagealloc=on&range=none&frames=none&pages=7@1000&map=4000,5000,703&at=ffff000000001000",
  )
})

test("a link can say that an example's own pages are not mapped", () => {
  const mapped = handmade.find(example => example.name === "map-page")!.make()
  const e = {...mapped.experiment, maps: []}
  const hash = print(e, mapped.experiment, null)
  expect(hash).toContain("&map=none")
  expect(complete(parse(hash), mapped).experiment).toEqual(e)
  expect(complete(parse("#v=1&source=map-page"), mapped).experiment).toEqual(mapped.experiment)
})

test("what a link leaves out is the example's own", () => {
  expect(read("#v=1&source=read-only&flags=V").experiment).toEqual({
    ...own.experiment,
    flags: {mkwrite: false, mkvalid: true, checkpfn: false, forcemap: false},
  })
  expect(read("")).toEqual({
    experiment: own.experiment,
    at: null,
    about: null,
    step: null,
    idmap: null,
    ...UNLOOKED,
    versus: null,
    problems: [],
  })
})

test("links of version 1 keep their meaning", () => {
  const {
    experiment: e,
    at,
    problems,
  } = read(
    "#v=1&source=read-only&kernel=v6.12&flags=WP&debug_pagealloc=on&range=ffff000000200000-0&frames=40000000-48000000&pages=9@50000000&map=ffff000000000000,40001000,e8000000000707&at=ffff000000201000",
  )
  expect(problems).toEqual([])
  expect(at).toBe(-(2 ** 48) + 0x20_1000)
  expect(e).toEqual({
    source: "read-only",
    edits: [],
    revision: "v6.12",
    flags: {mkwrite: true, mkvalid: false, checkpfn: true, forcemap: false},
    debugPagealloc: true,
    range: {start: -(2 ** 48) + 0x20_0000, end: 0},
    frames: [{start: 0x4000_0000, end: 0x4800_0000}],
    allocator: {base: 0x5000_0000, limit: 9},
    maps: [{va: -(2 ** 48), page: 0x4000_1000, prot: 0xe8000000000707n}],
  })
})

describe("broken links", () => {
  const bad: [string, string | RegExp][] = [
    ["#v=1&foo=1", "The link says “foo=1”, which means nothing here."],
    ["#v=1&hello", "The link says “hello”, which means nothing here."],
    ["#v=7&flags=W", "The link is of version 7, this page reads version 1; some of it may be missing."],
    ["#flags=W", "The link has no version; it was read as version 1."],
    ["#v=1&flags=WX", "The link’s part “flags” was left out. “WX” has other letters than W, V, P and F."],
    ["#v=1&flags=W&flags=V", "The link says flags twice; the first counts."],
    ["#v=1&kernel=%E0%A4%A", "The link's kernel is broken: “kernel=%E0%A4%A”."],
    ["#v=1&kernel=v9", /^The link’s part “kernel” was left out. “v9” is none of hibernate-v5.2, /],
    [
      "#v=1&debug_pagealloc=maybe",
      "The link’s part “debug_pagealloc” was left out. “maybe”: expected on or off.",
    ],
    ["#v=1&range=5", "The link’s part “range” was left out. “5” is no range: expected start-end in hex."],
    [
      "#v=1&range=ffff000000001001-0",
      /^The link’s part “range” was left out. 0xffff_0000_0000_1001 is not a multiple/,
    ],
    [
      "#v=1&range=ffff000000002000-ffff000000001000",
      /^The link’s part “range” was left out. The start .* is not below/,
    ],
    ["#v=1&range=zz-0", /^The link’s part “range” was left out. “zz” is not a number/],
    ["#v=1&frames=1-2", /^The link’s part “frames” was left out. 0x0001 is not a multiple/],
    ["#v=1&pages=many", "The link’s part “pages” was left out. “many”: expected count@address."],
    ["#v=1&pages=3@x", /^The link’s part “pages” was left out. “x” is not a number/],
    ["#v=1&map=1", "The link’s part “map” was left out. “1”: expected address,page,protection."],
    ["#v=1&map=1001,0,0", /^The link’s part “map” was left out. 0x1001 is not a multiple of 4 KiB/],
    ["#v=1&edit=1", "The link’s part “edit” was left out. “1”: expected address:value."],
    [
      "#v=1&edit=1:0",
      "The link’s part “edit” was left out. “1” is no entry's address: expected a multiple of 8.",
    ],
    ["#v=1&edit=8:0", "The link’s part “edit” was left out. No table of the source is at 0x0008."],
    ["#v=1&edit=8:x", /^The link’s part “edit” was left out. “x” is no descriptor/],
    [
      "#v=1&at=q",
      "The link’s part “at” was left out. “q” is no hex digit: expected 0x and up to 16 of 0–9, a–f.",
    ],
    [
      "#v=1&at=10",
      /^The link’s part “at” was left out. In the lower half, TTBR0: this table is TTBR1’s, 0xffff_0000/,
    ],
  ]
  test.each(bad)("%s is named, and the example's own part stands", (hash, expected) => {
    const {experiment: e, problems} = read(hash)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(expected)
    expect({...e, flags: own.experiment.flags}).toEqual(own.experiment)
  })

  test("an empty part is nothing", () => {
    expect(read("#v=1&&flags=W&").problems).toEqual([])
  })

  test("a million characters are not read", () => {
    const {experiment: e, problems} = read(`#v=1&map=${"f".repeat(1_000_000)}`)
    expect(problems).toEqual([
      "The link has 1,000,008 characters; links have at most 20,000. Nothing of it was read.",
    ])
    expect(e).toEqual(own.experiment)
  })

  test("more pages than can be mapped are named", () => {
    const {experiment: e, problems} = read(`#v=1${"&map=0,0,0".repeat(100)}`)
    expect(problems).toEqual(["The link maps 100 pages; the first 64 were read."])
    expect(e.maps).toHaveLength(64)
  })

  test("whatever stands in the address bar, nothing is thrown, and the experiment is one that can be run", () => {
    const part = fc.tuple(
      fc.constantFrom(
        "v",
        "source",
        "kernel",
        "flags",
        "range",
        "frames",
        "pages",
        "edit",
        "map",
        "at",
        "x",
        "",
      ),
      fc.oneof(
        fc.string({unit: "binary"}),
        fc.bigInt({min: 0n}).map(n => n.toString(16)),
        fc.stringMatching(/^[0-9a-f,@-]{0,40}$/),
      ),
    )
    const hash = fc.oneof(
      fc.string({unit: "binary"}),
      fc.array(part).map(parts => `#${parts.map(([key, value]) => `${key}=${value}`).join("&")}`),
    )
    fc.assert(
      fc.property(hash, text => {
        const {experiment: e, problems} = read(text)
        for (const sentence of problems) expect(sentence.length).toBeLessThan(400)
        expect(read(`#${print(e, own.experiment, null)}`)).toEqual({
          experiment: e,
          at: null,
          about: null,
          step: null,
          idmap: null,
          ...UNLOOKED,
          versus: null,
          problems: [],
        })
      }),
      {numRuns: 2000},
    )
  })
})

describe("a zoomed tree", () => {
  const about = toVa(0xffff_0000_0040_0000n)
  const zoomed = (rung: "tall" | "runs" | "table" | "bits") => printView("tree", UNASKED, {rung, about})

  test("has its place in the link where the link's own address is another, or none", () => {
    expect(zoomed("table")).toBe("&zoom=table@ffff000000400000")
    for (const rung of ["runs", "table", "bits"] as const) {
      const link = parse(`#v=1&source=read-only&at=ffff000000000000${zoomed(rung)}`)
      expect(link.zoom).toBe(rung)
      expect(complete(link, own)).toMatchObject({about, at: toVa(0xffff_0000_0000_0000n), problems: []})
    }
    expect(printView("tree", UNASKED, {rung: "table", about: null})).toBe("&zoom=table")
    // Rows of pixels go where the point is.
    expect(zoomed("tall")).toBe("&zoom=tall")
  })

  test("of an older link is about the link's own address", () => {
    expect(read("#v=1&source=read-only&zoom=table&at=ffff000000400000").about).toBeNull()
  })

  test("keeps its nearness if its place cannot be read, and says so", () => {
    const link = parse("#v=1&source=read-only&zoom=bits@400000x")
    expect(link.zoom).toBe("bits")
    const {about, problems} = complete(link, own)
    expect(about).toBeNull()
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain("zoom")
  })
})

test("an entry that the inspector would refuse is refused in a link, with the reason", () => {
  const {geometry: g, memory, root} = own.source
  const block = pathAt(g, memory, root, (own.source.linear.start + 0x40_0000) as Va).entries.at(-1)!
  expect(block.kind).toBe("block")
  const at = (block.table + 8 * block.index).toString(16)
  const link = parse(`#v=1&source=read-only&edit=${at}:e8000040402701`)
  const {experiment, problems} = complete(link, own)
  expect(experiment.edits).toEqual([])
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(
    "a block of 2 MiB begins at a multiple of its size: bits 15 to 12 are reserved; expected zero",
  )
})

test("a point of the review is in its link, and a link without one asks for none", () => {
  expect(parse(printReview("forcemap"))).toMatchObject({view: "review", review: "forcemap", problems: []})
  expect(parse(printReview(null))).toMatchObject({view: "review", review: null, problems: []})
  expect(parse("#v=1")).toMatchObject({view: "tree", review: null})
})

describe("a call of idmap_page", () => {
  const call = "idmap=4a257000:46f51000,46f52000"

  test("is in the link with its step, and begins without one", () => {
    const idmap = {page: 0x4a25_7000, tables: [0x46f5_1000, 0x46f5_2000]}
    expect(read(`#v=1&source=read-only&kernel=v5.16&step=2&${call}`)).toMatchObject({step: 2, idmap})
    expect(read(`#v=1&source=read-only&kernel=v5.16&${call}&list=open`)).toMatchObject({
      ...{step: 0, idmap, listing: false, problems: []},
    })
  })

  test("is left out with its step where the release has none, or it cannot be read", () => {
    for (const [parts, said] of [
      [
        `kernel=v1-as-intended&${call}`,
        "patch v1 has no trans_pgd_idmap_page(): expected Linux 5.12 or later",
      ],
      ["kernel=v5.16&idmap=4a257000:46f51001", "0x46f5_1001 is not a multiple of 4 KiB"],
    ]) {
      const {step, idmap, problems} = read(`#v=1&source=read-only&step=2&${parts}`)
      expect([step, idmap]).toEqual([null, null])
      expect(problems.join()).toContain(said)
    }
  })
})
