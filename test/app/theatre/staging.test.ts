// What a visitor changes of what is assumed: as a scenario, in a link, and in the list of what can be undone.

import fc from "fast-check"
import {describe, expect, test} from "vitest"
import {initial, update, type Event, type State} from "../../../src/app/state.ts"
import {parse} from "../../../src/app/link/url.ts"
import {example, examples} from "../../../src/app/head/catalogue.ts"
import {parseTheatre, printTheatre} from "../../../src/app/theatre/link.ts"
import {
  MOST,
  parseStaging,
  printStaging,
  scenarioOf,
  STAGED,
  stagingOf,
  type Staging,
} from "../../../src/app/theatre/staging.ts"
import {ASSUMED, CAPTURED_KEXEC, CAPTURED_RESUME, TRANSITIONS} from "../../../src/model/machine/scenario.ts"
import {simulate} from "../../../src/model/machine/story.ts"
import {load} from "../../format/files.ts"
import {made} from "../../model/machine/stories.ts"
import {seed} from "../../random.ts"

const staging: fc.Arbitrary<Staging> = fc.record({
  transition: fc.constantFrom(...TRANSITIONS),
  copied: fc.boolean(),
  safe: fc.record({tables: fc.boolean(), exit: fc.boolean(), zero: fc.boolean()}),
  order: fc.constantFrom("ascending", "descending"),
  indexedTwice: fc.boolean(),
  invalidates: fc.boolean(),
  kexec: fc.record({
    safe: fc.record({list: fc.boolean(), kimage: fc.boolean()}),
    ...{late: fc.boolean(), inPlace: fc.boolean(), idmap: fc.boolean(), t0sz: fc.boolean()},
  }),
  seed: fc.integer({min: 0, max: MOST.seed}),
  pages: fc.option(fc.integer({min: 1, max: MOST.pages})),
  kept: fc.integer({min: 0, max: MOST.kept}),
})

const loaded = made("read-only")
const posted = {...loaded.experiment, revision: "v1-as-posted"} as const

describe("a scenario", () => {
  test("is what is assumed, by itself", () => {
    expect(scenarioOf(loaded.experiment, STAGED, null)).toEqual({
      ...{transition: "hibernate", experiment: loaded.experiment, assumptions: ASSUMED},
    })
  })

  test("has the frames that a capture tells of, and its pages unless others were asked for", async () => {
    const {captured} = example("hibernate-6.1-4k")!
    const {assumptions} = scenarioOf(loaded.experiment, STAGED, captured!)
    expect(assumptions).toMatchObject({placed: CAPTURED_RESUME, pages: 9088})
    expect(scenarioOf(loaded.experiment, {...STAGED, pages: 5}, captured!).assumptions.pages).toBe(5)
    const {source, experiment} = await load("hibernate-6.1-4k")
    expect(simulate(scenarioOf(experiment, STAGED, captured!), source).machine.zero).toBe(0x4820_2000)
    expect(examples.filter(one => one.captured).map(({name}) => name)).toEqual([
      ...["6.1-4k-default", "hibernate-6.1-4k"],
    ])
  })

  test("of kexec since 5.16 lies where a capture has it, and no other", () => {
    const {captured} = example("6.1-4k-default")!
    const placed = TRANSITIONS.map(transition => {
      const staging = {...STAGED, transition}
      return scenarioOf(loaded.experiment, staging, captured!).assumptions.kexec.placed
    })
    expect(placed).toEqual([null, CAPTURED_KEXEC, null, null])
  })

  test("indexes the root twice where the call of a restore is staged so", () => {
    const twice = (change = {}) => scenarioOf(posted, {...STAGED, ...change}, null).assumptions.indexedTwice
    expect([twice(), twice({indexedTwice: true}), twice({indexedTwice: true, transition: "kexec"})]).toEqual([
      ...[false, true, false],
    ])
  })

  test("is in place with the MMU off alone: the others have tables for what they copy", async () => {
    const {value} = parseStaging("in-place") as {value: Staging}
    const placed = TRANSITIONS.map(transition => {
      const {assumptions} = scenarioOf(loaded.experiment, {...value, transition}, null)
      return assumptions.kexec.inPlace
    })
    expect(placed).toEqual([false, false, false, true])
    const {source, experiment} = await load("6.1-4k-crash")
    const off = {...value, transition: "kexec, MMU off"} as const
    expect(printStaging(off)).toBe("kexec-mmu-off,in-place")
    const {machine, end} = simulate(scenarioOf(experiment, off, null), source)
    expect([machine.list.length, end.kind]).toEqual([0, "survived"])
  })

  test(`gives its staging back (seed ${seed})`, () => {
    fc.assert(
      fc.property(staging, before => {
        for (const experiment of [posted, loaded.experiment]) {
          const scenario = scenarioOf(experiment, before, null)
          expect(stagingOf(scenario, before)).toEqual(before)
          const {transition, seed, pages, indexedTwice} = before
          // What a transition does not have is no part of its scenario.
          const kexec = {...STAGED.kexec, inPlace: before.kexec.inPlace}
          const other = {...STAGED, transition, seed, pages, indexedTwice, kexec}
          expect(stagingOf(scenario, other)).toEqual(before)
        }
      }),
      {seed},
    )
  })
})

