import {describe, expect, test} from "vitest"
import {shape} from "../../../src/model/descriptor/descriptor.ts"
import {fieldsOf, finest, layout, type Field} from "../../../src/model/descriptor/field.ts"
import {geometry, type Granule, type Level} from "../../../src/model/geometry.ts"
import {RELEASES} from "../../../src/model/release.ts"
import type {Release} from "../../../src/model/source.ts"
import {big, word} from "../../../src/model/word.ts"
import {EVERYWHERE, halves, holds, seed} from "../../random.ts"

const g48 = geometry(4096, 48)

function of(value: bigint, level: Level = 3, release: Release = "5.14", g = g48): Field[] {
  const {lo, hi} = word(value)
  return fieldsOf(g, level, lo, hi, release)
}

const named = (fields: Field[], name: string) => finest(fields).find(f => f.name === name)

/** From bit `high` down to bit `low`, without gap or overlap. */
function partition(slots: readonly {high: number; low: number}[], high: number, low: number): boolean {
  let next = high
  for (const slot of slots) {
    if (slot.high !== next || slot.low > slot.high) return false
    next = slot.low - 1
  }
  return next === low - 1
}

describe("the fields of every layout hold every bit once", () => {
  test.each(EVERYWHERE)("%s", (_, g, level) => {
    for (const of of ["empty", "table", "block", "page"] as const) {
      const slots = layout(g, level, of)
      expect(partition(slots, 63, 0), of).toBe(true)
      expect(new Set(slots.map(slot => slot.definition.name)).size).toBe(slots.length)
    }
  })
})

describe(`fields put together again are the descriptor (seed ${seed})`, () => {
  test.each(EVERYWHERE)("%s", (_, g, level) => {
    holds(
      halves,
      ({lo, hi}) => {
        const fields = fieldsOf(g, level, lo, hi, RELEASES[lo % RELEASES.length])
        const sum = (list: Field[]) => list.reduce((all, f) => all | (BigInt(f.value) << BigInt(f.low)), 0n)
        const parted = fields.every(f => f.parts.length === 0 || partition(f.parts, f.high, f.low))
        const said = finest(fields).every(
          f => f.says.endsWith(".") && f.about.endsWith(".") && f.source !== "",
        )
        return parted && said && sum(fields) === big({lo, hi}) && sum(finest(fields)) === big({lo, hi})
      },
      2_000,
    )
  })
})

test("a page has the names of the manual, in its order", () => {
  expect(of(0x00e0_0000_4a2e_b787n).map(f => `${f.label} ${f.high}:${f.low}`)).toEqual([
    "ignored 63:59",
    "software 58:55",
    "UXN 54:54",
    "PXN 53:53",
    "Cont 52:52",
    "DBM 51:51",
    "GP 50:50",
    "res0 49:48",
    "output address 47:12",
    "nG 11:11",
    "AF 10:10",
    "SH 9:8",
    "AP 7:6",
    "NS 5:5",
    "AttrIndx 4:2",
    "page 1:1",
    "valid 0:0",
  ])
})

test("a block has no address bits below its size, but nT", () => {
  const fields = of(0x00e0_0000_4040_0781n, 2)
  expect(fields.slice(7, 13).map(f => `${f.label} ${f.high}:${f.low}`)).toEqual([
    "res0 49:48",
    "output address 47:21",
    "res0 20:17",
    "nT 16:16",
    "res0 15:12",
    "nG 11:11",
  ])
})

test("a table has hierarchical attributes and an address down to the granule", () => {
  expect(of(0x1800_0000_41b0_1403n, 1).map(f => `${f.label} ${f.high}:${f.low}`)).toEqual([
    "NSTable 63:63",
    "APTable 62:61",
    "UXNTable 60:60",
    "PXNTable 59:59",
    "ignored 58:50",
    "res0 49:48",
    "table address 47:12",
    "ignored 11:11",
    "AF 10:10",
    "ignored 9:2",
    "table 1:1",
    "valid 0:0",
  ])
})

test("a table of a larger granule has reserved bits below its address", () => {
  const labels = (granule: Granule) =>
    of(0x1_0003n, 2, "7.1", geometry(granule, 48)).map(f => `${f.label} ${f.high}:${f.low}`)
  expect(labels(16384).slice(6, 9)).toEqual(["table address 47:14", "res0 13:12", "ignored 11:11"])
  expect(labels(65536).slice(6, 9)).toEqual(["table address 47:16", "res0 15:12", "ignored 11:11"])
})

test("a field says where the descriptor points", () => {
  const points = (value: bigint, level: Level) => of(value, level).find(f => f.high === 47)?.says
  expect(points(0x1800_0000_41b0_1403n, 1)).toBe("Points at the table 0x41b0_1000.")
  expect(points(0x0060_0000_8000_0701n, 1)).toBe("Points at the block 0x8000_0000, frame 0x0008_0000.")
  expect(points(0x0068_0000_4765_5706n, 3)).toBe("Points at the page 0x4765_5000, frame 0x0004_7655.")
})

test("LPA2 has no SH: its bits and 49:48 are address", () => {
  const fields = of(0x00eb_edcb_a987_6607n, 3, "7.1", geometry(4096, 52))
  expect(fields.filter(f => f.label === "OA").map(f => f.name)).toEqual(["OA[49:48]", "OA[51:50]"])
  expect(fields.some(f => f.label === "SH" || f.label === "res0")).toBe(false)
  expect(named(fields, "OA")?.says).toBe("Points at the page 0x000b_edcb_a987_6000, frame 0x00be_dcba_9876.")
})

