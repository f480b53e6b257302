// The MMU of QEMU on the tables of real kernels, as captured with its gva2gpa command: a privileged data read, with PSTATE.PAN
// as it was. QEMU does not look at the access flag there; rows with a note say so.

import {readFileSync} from "node:fs"
import {describe, expect, test} from "vitest"
import {fromMemory} from "../../../src/format/bytes.ts"
import {openElf} from "../../../src/format/elf.ts"
import {features} from "../../../src/model/mmu/cpu.ts"
import {memory, type Memory} from "../../../src/model/memory.ts"
import {mappings} from "../../../src/model/mmu/mapping.ts"
import {regime, type Regime} from "../../../src/model/mmu/regime.ts"
import {walk} from "../../../src/model/mmu/walk.ts"
import {toPa} from "../../../src/model/word.ts"
import {NAMES, unpacked} from "../../format/files.ts"
import {contradictions} from "../confirm.ts"

const FRAME = 4096

interface Row {
  va: string
  pa: string | null
  note?: string
}

function read<T>(name: string, file: string): T {
  return JSON.parse(readFileSync(`test/dumps/${name}/${file}.json`, "utf8")) as T
}

/** All memory of a core, as pages. */
async function memoryOf(name: string): Promise<Memory> {
  const file = fromMemory(await unpacked(name))
  const made = memory(FRAME)
  for (const {start, size, offset} of (await openElf(file)).segments)
    for (let at = 0; at < size; at += FRAME) {
      const page = (await file.read(offset + at, FRAME)).slice()
      made.put(toPa(start + at), new Uint32Array(page.buffer))
    }
  return made
}

function regimeOf(name: string, file: string): Regime {
  const registers = read<Record<string, string>>(name, file)
  const value = (register: string) => BigInt(registers[register])
  return regime(
    {
      tcr: value("TCR_EL1"),
      mair: value("MAIR_EL1"),
      sctlr: value("SCTLR_EL1"),
      ttbr0: value("TTBR0_EL1"),
      ttbr1: value("TTBR1_EL1"),
      pstatePan: ((value("CPSR") >> 22n) & 1n) === 1n,
    },
    features({
      mmfr0: value("ID_AA64MMFR0_EL1"),
      mmfr1: value("ID_AA64MMFR1_EL1"),
      mmfr2: value("ID_AA64MMFR2_EL1"),
    }),
  )
}

const captures = NAMES.flatMap(name => [
  {name, registers: "registers", rows: "gva2gpa"},
  {name, registers: "registers-copy", rows: "gva2gpa-copy"},
])

describe.each(captures)("$name, $rows", ({name, registers, rows}) => {
  const of = regimeOf(name, registers)
  const loaded = memoryOf(name)

  test("walk finds what QEMU found, and an access flag fault where QEMU ignores AF = 0", async () => {
    const tables = await loaded
    const all = read<Row[]>(name, rows)
    const differences = all.filter(({va, pa, note}) => {
      const {outputAddress, fault, leaf} = walk(of, tables, BigInt(va), {el: 1, kind: "read"})
      const found = outputAddress === null ? null : BigInt(outputAddress)
      const want = pa === null ? null : BigInt(pa)
      if (note === undefined) return found !== want
      const ignoringAf = leaf && BigInt(leaf.base) + (BigInt.asUintN(64, BigInt(va)) % BigInt(leaf.size))
      return fault?.kind !== "accessFlag" || ignoringAf !== want
    })
    expect(differences).toEqual([])
  })

  test("both halves' mappings are confirmed by walk", async () => {
    const tables = await loaded
    for (const n of [0, 1] as const) expect(contradictions(of, n, tables, () => 0.61)).toEqual([])
    expect([...mappings(of, 1, tables)].length).toBeGreaterThan(0)
  })
})

test("there are 7513 translations to compare, five of them with AF = 0", () => {
  const rows = captures.flatMap(c => read<Row[]>(c.name, c.rows))
  expect([rows.length, rows.filter(row => row.note !== undefined).length]).toEqual([7513, 5])
})
