import {expect, test} from "vitest"
import {handmade} from "../../src/model/handmade/tables.ts"
import {run} from "../../src/model/run.ts"
import type {Experiment, Flags} from "../../src/model/experiment.ts"

const made = (name: string) => handmade.find(table => table.name === name)!.make()

/** The outcome of an example with other flags or parts. */
function outcome(name: string, flags: Partial<Flags> = {}, rest: Partial<Experiment> = {}) {
  const {experiment, source} = made(name)
  return run({...experiment, flags: {...experiment.flags, ...flags}, ...rest}, source)
}

test("every table is the same each time it is made, and has its own name", () => {
  expect(new Set(handmade.map(table => table.name)).size).toBe(handmade.length)
  for (const {name} of handmade) {
    const [a, b] = [made(name), made(name)]
    expect(a.experiment).toEqual(b.experiment)
    for (const pa of a.source.memory.frames())
      expect(a.source.memory.frame(pa)).toEqual(b.source.memory.frame(pa))
  }
}, 60_000)

test("MKWRITE makes five blocks and 128 pages writable", () => {
  const {marks} = outcome("read-only").account
  expect([marks.W.byLevel, outcome("read-only", {mkwrite: false}).account.marks.W.count]).toEqual([
    [0, 0, 0, 5, 128],
    0,
  ])
})

test("Linux 7.1 sets PTE_WRITE in entries that are not DIRTY, and leaves them read-only", () => {
  const {marks, stillReadOnly, readOnlyLeft} = outcome("read-only", {}, {revision: "mainline"}).account
  expect([marks.W.count, stillReadOnly, readOnlyLeft]).toEqual([133, 133, 133])
})

test("MKVALID revives 3,000 pages; debug_pagealloc does it in Linux 5.7, and without it they are dropped", () => {
  expect(outcome("pagealloc", {mkvalid: true}).account.marks.V.count).toBe(3000)
  const old = (debugPagealloc: boolean) =>
    outcome("pagealloc", {}, {revision: "merged-v5.7", debugPagealloc}).account
  expect([old(true).marks.V.count, old(false).fates.dropped]).toEqual([3000, 3000])
})

test("CHECKPFN refuses the stale entry; without it a hole is mapped; Linux 6.12 stops in BUG(), 7.1 does not look", () => {
  const {rc, stop} = outcome("hole")
  expect([rc, stop?.reason, stop?.pa]).toEqual([-6, "pfn", 0x4280_0000])
  expect(outcome("hole", {checkpfn: false}).account.marks.V.count).toBe(1)
  expect(outcome("hole", {}, {revision: "v6.12"}).rc).toBe("BUG")
  expect(outcome("hole", {}, {revision: "mainline"}).rc).toBe(0)
})

test.each([
  ["map-page", 0],
  ["map-block", 2 ** 21 - 4096],
  ["map-gigabyte", 2 ** 30 - 4096],
])("%s: −ENXIO without FORCEMAP, with it %i bytes are mapped no more", (name, bytes) => {
  expect(outcome(name, {forcemap: false}).maps[0].rc).toBe(-6)
  const [map] = outcome(name, {forcemap: true}).maps
  expect([map.rc, map.unmappedBytes]).toEqual([0, bytes])
})

test("the index bug keeps 44 of 300 blocks in two tables, and none of 2 GiB; as intended nothing is lost", () => {
  const posted = outcome("index-bug")
  expect([posted.rc, posted.allocated, posted.account.copied, posted.account.fates.lost]).toEqual([
    0, 2, 44, 256,
  ])
  const empty = outcome("empty-copy")
  expect([empty.rc, empty.allocated, empty.account.copied]).toEqual([0, 2, 0])
  for (const name of ["index-bug", "empty-copy"])
    expect(outcome(name, {}, {revision: "v1-as-intended"}).account.fates.lost).toBe(0)
})

test("the allocator runs out after 40 pages", () => {
  const {rc, allocated, stop} = outcome("no-memory")
  expect([rc, allocated, stop?.reason]).toEqual([-12, 40, "memory"])
})

test("every way to fold the levels copies its table whole", () => {
  for (const name of ["4k-39", "16k-48", "64k-42", "4k-52", "linear-4g"]) {
    const {rc, account} = outcome(name)
    const {same, changed} = account.fates
    expect([name, rc, same + changed]).toEqual([name, 0, account.survey.leaves])
    expect(account.readOnlyLeft).toBe(0)
  }
})

test("Linux takes a block at level 0 for a table", () => {
  const {source} = made("4k-52")
  expect(outcome("4k-52", {}, {range: source.linear}).rc).toBe("OOB")
})
