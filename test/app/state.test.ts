import {expect, test} from "vitest"
import {initial, same, update, type Event, type State} from "../../src/app/state.ts"
import {parse} from "../../src/app/link/url.ts"
import type {Experiment} from "../../src/model/experiment.ts"
import {handmade} from "../../src/model/handmade/tables.ts"
import {type Pa, toVa} from "../../src/model/word.ts"

const make = (name: string) => handmade.find(example => example.name === name)!.make()
const first = make("read-only")
const second = make("map-page")
const VA = toVa(0xffff_0000_0000_1000n)

const after = (state: State, ...events: Event[]) => events.reduce(update, state)
const open = (name: string, opened = name === "read-only" ? first : second): Event[] => [
  {type: "open", name},
  {type: "opened", name, opened},
]
const started = after(initial, ...open("read-only"))
const revised = (revision: Experiment["revision"]): Event => ({
  type: "edit",
  experiment: {...first.experiment, revision},
})

test("an example that was asked for becomes the experiment when it is here", () => {
  const asked = update(initial, {type: "open", name: "read-only"})
  expect(asked.opening).toEqual({name: "read-only", link: null})
  expect(asked.experiment).toBeNull()
  expect(started.opening).toBeNull()
  expect(started.experiment).toEqual(first.experiment)
  expect(started.past).toEqual([])
})

test("an example that comes too late is kept, and not shown", () => {
  const late = after(
    initial,
    {type: "open", name: "read-only"},
    {type: "open", name: "map-page"},
    {type: "opened", name: "read-only", opened: first},
  )
  expect(late.experiment).toBeNull()
  expect(late.opening?.name).toBe("map-page")
  expect(update(late, {type: "open", name: "read-only"}).experiment).toEqual(first.experiment)
})

test("an example that cannot be read leaves a notice and what was shown", () => {
  const failed = after(
    started,
    {type: "open", name: "map-page"},
    {type: "failed", name: "map-page", message: "tables.elf.gz: truncated (offset 0x1000)"},
  )
  expect(failed.experiment).toBe(started.experiment)
  expect(failed.opening).toBeNull()
  expect(failed.notices).toEqual(["tables.elf.gz: truncated (offset 0x1000)"])
  expect(update(failed, {type: "dismiss", text: failed.notices[0]}).notices).toEqual([])
})

test("an example that fails after another one was asked for says nothing", () => {
  const other = after(started, {type: "open", name: "map-page"})
  expect(update(other, {type: "failed", name: "hole", message: "late"})).toBe(other)
})

test("undo and redo walk through every change, and a new change ends the redo", () => {
  const changed = after(started, revised("v5.16"), revised("mainline"))
  const back = after(changed, {type: "undo"}, {type: "undo"})
  expect(back.experiment).toEqual(first.experiment)
  expect(update(back, {type: "undo"})).toBe(back)
  const forth = after(back, {type: "redo"})
  expect(forth.experiment?.revision).toBe("v5.16")
  expect(after(forth, {type: "redo"}, {type: "redo"}).experiment?.revision).toBe("mainline")
  expect(update(forth, revised("v6.12")).future).toEqual([])
})

test("undo crosses from one source to another without reading again", () => {
  const moved = after(started, ...open("map-page"))
  expect(moved.experiment?.source).toBe("map-page")
  const back = after(moved, {type: "undo"})
  expect(back.experiment).toEqual(first.experiment)
  expect(back.opening).toBeNull()
})

test("the letters of one typing are one step", () => {
  const limit = (n: number): Event => ({
    type: "edit",
    experiment: {...first.experiment, allocator: {...first.experiment.allocator, limit: n}},
    typing: "limit",
  })
  const typed = after(started, limit(1), limit(12), limit(123))
  expect(typed.past).toHaveLength(1)
  expect(after(typed, {type: "undo"}).experiment).toEqual(first.experiment)
  expect(after(typed, {type: "settle"}, limit(7)).past).toHaveLength(2)
})

test("typing what is there already takes no step, also not from the next letter", () => {
  const {allocator} = first.experiment
  const same: Event = {
    type: "edit",
    experiment: {...first.experiment, allocator: {...allocator}},
    typing: "limit",
  }
  const other: Event = {
    type: "edit",
    experiment: {...first.experiment, allocator: {...allocator, limit: 3}},
    typing: "limit",
  }
  expect(update(started, same)).toBe(started)
  expect(after(started, same, other, {type: "undo"}).experiment).toEqual(first.experiment)
})

test("a change lets go of a held switch", () => {
  const held = update(started, {type: "hold", held: {flag: "mkwrite", fraction: 0.5}})
  expect(held.held?.fraction).toBe(0.5)
  expect(update(held, revised("v5.16")).held).toBeNull()
  expect(update(held, {type: "undo"}).held).toEqual(held.held)
})

