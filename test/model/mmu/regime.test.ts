import fc from "fast-check"
import {describe, expect, test} from "vitest"
import {CPUS, features, type Features} from "../../../src/model/mmu/cpu.ts"
import {geometry} from "../../../src/model/geometry.ts"
import {regime, rootAddress, type Registers} from "../../../src/model/mmu/regime.ts"

const registers: Registers = {tcr: 0n, mair: 0n, sctlr: 1n, ttbr0: 0n, ttbr1: 0n, pstatePan: false}

function halves(tcr: bigint, cpu: keyof typeof CPUS = "max", changed: Partial<Registers> = {}) {
  return regime({...registers, tcr, ...changed}, CPUS[cpu]).halves
}

const shape = (tcr: bigint, cpu?: keyof typeof CPUS) =>
  halves(tcr, cpu).map(
    h => `${h.granule / 1024}K/${h.geometry?.vaBits} ${h.geometry?.output} ${h.outputBits}`,
  )

describe("TCR values that Linux programs", () => {
  test.each([
    ["4K/48", 0x00000035b5503510n, ["4K/48 48 48", "4K/48 48 48"]],
    ["4K/39", 0x00000032b5593519n, ["4K/39 48 40", "4K/39 48 40"]],
    ["64K/42", 0x00000035f5567516n, ["64K/42 lpa 48", "64K/42 lpa 48"]],
    ["64K/52", 0x00000036f54c750cn, ["64K/52 lpa 52", "64K/52 lpa 52"]],
    ["4K/52 LPA2", 0x08000036b54c350cn, ["4K/52 lpa2 52", "4K/52 lpa2 52"]],
  ])("%s", (_, tcr, expected) => {
    expect(shape(tcr)).toEqual(expected)
  })

  test("HA and HD", () => {
    const of = (tcr: bigint, cpu: keyof typeof CPUS) => regime({...registers, tcr}, CPUS[cpu])
    expect(of(0x000000b5b5503510n, "max")).toMatchObject({ha: true, hd: false})
    expect(of(0x000001b5b5503510n, "max")).toMatchObject({ha: true, hd: true})
    expect(of(0x00000135b5503510n, "max")).toMatchObject({ha: false, hd: false})
    expect(of(0x000001b5b5503510n, "cortex-a72")).toMatchObject({ha: false, hd: false})
  })
})

test("controls of features that the CPU lacks: HD without dirty state, PAN, EPAN", () => {
  const of = (cpu: Partial<Features>) =>
    regime({...registers, tcr: 3n << 39n, sctlr: 1n << 57n, pstatePan: true}, {...CPUS.max, ...cpu})
  expect(of({epan: true})).toMatchObject({ha: true, hd: true, pan: true, epan: true})
  expect(of({hafdbs: 1})).toMatchObject({ha: true, hd: false, epan: false})
  expect(of({pan: false})).toMatchObject({pan: false})
})

test("TG0 and TG1 encode the granule differently", () => {
  const tg = (tg0: bigint, tg1: bigint) => halves((tg0 << 14n) | (tg1 << 30n)).map(h => h.granule / 1024)
  expect([tg(0n, 2n), tg(1n, 3n), tg(2n, 1n)]).toEqual([
    [4, 4],
    [64, 64],
    [16, 16],
  ])
})

describe("limits of TxSZ", () => {
  const TG0: Record<number, bigint> = {4: 0n, 16: 2n, 64: 1n}
  /** The TxSZ values that are accepted, as "first-last". */
  const accepted = (cpu: keyof typeof CPUS, kib: number, ds: bigint) => {
    const list = Array.from({length: 64}, (_, txsz) => txsz).filter(
      txsz => halves(BigInt(txsz) | (TG0[kib] << 14n) | (ds << 59n), cpu)[0].geometry !== null,
    )
    expect(list).toHaveLength(list.at(-1)! - list[0] + 1)
    return `${list[0]}-${list.at(-1)}`
  }

  test.each([
    ["max", 4, 0n, "16-48"],
    ["max", 16, 0n, "16-48"],
    ["max", 64, 0n, "12-47"],
    ["max", 4, 1n, "12-48"],
    ["max", 16, 1n, "12-48"],
    ["neoverse-n1", 4, 1n, "16-39"],
    ["neoverse-n1", 64, 0n, "16-39"],
    ["cortex-a72", 4, 0n, "16-39"],
  ] as const)("%s, %iK, DS = %i: %s", (cpu, kib, ds, range) => {
    expect(accepted(cpu, kib, ds)).toBe(range)
  })
})

