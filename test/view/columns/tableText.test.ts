import {expect, test} from "vitest"
import {placeText, rootText} from "../../../src/view/columns/tableText.ts"
import type {Va} from "../../../src/model/word.ts"
import {scene} from "../scenes.ts"

test("root, table, run and entry are said with what the copy has of them", async () => {
  const {source, outcome} = await scene("6.1-4k-default")
  expect(rootText(source, outcome)).toBe(
    "Root, PGD, 512 entries. Source: 4 tables, 508 empty. Copy: 1 table, 511 empty. 125,962 entries copied, 636 of them changed.",
  )
  const at = (va: number) => placeText(source, outcome, va as Va)
  expect(at(0xffff_0000_0a2e_b000 - 2 ** 64)).toBe(
    "PTE 235, one of 6 alike from 234 on. Table of PMD 81: Source: 25 read-only, 487 writable. Copy: 512 writable.",
  )
  expect(at(0xffff_0000_0040_0000 - 2 ** 64)).toBe(
    "PMD 2, one of 10 alike from 2 on. Table of PUD 0: Source: 246 tables, 10 read-only, 256 empty. Copy: 246 tables, 10 writable, 256 empty.",
  )
})
