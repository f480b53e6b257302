import {expect, test} from "vitest"
import type {RevisionName} from "../../../src/model/experiment.ts"
import type {Level} from "../../../src/model/geometry.ts"
import {classOf, leafCodes} from "../../../src/model/trans/leafCode.ts"
import {revisions} from "../../../src/model/trans/revisions.ts"
import {big, hex64, word} from "../../../src/model/word.ts"

type On = "none" | "W" | "WV" | "debug" | "nG"

/** What a revision makes of a leaf: 16 hex digits, or "dropped". */
function copyOf(revision: RevisionName, on: On, level: Level, entry: string): string {
  const flags = {mkwrite: on.includes("W"), mkvalid: on.includes("V"), checkpfn: false, forcemap: false}
  const settings = {flags, debugPagealloc: on === "debug", nonGlobal: on === "nG"}
  const {lo, hi} = word(BigInt(`0x${entry}`))
  const code = leafCodes(revisions[revision], settings, level)[classOf(lo, hi)]
  if (code.drop) return "dropped"
  const copy = {lo: ((lo & code.keepLo) | code.setLo) >>> 0, hi: ((hi & code.keepHi) | code.setHi) >>> 0}
  return hex64(big(copy)).slice(2).replaceAll("_", "")
}

// The worked values of the transitional-table facts, 0.6: what each revision makes of one entry of each kind.
const older: RevisionName[] = ["hibernate-v5.2", "merged-v5.7", "merged-v5.12", "v5.16"]
const rows: [string, Level, string, string, string, string, string, string, string][] = [
  // kind, level, entry, debug_pagealloc off, on, v1 none, v1 W, v1 WV, v6.12
  ["page RW", 3, "00e8000040000713", "=", "=", "=", "=", "=", "="],
  [
    "page RO",
    3,
    "00e0000040000793",
    "00e8000040000713",
    "00e8000040000713",
    "=",
    "00e8000040000713",
    "00e8000040000713",
    "00e8000040000713",
  ],
  [
    "page invalid, RW",
    3,
    "00e8000040000712",
    "dropped",
    "00e8000040000713",
    "=",
    "=",
    "00e8000040000713",
    "00e8000040000713",
  ],
  [
    "page invalid, RO",
    3,
    "00e0000040000792",
    "dropped",
    "00e8000040000713",
    "=",
    "00e8000040000712",
    "00e8000040000713",
    "00e8000040000713",
  ],
  ["block RW", 2, "00e8000040000711", "=", "=", "=", "=", "=", "="],
  [
    "block RO",
    2,
    "00e0000040000791",
    "00e0000040000711",
    "00e0000040000711",
    "=",
    "00e0000040000711",
    "00e0000040000711",
    "00e0000040000711",
  ],
  [
    "block RO, level 1",
    1,
    "00e0000040000791",
    "00e0000040000711",
    "00e0000040000711",
    "=",
    "00e0000040000711",
    "00e0000040000711",
    "00e0000040000711",
  ],
  ["invalid block", 2, "00e8000040000710", "=", "=", "=", "=", "=", "="],
]

test.each(rows)("%s at level %i", (_kind, level, entry, off, debug, none, w, wv, v612) => {
  const is = (expected: string) => (expected === "=" ? entry : expected)
  for (const name of older) {
    expect([name, copyOf(name, "none", level, entry)]).toEqual([name, is(off)])
    expect([name, copyOf(name, "debug", level, entry)]).toEqual([name, is(debug)])
  }
  for (const name of ["v1-as-posted", "v1-as-intended"] as const)
    expect([
      copyOf(name, "none", level, entry),
      copyOf(name, "W", level, entry),
      copyOf(name, "WV", level, entry),
    ]).toEqual([is(none), is(w), is(wv)])
  expect(copyOf("v6.12", "none", level, entry)).toBe(is(v612))
})

test.each<[string, Level, string, string, string]>([
  ["page RW", 3, "00e8000040000703", "00e8000040000703", "00e8000040000f03"],
  ["page RO, dirty", 3, "00e0000040000783", "00e8000040000703", "00e8000040000f03"],
  ["present-invalid page", 3, "00e8000040000f02", "00e8000040000703", "00e8000040000f03"],
  ["block RO, dirty", 2, "00e0000040000781", "00e8000040000701", "00e8000040000f01"],
  ["present-invalid block", 2, "00e8000040000f00", "00e8000040000701", "00e8000040000f01"],
  ["page RO, not dirty: stays read-only", 3, "0060000040000783", "0068000040000783", "0068000040000f83"],
])("Linux 7.1 copies a %s", (_kind, level, entry, global, nonGlobal) => {
  expect(copyOf("mainline", "none", level, entry)).toBe(global)
  expect(copyOf("mainline", "nG", level, entry)).toBe(nonGlobal)
})

test("table descriptors: 3 up to 5.12; PXNTable and UXNTable from 5.16; AF from 7.1", () => {
  const bits = (name: RevisionName) =>
    ([0, 1, 2] as const).map(
      level =>
        hex64(revisions[name].tableBits(level)).slice(2, 6) +
        hex64(revisions[name].tableBits(level)).slice(-4),
    )
  for (const name of [
    "hibernate-v5.2",
    "v1-as-posted",
    "v1-as-intended",
    "merged-v5.7",
    "merged-v5.12",
  ] as const)
    expect(bits(name)).toEqual(["00000003", "00000003", "00000003"])
  for (const name of ["v5.16", "v6.12"] as const)
    expect(bits(name)).toEqual(["08000003", "08000003", "10000003"])
  expect(bits("mainline")).toEqual(["08000403", "08000403", "10000403"])
})