describe("a link", () => {
  test(`keeps the staging and the moment (seed ${seed})`, () => {
    const place = fc.oneof(fc.constantFrom("opening" as const, "end" as const), fc.nat(999_999_999))
    fc.assert(
      fc.property(staging, place, (staging, place) => {
        const link = parse(`#v=1&source=read-only&view=theatre${printTheatre("theatre", staging, place)}`)
        expect([link.staging, link.place, link.problems]).toEqual([staging, place, []])
      }),
      {seed},
    )
  })

  test("says only what differs, the moment only in the theatre, in words", () => {
    expect(printTheatre("theatre", STAGED, "opening")).toBe("")
    const unsafe = {...STAGED, copied: false, safe: {...STAGED.safe, exit: false}, pages: 9088}
    expect(printStaging(unsafe)).toBe("no-copy,unsafe-exit,pages:9088")
    expect(printTheatre("tree", unsafe, 7)).toBe("&assume=no-copy,unsafe-exit,pages:9088")
    expect(printTheatre("theatre", STAGED, 7)).toBe("&event=7")
  })

  test("with anything else is read as far as it can be, and says what it left out", () => {
    for (const assume of [
      "nonsense",
      "pages:0",
      "pages:x",
      "kept:0",
      "kept:4097",
      "seed:-1",
      "seed:4294967296",
      "constructor",
      "",
    ])
      expect(parseStaging(assume)).toMatchObject({problem: expect.stringContaining(`“${assume}”`)})
    expect(parseTheatre({assume: "nonsense", event: "soon"})).toMatchObject({
      ...{staging: STAGED, place: "opening"},
      problems: [
        expect.stringContaining("“assume” was left out. “nonsense” is none of kexec, "),
        expect.stringContaining("“event” was left out. “soon”"),
      ],
    })
  })
})

describe("the page's state", () => {
  const after = (state: State, ...events: Event[]) => events.reduce(update, state)
  const started = after(
    initial,
    {type: "open", name: "read-only"},
    {type: "opened", name: "read-only", opened: loaded},
  )
  const bare = {...STAGED, copied: false}

  test("undo and redo bring the staging back, alone or with an experiment", () => {
    const staged = after(started, {type: "stage", staging: bare}, {type: "edit", experiment: posted})
    expect([staged.staging, staged.past.length]).toEqual([bare, 2])
    const once = after(staged, {type: "undo"})
    expect([once.staging, once.experiment]).toEqual([bare, loaded.experiment])
    const twice = after(once, {type: "undo"})
    expect([twice.staging, twice.future.length]).toEqual([STAGED, 2])
    expect(after(twice, {type: "redo"}).staging).toEqual(bare)
  })

  test("the same staging is no step", () => {
    expect(after(started, {type: "stage", staging: {...STAGED}}).past).toEqual([])
  })

  test("another example is staged as usual, at its opening; undo brings the old one back", () => {
    const staged = after(started, {type: "stage", staging: bare}, {type: "place", place: 5})
    const moved = after(
      staged,
      {type: "open", name: "map-page"},
      {type: "opened", name: "map-page", opened: made("map-page")},
    )
    expect([moved.staging, moved.place]).toEqual([STAGED, "opening"])
    const back = after(moved, {type: "undo"})
    expect([back.staging, back.place]).toEqual([bare, "opening"])
  })

  test("a link brings staging and moment", () => {
    const link = parse("#v=1&source=read-only&view=theatre&assume=no-copy&event=end")
    const {staging, place, past} = after(started, {type: "open", name: "read-only", link})
    expect([staging, place, past.length]).toEqual([bare, "end", 1])
  })
})