test("the output size is the least of IPS, the CPU's size, and 48 bits in the 48-bit format", () => {
  const sizes = (cpu: keyof typeof CPUS, rest: bigint) =>
    [0n, 1n, 2n, 3n, 4n, 5n, 6n].map(ips => halves((ips << 32n) | rest, cpu)[0].outputBits)
  expect(sizes("max", 0n)).toEqual([32, 36, 40, 42, 44, 48, 48])
  expect(sizes("max", 1n << 59n)).toEqual([32, 36, 40, 42, 44, 48, 52])
  expect(sizes("max", 1n << 14n)).toEqual([32, 36, 40, 42, 44, 48, 52])
  expect(sizes("cortex-a72", 0n)).toEqual([32, 36, 40, 42, 44, 44, 44])
})

test("the flags of each half, and those of a feature that the CPU lacks", () => {
  const flags = ["epd", "e0pd", "tbi", "hpd"] as const
  const set = (tcr: bigint, cpu: keyof typeof CPUS) =>
    halves(tcr, cpu).map(h => flags.filter(name => h[name]).join(" "))
  const all = (1n << 7n) | (1n << 37n) | (1n << 41n) | (1n << 55n)
  expect(set(all, "max")).toEqual(["epd e0pd tbi hpd", ""])
  expect(set((1n << 23n) | (1n << 38n) | (1n << 42n) | (1n << 56n), "max")).toEqual(["", "epd e0pd tbi hpd"])
  expect(set(all, "cortex-a72")).toEqual(["epd tbi", ""])
})

test("TBID takes the tag away from fetches only", () => {
  const tbi = (tcr: bigint, cpu: keyof typeof CPUS) => halves(tcr, cpu).map(h => [h.tbi, h.tbiFetch])
  const both = (3n << 37n) | (1n << 52n)
  expect(tbi(both, "max")).toEqual([
    [true, true],
    [true, false],
  ])
  expect(tbi(both, "neoverse-n1")[1]).toEqual([true, true])
})

describe("the root table", () => {
  test("ASID and CnP are no part of its address; it is aligned to its size", () => {
    expect(rootAddress(geometry(4096, 48), 0x00560000_41f5_4fffn, false)).toBe(0x41f54000)
    expect(rootAddress(geometry(16384, 48), 0x41f0_c00fn, false)).toBe(0x41f0c000)
    expect(rootAddress(geometry(16384, 48), 0x41f0_c01fn, false)).toBe(0x41f0c010)
  })

  test("in the 52-bit form bits 5:2 are address bits 51:48, and the least alignment is 64 bytes", () => {
    expect(rootAddress(geometry(65536, 52), 0x41e0_0000n + 0x3cn, true)).toBe(0xf_0000_41e0_0000)
    expect(rootAddress(geometry(16384, 48, "lpa2"), 0x41f0_c07dn, true)).toBe(0xf_0000_41f0_c040)
  })

  test("64K has that form with IPS of 52 bits only, 4K and 16K with DS", () => {
    const root = (tcr: bigint) => halves(tcr | 22n, "max", {ttbr0: 0x4000_0004n})[0].root
    expect(root((1n << 14n) | (6n << 32n))).toBe(0x1_0000_4000_0000)
    expect(root((1n << 14n) | (5n << 32n))).toBe(0x4000_0000)
    expect(root(6n << 32n)).toBe(0x4000_0000)
    expect(root((1n << 59n) | (6n << 32n))).toBe(0x1_0000_4000_0000)
  })
})

test("any register values give a regime", () => {
  const word = fc.bigInt({min: 0n, max: 2n ** 64n - 1n})
  const values = fc.tuple(word, word, word, word, word, fc.constantFrom(...Object.values(CPUS)))
  fc.assert(
    fc.property(values, ([tcr, mair, sctlr, ttbr0, ttbr1, cpu]) => {
      const of = regime({tcr, mair, sctlr, ttbr0, ttbr1, pstatePan: true}, cpu)
      for (const {root, geometry: g} of of.halves) expect(root === null).toBe(g === null)
      const bytes = of.mair.map((byte, i) => BigInt(byte) << BigInt(8 * i))
      expect(bytes.reduce((a, b) => a | b)).toBe(mair)
    }),
  )
})

describe("features from ID registers", () => {
  test("Cortex-A72, Neoverse N1 and QEMU's max, as captured", () => {
    const a72 = features({mmfr0: 0x1124n, mmfr1: 0n, mmfr2: 0n})
    const n1 = features({mmfr0: 0x101125n, mmfr1: 0x10212122n, mmfr2: 0x1011n})
    const max = features({
      mmfr0: 0x32310201126n,
      mmfr1: 0x11010211122n,
      mmfr2: 0x1021011010011011n,
      isar1: 0x10n,
    })
    expect([a72, n1, max]).toEqual([CPUS["cortex-a72"], CPUS["neoverse-n1"], CPUS.max])
  })
})
