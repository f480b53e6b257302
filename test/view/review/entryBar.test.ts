import {expect, test} from "vitest"
import {geometry} from "../../../src/model/geometry.ts"
import {memory} from "../../../src/model/memory.ts"
import {toPa, toVa, type Pa} from "../../../src/model/word.ts"
import {entryBar} from "../../../src/view/review/entryBar.ts"

const g = geometry(4096, 48)
const m = memory(4096)
for (const pa of [0x1000, 0x2000, 0x3000, 0x4000]) m.put(toPa(pa), new Uint32Array(1024))
m.write(toPa(0x1000), 0x2003, 0)
m.write(toPa(0x2000), 0x3003, 0)
m.write(toPa(0x3000), 0x4003, 0)
m.write(toPa(0x3008), 0x4020_0781, 0) // a read-only block
m.write(toPa(0x3010), 0x4040_0701, 0) // a writable one
m.write(toPa(0x3018), 0x4060_0700, 0) // an invalid one
m.write(toPa(0x4000), 0x4000_0703, 0) // one page
const at = (level: 2 | 1 | 3, va: bigint) => entryBar(g, m, toPa(0x1000), {level, va: toVa(va)})

test("a block is one run of as many pages as it has, read-only or writable", () => {
  expect(at(2, 0x20_0000n)).toMatchObject({
    runs: [{from: 0, to: 1, state: "read-only"}],
    mapped: 512,
    of: 512,
  })
  expect(at(2, 0x40_0000n)).toMatchObject({runs: [{from: 0, to: 1, state: "writable"}], mapped: 512})
  expect(at(2, 0x60_0000n)).toMatchObject({runs: [{from: 0, to: 1, state: "invalid"}], mapped: 0})
})

test("a table's runs are those of its entries", () => {
  expect(at(2, 0n)).toMatchObject({
    runs: [
      {from: 0, to: 1 / 512, state: "writable"},
      {from: 1 / 512, to: 1, state: "empty"},
    ],
    ...{mapped: 1, of: 512, unit: "page"},
  })
  expect(at(1, 0n).runs.map(({state}) => state)).toEqual([
    "table",
    "read-only",
    "writable",
    "invalid",
    "empty",
  ])
  expect(at(1, 0n)).toMatchObject({mapped: 3, unit: "entry"})
})

test("nothing is there: an empty entry, no table for it, no copy", () => {
  expect(at(2, 0x80_0000n)).toMatchObject({runs: [{state: "empty"}], mapped: 0, entry: {kind: "empty"}})
  expect(at(3, 0x80_0000n)).toMatchObject({entry: null, mapped: 0})
  expect(entryBar(g, m, null as Pa | null, {level: 2, va: toVa(0n)})).toMatchObject({entry: null, mapped: 0})
})
