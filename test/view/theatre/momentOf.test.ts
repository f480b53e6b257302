// A moment of a story: what every frame is, what is lost, what the TLB still says, and the lines of the walks; each against another way to it.

import fc from "fast-check"
import {describe, expect, test} from "vitest"
import {CAPTURED_RESUME} from "../../../src/model/machine/scenario.ts"
import type {Story} from "../../../src/model/machine/story.ts"
import {everyTable} from "../../../src/model/everyTable.ts"
import {overwrittenTables} from "../../../src/model/machine/overwritten.ts"
import {tableFrames} from "../../../src/model/machine/restored.ts"
import {walk} from "../../../src/model/mmu/walk.ts"
import {bigVa, type Pa, type Va} from "../../../src/model/word.ts"
import {HOLDERS, type Holder, type Moment} from "../../../src/view/theatre/moment.ts"
import {momentOf} from "../../../src/view/theatre/momentOf.ts"
import {playbillOf} from "../../../src/view/theatre/playbill.ts"
import {astray} from "./theatres.ts"
import {titleShapes} from "../../../src/view/theatre/walkShapes.ts"
import {load} from "../../format/files.ts"
import {frameAt, made, NONE, tell, type Assumed} from "../../model/machine/stories.ts"
import {holds, seed} from "../../random.ts"

const captured = await load("hibernate-6.1-4k")
const wholeHalf = await load("6.12-4k-va48")
const resume = (assumed: Assumed = {}, flags = {...NONE, mkwrite: true}) =>
  tell(captured, {revision: "v1-as-intended", flags}, {placed: CAPTURED_RESUME, pages: 9088, ...assumed})
const survived = resume()
const noCopy = resume({copied: false})
const readOnly = resume({}, NONE)
const last = (story: Story) => momentOf(story, story.length - 1)

const holderAt = ({machine}: Story, {holders}: Moment, pa: number): Holder =>
  HOLDERS[holders[machine.frames.number(pa as Pa)]]

describe("what every frame is", () => {
  const names: Record<string, Holder> = {
    ...{source: "source table", copy: "copy table", "exit tables": "exit table", other: "data"},
  }

  test(`is what the state says of it, in whatever order one asks (seed ${seed})`, () => {
    const {machine} = survived
    const {frames, layout} = machine
    const event = fc.integer({min: 0, max: survived.length - 1})
    const frame = fc.integer({min: 0, max: frames.count - 1})
    holds(
      fc.tuple(event, fc.array(frame, {minLength: 20, maxLength: 20})),
      ([number, some]) => {
        const {page, holders} = momentOf(survived, number)
        const state = survived.state(page === null ? number + 1 : number)
        return some.every(at => {
          const content = state.content(frames.pa(at))!
          const holder = HOLDERS[holders[at]]
          if (content.kind !== "image") return holder === (names[content.kind] ?? content.kind)
          if (content.page === null) return holder === "home since loading"
          if (content.home === frames.pa(at)) return holder === "home"
          const copied = layout.pairs - 1 - content.page < state.copied
          return holder === (copied ? "free" : "waiting")
        })
      },
      60,
    )
  })

  test("tables, code and zero page are free until a station has made them", () => {
    const {exit, zero} = CAPTURED_RESUME
    const root = survived.machine.outcome!.root!
    const at = (number: number) =>
      [root, zero, exit].map(pa => holderAt(survived, momentOf(survived, number), pa))
    expect([1, 2, 3, 4].map(at)).toEqual([
      ["free", "free", "free"],
      ["copy table", "free", "free"],
      ["copy table", "zero page", "free"],
      ["copy table", "zero page", "exit page"],
    ])
  })

  test("a page waits until it was copied, forward and back", () => {
    const {list, frames} = survived.machine
    const pa = frames.pa(list.from(500))
    const first = survived.list.first
    const at = [510, 501, 500, 499, 500, 501].map(page =>
      holderAt(survived, momentOf(survived, first + page), pa),
    )
    expect(at).toEqual(["free", "free", "waiting", "waiting", "waiting", "free"])
  })

  test("is an array of the moment's own", () => {
    const first = momentOf(survived, 500)
    const before = first.holders.slice()
    momentOf(survived, 501)
    expect(first.holders).toEqual(before)
  })
})

describe("live", () => {
  test("the registers say whose tables are in use", () => {
    const live = [0, 6, 7, 9, 9100].map(number => {
      const entries = Object.entries(momentOf(survived, number).live)
      return entries.flatMap(([name, is]) => (is ? [name] : [])).join(" ")
    })
    expect(live).toEqual(["source", "source exit", "exit", "copy exit", "exit restored"])
  })
})