test("the point stays where it was when the pointer leaves; a selection is let go", () => {
  const pointed = after(started, {type: "point", va: VA}, {type: "point", va: null})
  expect(pointed.point).toBe(VA)
  expect(update(pointed, {type: "point", va: VA})).toBe(pointed)
  const selected = update(pointed, {type: "select", va: VA})
  expect(selected.selected).toBe(VA)
  expect(update(selected, {type: "select", va: null})).toMatchObject({selected: null, point: VA})
})

test("another source forgets the place, another flag does not", () => {
  const selected = update(started, {type: "select", va: VA})
  expect(update(selected, revised("v5.16")).selected).toBe(VA)
  expect(after(selected, ...open("map-page"))).toMatchObject({selected: null, point: null})
})

test("a link is an experiment with a selection, and says what it could not read", () => {
  const link = parse("#v=1&source=read-only&kernel=v6.12&at=ffff000000001000&bogus=1")
  const state = after(started, {type: "open", name: "read-only", link})
  expect(state.experiment?.revision).toBe("v6.12")
  expect(state.selected).toBe(VA)
  expect(state.notices).toEqual(["The link says “bogus=1”, which means nothing here."])
  expect(after(state, {type: "undo"}).experiment).toEqual(first.experiment)
})

test("an event that a link names is its own until a story was held against it, or another is looked at", () => {
  const link = parse("#v=1&source=read-only&view=theatre&event=99")
  const linked = after(started, {type: "open", name: "read-only", link})
  expect(linked).toMatchObject({place: 99, linkedPlace: 99})
  expect(update(linked, {type: "place", place: 99})).toMatchObject({place: 99, linkedPlace: null})
  expect(update(linked, {type: "place", place: 7}).linkedPlace).toBeNull()
  for (const event of ["end", "opening"] as const)
    expect(update(started, {type: "place", place: event}).linkedPlace).toBeNull()
  expect(after(linked, ...open("map-page")).linkedPlace).toBeNull()
})

test("experiments are compared by content, 64-bit values included", () => {
  expect(same(second.experiment, {...second.experiment, frames: [...second.experiment.frames]})).toBe(true)
  const [map] = second.experiment.maps
  expect(same(second.experiment, {...second.experiment, maps: [{...map, prot: map.prot + 1n}]})).toBe(false)
  expect(same(null, null)).toBe(true)
})

test("no event changes a state in place", () => {
  const before = JSON.stringify({...started, opened: 0, experiment: 0})
  after(
    started,
    revised("v5.16"),
    {type: "undo"},
    {type: "versus", versus: "kernel"},
    {type: "theme", theme: "dark"},
  )
  expect(JSON.stringify({...started, opened: 0, experiment: 0})).toBe(before)
})

test("what was typed and typed back is no step of undo", () => {
  const typed = (limit: number): Event => {
    const {experiment} = first
    return {
      type: "edit",
      experiment: {...experiment, allocator: {...experiment.allocator, limit}},
      typing: "pages",
    }
  }
  const {limit} = first.experiment.allocator
  const before = after(started, revised("v6.12"), revised(first.experiment.revision))
  const back = after(before, typed(7), typed(limit))
  expect(back.experiment).toEqual(before.experiment)
  expect(back.past).toEqual(before.past)
  expect(after(back, typed(8)).past).toHaveLength(before.past.length + 1)
})

test("a comparison begins with both copies, wherever the pointer was, also the one that undo brings back", () => {
  const versus = {...first.experiment, revision: "v6.12"} as const
  const one = after(started, {type: "point", va: VA}, {type: "versus", versus}, {type: "wings", wings: "b"})
  expect([after(started, {type: "point", va: VA}, {type: "versus", versus}).point, one.wings]).toEqual([
    null,
    "b",
  ])
  const closed = after(one, {type: "versus", versus: null})
  expect(after(closed, {type: "undo"}).wings).toBe("both")
  expect(after(one, {type: "undo"}, {type: "redo"}).wings).toBe("both")
})

test("a call of idmap_page is looked at from its start, in the place of the copy, and left with its step", () => {
  const idmap = {page: 0x4a25_7000 as Pa, tables: null}
  const opened = after(started, {type: "step", step: 7}, {type: "idmap", idmap})
  expect(opened).toMatchObject({step: 0, idmap})
  expect(after(opened, {type: "step", step: 2})).toMatchObject({step: 2, idmap})
  const leaves: Event[] = [{type: "step", step: null}, {type: "list", open: true}, revised("v5.16")]
  for (const event of leaves) expect(after(opened, event)).toMatchObject({step: null, idmap: null})
})
