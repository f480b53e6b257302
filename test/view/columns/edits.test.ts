import {expect, test} from "vitest"
import type {Edit} from "../../../src/model/edit.ts"
import type {Pa} from "../../../src/model/word.ts"
import {editedIn} from "../../../src/view/columns/edits.ts"
import {columnsAt} from "./columns.ts"

const MODULE = 0xffff_0000_0a2e_b000n

test("entries are counted that were written over in the source's table: those of a row, at its first and its last", async () => {
  const {pairs} = await columnsAt("6.1-4k-default", MODULE)
  const table = pairs[3].source.pa!
  const edits = [9, 11, 12].map((i): Edit => ({at: (table + 8 * i) as Pa, value: 0n}))
  const counts = [0, 9, 12].map(first => editedIn(pairs[3], edits, {first, count: 3}))
  expect(counts).toEqual([0, 2, 1])
  expect(editedIn(pairs[2], edits, {first: 0, count: 512})).toBe(0)
})