describe("the code", () => {
  test("that the PC is in, and what TTBR0 leads to, are what the machine has", () => {
    const at = (number: number) => {
      const {code, lower, registers} = momentOf(survived, number)
      return [code, lower, registers.ttbr0 === null]
    }
    const end = survived.length - 1
    expect([4, 5, 6, 3394, end - 1, end].map(at)).toEqual([
      ["old kernel", null, true],
      ["old kernel", "code that copies", false],
      ["code that copies", "code that copies", false],
      ["code that copies", "code that copies", false],
      ["coming kernel", "code that copies", false],
      ["coming kernel", null, true],
    ])
  })

  test("is strange where the page that copies was overwritten", () => {
    expect(last(resume({placed: null, safe: {exit: false}})).code).toBe("strange")
  })

  test("that turns the MMU off has the idmap, whose tables are live as long as it is on", () => {
    const story = tell(made("read-only"), {}, {pages: 1000}, "kexec, v1")
    const names = story.before.map(({station}) => station)
    const at = (station: string) => momentOf(story, names.indexOf(station))
    expect(at("restart")).toMatchObject({
      code: "restart routine",
      lower: "restart routine",
      live: {exit: true},
    })
    expect(at("relocation code")).toMatchObject({code: "code that copies", lower: "restart routine"})
    expect(at("MMU on")).toMatchObject({code: "code that copies", lower: "code that copies"})
  })
})

test("the vectors are whole until the copy is in TTBR1, which has no kernel image, and again in the restored kernel", () => {
  const at = [0, 6, 7, 9, 3394, 9100].map(number => momentOf(survived, number).vectors)
  expect(at).toEqual(["whole", "whole", "unmapped", "unmapped", "unmapped", "whole"])
  // Bytes of a page where a table was: an address that is too large.
  expect(last(noCopy).vectors).toBe("unreachable")
  // A copy of the whole kernel half has them, until the list comes to their page.
  const over = tell(wholeHalf, {}, {pages: 9000})
  const {first, length} = over.list
  expect([first, first + length - 1].map(number => momentOf(over, number).vectors)).toEqual([
    ...["whole", "overwritten"],
  ])
  expect(momentOf(tell(made("read-only")), 0).vectors).toBe(null)
})

test("vectors that the copy maps and forbids to run are not told as unmapped, on the way and at the end", () => {
  const story = tell(wholeHalf, {revision: "v5.16"})
  const at = [story.list.first - 1, story.length - 1].map(number => momentOf(story, number))
  expect(at.map(({end}) => end?.kind)).toEqual([undefined, "fault"])
  expect(at.map(({vectors}) => vectors)).toEqual(["not executable", "not executable"])
})

describe("tables that were overwritten", () => {
  const count = tableFrames(captured.source).length

  test("with a copy none was live, and all of the old kernel's were dead", () => {
    const old = playbillOf(survived).marks.find(({kind}) => kind === "old root")!
    expect(momentOf(survived, survived.list.first).tables).toEqual({live: 0, dead: 0})
    expect(last(survived).tables).toEqual({live: 0, dead: count})
    const at = (event: number) => momentOf(survived, event).tables.dead
    expect(at(old.event + 1) - at(old.event)).toBe(1)
  })

  test("without one the first was live, and so was the one above the linear map; those below them were dead by then", () => {
    const {first} = noCopy.list
    expect([0, 1, 7, 8].map(page => momentOf(noCopy, first + page).tables)).toEqual([
      {live: 0, dead: 0},
      {live: 1, dead: 0},
      {live: 1, dead: 6},
      {live: 2, dead: 6},
    ])
    expect(playbillOf(noCopy).marks.find(({kind}) => kind === "live table")!.page).toBe(0)
  })

  test("what hangs below one is out of reach: in map, list and walk, and to the words", () => {
    const {first} = noCopy.list
    const {rows, write, holders, live} = momentOf(noCopy, first + 6)
    expect([live.source, write]).toMatchObject([true, {before: "source table", reached: false}])
    expect(rows.find(({page}) => page === 6)!.holds).toBe("source table out of reach")
    expect(HOLDERS[holders[noCopy.machine.frames.number(write!.to)]]).toBe("source table out of reach")
    expect(rows.find(({page}) => page === 7)!.holds).toBe("source table")
    const {stops} = last(noCopy).walks[0]
    expect(stops[1].around.slice(0, 4).map(n => HOLDERS[n])).toEqual(
      Array<Holder>(4).fill("source table out of reach"),
    )
  })

  test("are live as long as the tables in use lead to them, and no longer", () => {
    const story = tell(made("empty-copy"), {revision: "v1-as-intended"}, {copied: false})
    const {machine, list} = story
    const {geometry: g, root} = machine.source
    const reached = (page: number) => {
      const {memory} = story.state(list.first + page)
      return new Set([...everyTable(g, memory, root, 1)].map(({pa}) => machine.frames.number(pa)))
    }
    const found = overwrittenTables(story)
    expect(found.map(({live}) => live)).toContain(true)
    for (const {page, frame, live} of found) expect([page, reached(page).has(frame)]).toEqual([page, live])
  })

  test("the root itself: from then on the restored kernel's is in use, and nothing is lost", () => {
    const writable = made("empty-copy")
    const homes = [frameAt(writable.source.root), frameAt(writable.source.root + 2 ** 20)]
    const story = tell(writable, {revision: "v1-as-intended"}, {copied: false, homes, order: "ascending"})
    expect(story.end.kind).toBe("survived")
    const page = playbillOf(story).marks.find(({kind}) => kind === "live table")!.page!
    const {first} = story.list
    const live = [page, page + 1].map(n => momentOf(story, first + n).live)
    expect(live).toMatchObject([
      {source: true, restored: false},
      {source: false, restored: true},
    ])
    expect(momentOf(story, first + page + 1).lost).toEqual([])
    expect(last(story).tables).toEqual({live: 1, dead: 0})
  })
})