test("64K has address or reserved bits in 15:12, by FEAT_LPA", () => {
  expect(named(of(0x703n, 3, "6.12", geometry(65536, 52)), "OA[51:48]")).toBeDefined()
  expect(named(of(0x703n, 3, "6.12", geometry(65536, 48)), "RES0[15:12]")).toBeDefined()
})

test("01 alone is reserved at level 3 and no block at level 0: with bit 0 clear the type is not read", () => {
  const says = (value: bigint, level: Level) => named(of(value, level), "type")?.says
  expect(says(0x1800_0001n, 3)).toBe("Reserved at level 3: the MMU faults.")
  expect(says(0x1800_0000n, 3)).toBe("Not read, as the entry is invalid.")
  expect([2n, 3n].map(type => says(0x1800_0000n + type, 3))).toEqual(["A page.", "A page."])
  expect(says(0x1800_0001n, 0)).toBe("No block can stand at level 0: the MMU faults.")
  expect(says(0x1800_0000n, 0)).toBe("Not read, as the entry is invalid.")
  expect(says(0x1800_0000n, 2)).toBe("A block of 2 MiB, no table.")
})

test("the value of AP is said in words", () => {
  const says = (value: bigint) => of(value).find(f => f.label === "AP")?.says
  expect([0x703n, 0x743n, 0x783n, 0x7c3n].map(says)).toEqual([
    "EL1 read and write, EL0 none.",
    "EL1 and EL0 read and write.",
    "EL1 read-only, EL0 none.",
    "EL1 and EL0 read-only.",
  ])
})

// The release with which a name begins and the first without it; the descriptor whose field it names.
test.each([
  ["PTE_PROT_NONE", "software[58]", 0x0400_0000_0000_0702n, 3, ["5.3", "5.4", "5.10", "5.14"]],
  ["PTE_UFFD_WP", "software[58]", 0x0400_0000_0000_0703n, 3, ["6.12", "7.1"]],
  ["PTE_DEVMAP", "software[57]", 0x703n, 3, ["5.3", "5.4", "5.10", "5.14", "6.12"]],
  ["PTE_SPECIAL", "software[56]", 0x703n, 3, RELEASES],
  ["PTE_DIRTY", "software[55]", 0x703n, 3, RELEASES],
  ["PTE_GP", "GP", 0x703n, 3, ["5.10", "5.14", "6.12", "7.1"]],
  ["PTE_WRITE", "DBM", 0x703n, 3, RELEASES],
  ["PTE_RDONLY", "AP[2]", 0x703n, 3, RELEASES],
  ["PTE_USER", "AP[1]", 0x703n, 3, RELEASES],
  ["PTE_NG", "nG", 0x703n, 3, RELEASES],
  ["PTE_PRESENT_INVALID", "nG", 0x702n, 3, ["6.12", "7.1"]],
  ["PMD_PRESENT_INVALID", "ignored[59]", 0x700n, 2, ["5.10", "5.14"]],
  ["PMD_PRESENT_INVALID", "ignored[59]", 0x701n, 2, []],
  ["PTE_VALID", "Valid", 0x703n, 3, RELEASES],
  ["PMD_TABLE_UXN", "UXNTable", 0x703n, 2, ["5.14", "6.12", "7.1"]],
  ["PUD_TABLE_PXN", "PXNTable", 0x703n, 1, ["5.14", "6.12", "7.1"]],
  ["P4D_TABLE_AF", "AF", 0x703n, 0, ["7.1"]],
] as [string, string, bigint, Level, Release[]][])(
  "%s is the name of %s in 0x%x",
  (linux, name, value, level, has) => {
    expect(RELEASES.filter(release => named(of(value, level, release), name)?.linux === linux)).toEqual(has)
  },
)

test("the ignored bits are one field unless Linux uses one of them", () => {
  expect(of(0x703n)[0].parts).toEqual([])
  expect(of(0x700n, 2, "5.14")[0].parts.map(f => f.name)).toEqual(["ignored[63:60]", "ignored[59]"])
})

test("AttrIndx means what MAIR or the release says", () => {
  const says = (release: Release, mair?: bigint) =>
    named(fieldsOf(g48, 3, 0x713, 0, release, mair), "AttrIndx")?.says
  expect(says("5.3")).toBe("Memory type 4: normal, MT_NORMAL.")
  expect(says("5.10")).toBe("Memory type 4: device nGnRnE, MT_DEVICE_nGnRnE.")
  expect(says("7.1")).toBe("Memory type 4: device nGnRE, MT_DEVICE_nGnRE.")
  expect(says("7.1", 0x44_0000_0000n)).toBe("Memory type 4: normal non-cacheable, MT_DEVICE_nGnRE.")
})

test("an empty descriptor is ignored bits and an invalid one, whatever the level", () => {
  for (const [, g, level] of EVERYWHERE) {
    expect(shape(level, 0, 0)).toBe("empty")
    expect(fieldsOf(g, level, 0, 0, "7.1").map(f => f.name)).toEqual(["ignored[63:1]", "Valid"])
  }
})

test("software bits that are set are named", () => {
  expect(named(of(0x00e0_0000_4a2e_b787n), "software[55]")?.says).toBe("Software: marked dirty.")
  expect(of(0x0180_0000_0000_0703n)[1].says).toBe("Set: PTE_SPECIAL, PTE_DIRTY; the MMU ignores them.")
})
