import {expect, test} from "vitest"
import {printIdmap, readIdmap, type IdmapAsked} from "../../../src/app/time/idmapAsked.ts"
import {geometry} from "../../../src/model/geometry.ts"
import type {Pa} from "../../../src/model/word.ts"

const g = geometry(4096, 48)

test.each<[string, IdmapAsked]>([
  ["4a257000", {page: 0x4a25_7000 as Pa, tables: null}],
  ["4a257000:", {page: 0x4a25_7000 as Pa, tables: []}],
  ["4a257000:46f51000,46f52000", {page: 0x4a25_7000 as Pa, tables: [0x46f5_1000, 0x46f5_2000] as Pa[]}],
])("a link says %s, and means it", (text, asked) => {
  expect(printIdmap(asked).replace(/^0+/, "")).toBe(text)
  expect(readIdmap(text, g)).toEqual({value: asked})
})

test.each([
  ["", "is not a number"],
  ["xyz", "xyz"],
  ["4a257000:46f51001", "is not a multiple of 4 KiB"],
  ["4a257000:46f51000,46f51000", "has a table twice"],
  ["4a257000:1000,2000,3000,4000,5000", "has 5 tables: expected at most 4"],
  ["1:2:3", "expected a page, or page:table,table"],
  ["1000000000000", "more than 48 bits"],
])("of “%s” it is said what is wrong", (text, said) => {
  const read = readIdmap(text, g)
  expect("problem" in read ? read.problem : "read").toContain(said)
})