describe("rows that are lost", () => {
  test("none through a copy in safe pages, though every old table is overwritten", () => {
    expect([10, 2000, 9097].map(number => momentOf(survived, number).lost)).toEqual([[], [], []])
  })

  test("without a copy: all of memory by one page, the table above all rows, and at that page already", () => {
    expect([16, 17].map(event => momentOf(noCopy, event).lost.length)).toEqual([0, 192])
    const {lost} = last(noCopy)
    expect(lost).toHaveLength(192)
    expect(lost[0]).toEqual({pa: 0x4000_0000, since: 7, entries: 512})
  })

  test("through a copy in the way row after row; no walk comes to a row that is lost, and to all others", () => {
    const story = resume({safe: {tables: false}})
    const {machine, length} = story
    const {lost} = last(story)
    expect(lost.slice(0, 3).map(({since}) => since)).toEqual([8901, 8902, 8903])
    expect([8900, 8901, 8902].map(page => momentOf(story, story.list.first + page).lost.length)).toEqual([
      0, 1, 2,
    ])
    const state = story.state(length)
    const gone = new Set(lost.map(({pa}) => pa))
    const wrong: number[] = []
    for (let pa = 0x4000_0000; pa < 0x5800_0000; pa += 0x20_0000) {
      const found = walk(state.regime, state.memory, bigVa((pa + machine.shift) as Va), {el: 1, kind: "read"})
      if ((found.leaf?.base === pa) === gone.has(pa as Pa)) wrong.push(pa)
    }
    expect(wrong).toEqual([])
  })

  test("a block that one page was forced into is lost but for that page, from the beginning", () => {
    const story = tell(made("map-block"))
    const {lost} = momentOf(story, story.list.first)
    expect(lost.map(({pa, since, entries}) => [pa, since, entries])).toEqual([[0x4080_0000, -1, 511]])
    expect(momentOf(story, story.list.first - 1).lost).toEqual([])
  })

  test("v1's empty copy has none", () => {
    const story = tell(made("empty-copy"), {revision: "v1-as-intended"}, {indexedTwice: true})
    const {machine, list} = story
    const {rowFrames, frameBytes} = playbillOf(story)
    const {lost} = momentOf(story, list.first)
    const bytes = machine.source.ram.reduce((sum, {start, end}) => sum + end - start, 0)
    expect(lost).toHaveLength(bytes / rowFrames / frameBytes)
    expect(lost.every(({since}) => since === -1)).toBe(true)
  })
})

describe("the TLB", () => {
  test("through a copy nothing in it is stale, and it says what used it", () => {
    const {tlb} = momentOf(survived, 3394)
    expect(tlb.filter(({stale}) => stale)).toEqual([])
    expect(tlb.flatMap(({use}) => (use ? [use] : [])).sort()).toEqual(["code", "from", "list", "to"])
  })

  test("without one, what it holds of an overwritten table is stale, the list's page among it", () => {
    const {tlb} = last(noCopy)
    expect(tlb.find(({use}) => use === "list")?.stale).toBe(true)
    expect(tlb.find(({use}) => use === "code")?.stale).toBe(false)
  })

  test("only what the loop reads its list by is tagged so: a load of the restored kernel is its own", () => {
    const end = survived.length - 1
    const tagged = Array.from({length: end + 1}, (_, event) => event)
      .filter(event => survived.station(event).page === null)
      .flatMap(event => momentOf(survived, event).tlb.flatMap(({use}) => (use ? [`${event} ${use}`] : [])))
    expect(tagged.filter(tag => !tag.endsWith("code"))).toEqual([`${end - 1} other`])
  })

  test("entries that outlived the switch are stale where the copy gives other rights", () => {
    const text = frameAt(0x4a43_c000)
    const story = resume({homes: [text], tlb: {invalidates: false}})
    const {tlb} = last(story)
    // And the resume kernel's own code, which no table has any more.
    expect(tlb.filter(({stale}) => stale).map(entry => [entry.for, entry.base, entry.rights])).toEqual([
      ["data", 0x4a43_c000, 1],
      ["fetch", 0x4021_0000, 5],
    ])
  })
})

