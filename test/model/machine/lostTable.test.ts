// Why pages arrive after a table on their way was overwritten: each of them is asked.

import {expect, test} from "vitest"
import {lostTable} from "../../../src/model/machine/lostTable.ts"
import {CAPTURED_RESUME} from "../../../src/model/machine/scenario.ts"
import {load} from "../../format/files.ts"
import {made, NONE, tell} from "./stories.ts"

const captured = await load("hibernate-6.1-4k")
const own = {placed: CAPTURED_RESUME, pages: 9088}

test("a copy in the way of the list: 14 pages arrive by what the TLB has of the table that the first of them overwrote", () => {
  const story = tell(captured, {revision: "v5.16"}, {...own, safe: {tables: false}})
  const {pa, page} = lostTable(story)!
  expect(lostTable(story)).toEqual({pa: 0x4003_b000, page: 9028, arrived: 14, carried: 14})
  const {machine, list} = story
  expect(machine.frames.pa(machine.list.to(page))).toBe(pa)
  // Each of them used an entry older than the damage, where a walk would have failed.
  for (let n = page + 1; n <= page + 14; n++)
    expect(
      story
        .event(list.first + n)
        .accesses.some(({hit, walk}) => hit && hit.since <= page && walk.fault !== null),
    ).toBe(true)
})

test("without a copy the first address that the TLB has not is the next one", () => {
  const story = tell(captured, {revision: "v5.16"}, {...own, copied: false})
  expect(lostTable(story)).toEqual({pa: 0x57ff_8000, page: 7, arrived: 0, carried: 0})
})

test("where all tables are as they were there is none", () => {
  expect(lostTable(tell(captured, {flags: NONE}, own))).toBeNull()
  expect(lostTable(tell(captured, {revision: "v5.16"}, own))).toBeNull()
  expect(lostTable(tell(made("no-memory")))).toBeNull()
})
