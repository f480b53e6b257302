// Replays a walk case: builds its memory and registers, walks, and compares with what is expected. What the fields mean: README.md.

import {CPUS, type CpuName} from "../../src/model/mmu/cpu.ts"
import {memory, readWord, type Memory} from "../../src/model/memory.ts"
import {regime, type Regime} from "../../src/model/mmu/regime.ts"
import type {Access} from "../../src/model/mmu/syndrome.ts"
import {walk, type Walk} from "../../src/model/mmu/walk.ts"
import {big, toPa, word} from "../../src/model/word.ts"
import {CaseError} from "./caseError.ts"

interface Answer {
  fault: {status: bigint; level: number; kind: string} | null
  pa: bigint | null
  sh?: number | null
  attr?: bigint | null
  esr?: bigint | null
  far?: bigint | null
  written?: string
}

const ACCESSES: Record<string, Access> = {
  EL0R: {el: 0, kind: "read"},
  EL0W: {el: 0, kind: "write"},
  EL0X: {el: 0, kind: "fetch"},
  EL1R: {el: 1, kind: "read"},
  EL1W: {el: 1, kind: "write"},
  EL1X: {el: 1, kind: "fetch"},
  EL1RP: {el: 1, kind: "read"},
  EL1WP: {el: 1, kind: "write"},
}

const KINDS = {
  translation: "translation",
  addressSize: "address size",
  accessFlag: "access flag",
  permission: "permission",
  externalAbort: "external abort",
}

const FRAME = 4096

type Json = Record<string, unknown>

function object(from: Json, name: string): Json {
  const value = from[name]
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new CaseError(`${name} is no object`)
  return value as Json
}

function hexValue(value: unknown, name: string): bigint {
  if (typeof value !== "string" || !/^0x[0-9a-f]{1,16}$/.test(value))
    throw new CaseError(`${name} is no hexadecimal string: ${JSON.stringify(value)}`)
  return BigInt(value)
}

function hexOrNull(from: Json, name: string): bigint | null {
  return from[name] === null ? null : hexValue(from[name], name)
}

/** Each descriptor of a {page: {index: descriptor}} object, with its address. */
function* descriptors(pages: Json, name: string): Iterable<[pa: bigint, value: bigint]> {
  for (const page of Object.keys(pages)) {
    const base = hexValue(page, name)
    const entries = object(pages, page)
    for (const index of Object.keys(entries)) {
      if (!/^[0-9]{1,4}$/.test(index)) throw new CaseError(`${name}: ${JSON.stringify(index)} is no index`)
      yield [base + 8n * BigInt(index), hexValue(entries[index], name)]
    }
  }
}

function load(pages: Json): Memory {
  const loaded = memory(FRAME)
  for (const [address, value] of descriptors(pages, "pages")) {
    if (address >= 2n ** 52n || address % 8n !== 0n) throw new CaseError(`pages: no table at ${address}`)
    const pa = toPa(address)
    if (!loaded.frame(pa)) loaded.put(toPa(pa - (pa % FRAME)), new Uint32Array(FRAME / 4))
    const {lo, hi} = word(value)
    loaded.write(pa, lo, hi)
  }
  return loaded
}

/** The same memory, and zeros wherever it has none. */
function zeroFilled(inner: Memory): Memory {
  const zeros = new Uint32Array(inner.frameBytes / 4)
  return {...inner, frame: pa => inner.frame(pa) ?? zeros}
}

const text = (value: unknown) => JSON.stringify(value, (_, v) => (typeof v === "bigint" ? `0x${v.toString(16)}` : v))

/** Descriptors that changed, as text, in ascending order. */
function written(changes: Iterable<[pa: bigint, value: bigint]>): string {
  const list = [...changes].sort(([a], [b]) => (a < b ? -1 : 1))
  return list.map(([pa, value]) => `0x${pa.toString(16)}=0x${value.toString(16)}`).join(" ")
}

function expected(c: Json): Answer {
  const from = object(c, c.architecture === undefined ? "expect" : "architecture")
  const fault = from.fault === null ? null : object(from, "fault")
  const common = {
    fault: fault && {
      status: hexValue(fault.status, "status"),
      level: fault.level as number,
      kind: fault.kind as string,
    },
    pa: hexOrNull(from, "pa"),
  }
  if (!c.executed) return {...common, sh: from.sh as number | null, attr: hexOrNull(from, "attr")}
  return {
    ...common,
    esr: hexOrNull(from, "esr"),
    far: hexOrNull(from, "far"),
    written: written(descriptors(object(from, "written"), "written")),
  }
}

function found(result: Walk, executed: boolean): Answer {
  const {fault, outputAddress} = result
  const common = {
    fault: fault && {status: BigInt(fault.status), level: fault.level, kind: KINDS[fault.kind]},
    pa: outputAddress === null ? null : BigInt(outputAddress),
  }
  if (!executed)
    return {...common, sh: result.shareability, attr: result.memory === null ? null : BigInt(result.memory)}
  return {
    ...common,
    esr: fault?.esr ?? null,
    far: fault?.far ?? null,
    written: written(result.updates.map(u => [BigInt(u.pa), big(u.after)])),
  }
}

/** The machine of a case: its regime, and its tables with zeros around them. @throws CaseError if it is no walk case. */
export function setting(c: Json): {of: Regime; tables: Memory} {
  const cpu = CPUS[c.cpu as CpuName]
  if (!cpu) throw new CaseError(`cpu is none that is known: ${JSON.stringify(c.cpu)}`)
  const registers = {
    tcr: hexValue(c.tcr, "tcr"),
    mair: hexValue(c.mair, "mair"),
    sctlr: hexValue(c.sctlr, "sctlr"),
    ttbr0: hexOrNull(c, "ttbr0"),
    ttbr1: hexOrNull(c, "ttbr1"),
    pstatePan: c.pstatePan === 1,
  }
  return {of: regime(registers, cpu), tables: zeroFilled(load(object(c, "pages")))}
}

/**
 * null if the model agrees with a case, otherwise every field that differs. @throws CaseError if it is no walk case.
 */
export function replayWalk(value: unknown): string | null {
  const c = value as Json
  const {of, tables} = setting(c)
  const kind = ACCESSES[c.access as string]
  if (!kind) throw new CaseError(`access is none that is known: ${JSON.stringify(c.access)}`)
  const executed = c.executed === true
  const access = {...kind, ignorePan: !executed && !(c.access as string).endsWith("P")}
  const result = walk(of, tables, hexValue(c.va, "va"), access)

  const want = expected(c)
  const have = found(result, executed)
  const differences = (Object.keys(want) as (keyof Answer)[])
    .filter(name => text(want[name]) !== text(have[name]))
    .map(name => `${name}: expected ${text(want[name])}, found ${text(have[name])}`)
  for (const {pa, before} of result.updates)
    if (big(readWord(tables, pa)!) !== big(before)) differences.push("the walk wrote to memory by itself")
  return differences.length === 0 ? null : differences.join("; ")
}