describe("walks", () => {
  test("a store first, through the copy: a table a level, the page, and where the data comes from", () => {
    const {walks, write} = momentOf(survived, 3394)
    const [{access, register, stops}] = walks
    expect([access.kind, register]).toEqual(["write", "TTBR1"])
    expect(stops.map(({what, next}) => [what, next])).toEqual([
      [0, "table"],
      [1, "table"],
      [2, "block"],
      ["to", null],
      ["from", null],
    ])
    expect([stops[3].pa, stops[4].pa]).toEqual([write!.to, write!.from])
    expect(
      stops.every(
        ({pa, around}) => around[4] === momentOf(survived, 3394).holders[survived.machine.frames.number(pa)],
      ),
    ).toBe(true)
  })

  test("what faulted first: the line stops at the overwritten table", () => {
    const {walks, write, end} = last(noCopy)
    expect([write, end?.kind]).toEqual([null, "fault"])
    expect(walks[0].stops.map(({what, pa, next}) => [what, pa, next])).toEqual([
      [0, 0x4185_8000, "table"],
      [1, 0x57ff_8000, "fault"],
    ])
    expect(HOLDERS[walks[0].stops[1].around[4]]).toBe("home")
  })

  test("a store to read-only memory still says where it would have gone", () => {
    const {stops} = last(readOnly).walks[0]
    expect(stops.slice(-2).map(({what, pa, next}) => [what, pa, next])).toMatchObject([
      [3, expect.any(Number), "fault"],
      ["to", 0x4a43_c000, null],
    ])
  })

  test("what is looked up ahead of time stands behind what the CPU fetches, and its title says so", () => {
    const stations = survived.before.map(({station}) => station)
    const {walks} = momentOf(survived, stations.indexOf("zero in ttbr1"))
    const [first, ...ahead] = walks
    expect([first.access.kind, first.register, first.access.ahead]).toEqual(["fetch", "TTBR0", undefined])
    expect(ahead.length).toBeGreaterThan(0)
    for (const {access} of ahead) expect([access.kind, access.ahead]).toEqual(["write", true])
    const [title] = titleShapes("walk", ahead[0], {x: 0, y: 0, width: 316})
    expect(title.kind === "text" && title.text).toMatch(/^Walk  ahead of time for a store to 0xffff_/)
  })

  test("neighbours behind the end of memory are none", () => {
    const [{stops}] = momentOf(survived, 10).walks
    expect(stops.find(({what}) => what === "to")!.around.slice(5)).toEqual([-1, -1, -1, -1])
  })
})

test("rows of the list begin three pages before the page, and say what each destination holds now", () => {
  const {rows, firstRow} = momentOf(survived, 3394)
  expect([firstRow, rows.length, rows[3].page]).toEqual([3381, 12, 3384])
  expect(rows.map(({holds: holder}) => holder).slice(0, 3)).toEqual(["home", "home", "home"])
  expect(momentOf(survived, 0).firstRow).toBe(0)
  expect(momentOf(survived, 9101).rows.map(({page}) => page)).toEqual([9085, 9086, 9087])
})

test("it is plain data, as the playbill is", () => {
  for (const value of [playbillOf(noCopy), last(noCopy), momentOf(survived, 3394)])
    expect(structuredClone(value)).toEqual(value)
})

test("no event has a number outside of the story", () => {
  expect(() => momentOf(survived, survived.length)).toThrow(RangeError)
})

test("a free page that debug_pagealloc took out of the linear map is free where the list comes to it", () => {
  const story = tell(made("pagealloc"), {flags: {...NONE, mkwrite: true}})
  const {rows, page, holders, own} = last(story)
  const row = rows.find(row => row.page === page)!
  expect([own, row.holds, holderAt(story, {holders} as Moment, row.to)]).toEqual(["invalid", "free", "free"])
  expect(playbillOf(story).ribbon.some(({holder}) => holder === "data")).toBe(true)
})

test("rows of a list that was overwritten end with the words that stand there now, as soon as they do", () => {
  const story = astray(captured, 204)
  const list = (event: number) =>
    momentOf(story, event).rows.map(({page, instead}) => `${page}${instead ? ` ${instead.by}` : ""}`)
  const of = (page: number) => list(story.list.first + page)
  expect(of(200).slice(-1)).toEqual(["208"])
  expect(of(332)).toEqual(
    [329, 330, 331, 332, 333, 334, 335, 336, 337, 338, 339].map(String).concat("340 204"),
  )
  expect(list(story.length - 1)).toEqual(["337", "338", "339", "340 204"])
})
