// What the kernel prints when it faults itself: the lines from "Unable to handle kernel" to "Internal error". Not shown: the
// registers and the call trace that follow; what is said of user addresses outside of uaccess routines; PREEMPT. A fault at which
// the vectors or the stack are unmapped prints nothing at all, and that is for the caller to know.
// Linux 5.3.1, 6.0, 7.1.5, arch/arm64/mm/fault.c: die_kernel_fault(), mem_abort_decode(), data_abort_decode(), show_pte(),
// do_mem_abort(), do_sea(); arch/arm64/kernel/traps.c: die(), esr_class_str.

import {tableAddress} from "../address.ts"
import {faultName} from "./faultName.ts"
import {halfEnd, halfStart, index, linuxFold, type Geometry, type LinuxLevel} from "../geometry.ts"
import {readWord, type Memory} from "../memory.ts"
import {since} from "../release.ts"
import type {Release} from "../source.ts"
import {decodeSyndrome, faultOf, type AbortSyndrome} from "./syndrome.ts"
import {big, toVa, type Pa} from "../word.ts"

export interface Oops {
  /** ESR_EL1 and FAR_EL1 of an abort taken from EL1. */
  readonly esr: bigint
  readonly far: bigint
  readonly release: Release
  /** The kernel's major version, if more is known of it than its release. */
  readonly major?: number
  /** The kernel's tables, which it looks up in software. */
  readonly geometry: Geometry
  readonly memory: Memory
  readonly root: Pa
  /** Whose tables these are: the kernel's own, or a process's. */
  readonly tables: "swapper" | "user"
}

const CLASSES: Record<number, string> = {
  0x20: "IABT (lower EL)",
  0x21: "IABT (current EL)",
  0x24: "DABT (lower EL)",
  0x25: "DABT (current EL)",
}

const digits = (value: bigint | number, count: number) => value.toString(16).padStart(count, "0")

/** The words after "Unable to handle kernel": the first that fits. */
export function faultMessage(esr: bigint, far: bigint, pageBytes: number, release: Release): string {
  const {status, wnr, exceptionClass} = decodeSyndrome(esr)
  if (faultOf(status)?.kind === "permission") {
    if (wnr) return "write to read-only memory"
    const fetch = exceptionClass === 0x21
    return fetch && since(release, "5.10")
      ? "execute from non-executable memory"
      : "read from unreadable memory"
  }
  return BigInt.asUintN(64, far) < pageBytes ? "NULL pointer dereference" : "paging request"
}

/** The syndrome is a 64-bit value since some release between 5.14 and 6.0. vmsav8-64 facts, 4.4. */
const isWide = ({release, major = 0}: Oops) => since(release, "6.12") || major >= 6

function memoryAbort(of: Oops, abort: AbortSyndrome): string[] {
  const {esr, release} = of
  const name = CLASSES[abort.exceptionClass] ?? "Unrecognized EC"
  const bits = abort.il ? 32 : 16
  const lines = [
    "Mem abort info:",
    `  ESR = 0x${digits(esr, isWide(of) ? 16 : 8)}`,
    since(release, "5.4")
      ? `  EC = 0x${digits(abort.exceptionClass, 2)}: ${name}, IL = ${bits} bits`
      : `  Exception class = ${name}, IL = ${bits} bits`,
    `  SET = ${abort.set}, FnV = ${abort.fnv}`,
    `  EA = ${abort.ea}, S1PTW = ${abort.s1ptw}`,
  ]
  if (since(release, "5.14"))
    lines.push(`  FSC = 0x${digits(abort.status, 2)}: ${faultName(abort.status, release)}`)
  if (abort.exceptionClass < 0x24) return lines
  const iss = `  ISV = 0, ISS = 0x${digits(abort.iss, 8)}`
  const access = `  CM = ${abort.cm}, WnR = ${abort.wnr}`
  return since(release, "6.12")
    ? [
        ...lines,
        "Data abort info:",
        `${iss}, ISS2 = 0x00000000`,
        `${access}, TnD = 0, TagAccess = 0`,
        "  GCS = 0, Overlay = 0, DirtyBit = 0, Xs = 0",
      ]
    : [...lines, "Data abort info:", iss, access]
}

/**
 * What the kernel's tables say of an address: one line that ends behind the first entry that leads no further. Of a folded
 * level it repeats the value above and never stops there.
 */
function tablesOf({geometry: g, memory, root, far, release, tables}: Oops): string[] {
  const address = `[${digits(BigInt.asUintN(64, far), 16)}]`
  const signed = BigInt.asIntN(64, far)
  const lower = signed >= 0
  if (lower ? signed >= halfEnd(g, 0) : signed < halfStart(g, 1))
    return [`${address} address between user and kernel address ranges`]
  if (lower && tables === "swapper") return [`${address} user address but active_mm is swapper`]
  const va = toVa(signed)
  const fold = linuxFold(g)
  const names: LinuxLevel[] = since(release, "5.10")
    ? ["PGD", "P4D", "PUD", "PMD", "PTE"]
    : ["PGD", "PUD", "PMD", "PTE"]
  const found: string[] = []
  let table = root
  for (const [i, name] of names.entries()) {
    const level = fold[name]
    const entry = readWord(memory, (table + 8 * index(g, level, va)) as Pa)
    if (!entry) break
    found.push(`${name.toLowerCase()}=${digits(big(entry), 16)}`)
    const folded = i + 1 < names.length && fold[names[i + 1]] === level
    if (folded) continue
    if ((entry.lo & 2) === 0) break
    table = tableAddress(g, entry.lo, entry.hi)
  }
  const head = `${tables} pgtable: ${g.granule / 1024}k pages, ${g.vaBits}-bit VAs, pgdp=${digits(root, 16)}`
  return [head, `${address} ${found.join(", ")}`]
}

/** An address without its tag: of one whose bit 55 is clear the top byte is gone. Linux 6.x, include/asm/uaccess.h, untagged_addr(). */
function untagged(far: bigint): bigint {
  return BigInt.asUintN(64, far & BigInt.asIntN(56, far))
}

/**
 * The lines that the kernel prints of a fault of its own. Since the syndrome is a 64-bit value they are of the address without its tag, and
 * a fault without a handler is told as the others are; the release of either change lies between 5.14 and 6.0, and is taken to be the same.
 */
export function oops(all: Oops): string[] {
  const far = isWide(all) ? untagged(all.far) : BigInt.asUintN(64, all.far)
  const of = {...all, far}
  const {geometry: g, release} = of
  const abort = decodeSyndrome(of.esr)
  const fault = faultOf(abort.status)
  const name = faultName(abort.status, release)
  const code = digits(of.esr, isWide(of) ? 16 : 0)
  const death = (what: string) => `Internal error: ${what}: ${code} [#1] SMP`
  // do_sea() says no more than this.
  if (fault?.kind === "externalAbort") return [death(name)]
  // do_bad(): faults that the kernel has no handler for.
  const unhandled = !fault || fault.kind === "addressSize" || name.startsWith("unknown")
  const alone = unhandled && !isWide(of)
  const what = unhandled ? name : faultMessage(of.esr, far, g.granule, release)
  return [
    alone
      ? `Unhandled fault at 0x${digits(far, 16)}`
      : `Unable to handle kernel ${what} at virtual address ${digits(far, 16)}`,
    ...memoryAbort(of, abort),
    ...tablesOf(of),
    death(alone ? name : "Oops"),
  ]
}
