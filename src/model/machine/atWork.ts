// A machine at work: what every transition's steps are made of. An access goes through the CPU; what it meets there may be the end.

import type {ReturnCode} from "../experiment.ts"
import type {Access} from "../mmu/syndrome.ts"
import type {Stop} from "../outcome.ts"
import {codeThatCopies, oldKernel, type Code} from "./code.ts"
import {cpu, STREAM, type Cpu, type CpuSnapshot} from "./cpu.ts"
import type {ContentCode} from "./journal.ts"
import {lastWords, type LastWords} from "./lastWords.ts"
import type {Exit, Machine, Owner} from "./machine.ts"
import type {Registers} from "./registers.ts"
import type {AccessFault} from "./translation.ts"
import type {Address, Pa, Va} from "../word.ts"

/** How a transition ends. */
export type End =
  /** The restored kernel runs on at `entry` (null: the source maps no code, and a load through its tables was tried instead). */
  | {readonly kind: "survived"; readonly entry: Va | null}
  /** The same, and so many pages of the list are not where they belong; `segments`: those of a kexec that lack some. */
  | {
      readonly kind: "not whole"
      readonly entry: Va | null
      readonly missing: number
      readonly segments: readonly string[]
    }
  /** The kernel gave up before anything was overwritten; after an error it boots on as if there were no image. */
  | {readonly kind: "refused"; readonly rc: ReturnCode; readonly stop?: Stop}
  | {
      readonly kind: "fault"
      readonly access: Access["kind"]
      readonly fault: AccessFault
      readonly words: LastWords
    }
  /** The CPU runs what a page of other content holds. */
  | {readonly kind: "strange code"; readonly pc: Va; readonly pa: Pa; readonly content: ContentCode}
  /** The other kernel runs, and where it loads its device tree, or data of its own, a page of other content is. */
  | {
      readonly kind: "strange data"
      readonly what: "device tree" | "data"
      readonly va: Va
      readonly pa: Pa
      readonly content: ContentCode
    }
  /** The list has more pairs than were put in: it was followed into something else. */
  | {readonly kind: "endless"}

/** A frame was overwritten that was needed as it was. */
export interface Mark {
  /** The pages that were copied before. */
  readonly page: number
  readonly frame: number
  readonly owner: Owner
}

/**
 * What kexec's relocation code holds in registers. Addresses are as it uses them: virtual, or physical with the MMU off. It is written in place, page by
 * page; what is kept or shown of it is a copy.
 */
export interface Loop {
  /** The word of the list at work. */
  lo: number
  hi: number
  /** The running destination. */
  to: number
  /** v1: bytes that are still to be copied. */
  left: number
  /** v1: where the first page is read. */
  readonly from: number
  /** Where the new kernel begins, and its device tree; 0: it gets none. Before Linux 5.18 they are read last, whatever stands there by then. */
  readonly start: Address
  readonly tree: Address
  /** The roots that it was given, and the zero page's address. */
  readonly ttbr0: number
  readonly ttbr1: number
  readonly zero: number
  /** A physical address less the one that is used for it. */
  readonly offset: number
}

/** A machine at work. Its memory is that of the journal at `cpu.now`. */
export interface Run {
  readonly machine: Machine
  readonly cpu: Cpu
  /** Where the PC is. */
  code: Code
  /** The address at which the list is read next, whatever was read as that; 0: it is done. */
  pair: number | bigint
  /** kexec, once its code has begun. */
  loop: Loop | null
  end: End | undefined
  /** Is the code known to be mapped and whole? */
  sure: boolean
  /** The frame that the pairs were read from last, as it is now. */
  list: {readonly frame: number; readonly words: Uint32Array}
  /** Gets the marks, if there is one. */
  marks: Mark[] | undefined
}

const NO_LIST = {frame: -1, words: new Uint32Array(0)}

/** A machine's run from its first step on, with the kernel's own tables; `pair`: where the list is read first. */
export function begin(machine: Machine, pair: number): Run {
  const {source, memory, scenario} = machine
  const code = oldKernel(machine)
  const registers: Registers = {
    ...{ttbr0: null, ttbr1: source.root, t0sz: 64 - source.geometry.vaBits, mair: source.mair},
    ...{mmu: true, el: 1, pc: pcOf(code)},
  }
  return {
    machine,
    cpu: cpu(source.geometry, memory, registers, scenario.assumptions.tlb),
    code,
    pair,
    loop: null,
    end: undefined,
    sure: false,
    list: NO_LIST,
    marks: undefined,
  }
}

/** What is kept of a run between two events. */
export interface Kept {
  /** Pages that had been copied. */
  readonly copied: number
  readonly code: Code
  readonly pair: number | bigint
  readonly loop: Loop | null
  readonly cpu: CpuSnapshot
}

export function keep({cpu, code, pair, loop}: Run): Kept {
  return {copied: cpu.now, code, pair, loop: loop && {...loop}, cpu: cpu.snapshot()}
}

/** The run as it was. */
export function resume(run: Run, {cpu, copied, code, pair, loop}: Kept) {
  run.cpu.restore(cpu, copied)
  Object.assign(run, {code, pair, loop: loop && {...loop}, end: undefined, sure: false, list: NO_LIST})
}

/** A step before or after the list: its instructions are fetched where the PC is, and then done. */
export function stopAt(run: Run, {happen}: {readonly happen?: (run: Run) => void}) {
  run.sure = false
  if (!fetchCode(run)) return
  // What it does may take the code away.
  run.sure = false
  happen?.(run)
}

/** The kernel's own code has made its tables, or has given up. */
export function tablesMade({machine: {outcome}}: Run): End | undefined {
  const failed = outcome && [outcome, ...outcome.maps].find(({rc}) => rc !== 0)
  return failed ? {kind: "refused", rc: failed.rc, stop: failed.stop} : undefined
}

/** Tables for single pages go into TTBR0. Linux 5.17, arch/arm64/include/asm/mmu_context.h, cpu_install_ttbr0(). */
export function install({cpu}: Run, {root, t0sz}: Exit) {
  cpu.set({ttbr0: null})
  cpu.invalidate()
  cpu.set({ttbr0: root, t0sz})
}

/** Whoever turns it off goes on by the same address. */
export function mmuOff(run: Run) {
  run.cpu.set({mmu: false})
  fetchCode(run)
}

/** Into the page that copies. */
export function jump(run: Run) {
  enter(run, codeThatCopies(run.machine))
}

/** The CPU goes on in other code. false: it does not get there. */
export function enter(run: Run, code: Code): boolean {
  run.code = code
  run.sure = false
  run.cpu.set({pc: pcOf(code)})
  return fetchCode(run)
}

/** An address that nobody knows is shown as 0. */
function pcOf({va}: Code): Address {
  return va ?? (0 as Va)
}

/** The next instruction: the code must still be mapped, and still be that code. false: that is the end. */
export function fetchCode(run: Run): boolean {
  const {machine, cpu, code} = run
  // Nothing else is fetched, so what the TLB for fetches has stays until it is invalidated.
  if (code.va === null || (run.sure && !cpu.log)) return true
  const frame = access(run, code.va, "fetch", STREAM.other)
  if (frame < 0) return false
  const content = machine.memory.content(frame, cpu.now)
  run.sure = code.is(frame, content)
  if (!run.sure) run.end = {kind: "strange code", pc: code.va as Va, pa: machine.frames.pa(frame), content}
  return run.sure
}

/** The words of the frame in which the list is read next, through the MMU; undefined: that was a fault. */
export function listWords(run: Run): Uint32Array | undefined {
  const frame = access(run, run.pair, "read", STREAM.list)
  if (frame < 0) return undefined
  const {memory} = run.machine
  if (run.list.frame !== frame) run.list = {frame, words: memory.words(memory.content(frame, run.cpu.now))}
  return run.list.words
}

/** Where in its frame that is, in words. It was read, so it is an address of those that are translated. */
export function inFrame({pair, machine}: Run): number {
  const {bytes} = machine.frames
  const va = pair as Va
  return Math.floor((va - Math.floor(va / bytes) * bytes) / 4)
}

/** Loads a page and stores it: from and to are virtual addresses. false: a fault. */
export function move(run: Run, from: number | bigint, to: number | bigint): boolean {
  const {machine, cpu} = run
  const {memory, journal} = machine
  const source = access(run, from, "read", STREAM.from)
  if (source < 0) return false
  const frame = access(run, to, "write", STREAM.to)
  if (frame < 0) return false
  if (journal.length === cpu.now) journal.append(frame, memory.content(source, cpu.now))
  if (run.marks) mark(run, frame)
  cpu.now++
  cpu.wrote(frame)
  if (frame === run.list.frame) run.list = NO_LIST
  if (frame === machine.layout.exit) run.sure = false
  return true
}

/** The frame to which an access goes; -1: it faulted, and that is the end. */
export function access(run: Run, va: number | bigint, kind: Access["kind"], stream: number): number {
  let frame = -1
  if (typeof va === "number" && va >= -(2 ** 52) && va < 2 ** 52) frame = run.cpu.access(va, kind, stream)
  else run.cpu.refuse(BigInt.asUintN(64, BigInt(va)), kind, stream)
  if (frame < 0) die(run, kind)
  return frame
}

function die(run: Run, kind: Access["kind"]) {
  const fault = run.cpu.fault()
  run.end = {kind: "fault", access: kind, fault, words: lastWords(run.machine, run.cpu, fault)}
}

/** Translations of the first destinations, fetched while the old kernel's tables are still in TTBR1. */
export function lookAhead({machine, cpu}: Run) {
  const {list, frames, shift, scenario} = machine
  const count = Math.min(scenario.assumptions.tlb.speculated, list.length)
  for (let n = 0; n < count; n++) cpu.speculate((frames.pa(list.to(n)) + shift) as Va, "write")
}

function mark(run: Run, frame: number) {
  const {owners, special, source, outcome} = run.machine
  if (special[frame] === 0) return
  const owner = owners.get(frame)!
  const {ttbr1, mmu} = run.cpu.registers()
  if (owner === "source" && !(mmu && ttbr1 === source.root && holdsItsOwn(run, ttbr1))) return
  if (owner === "copy" && !(mmu && ttbr1 === outcome?.root)) return
  if (owner === "exit tables" && !mmu) return
  run.marks!.push({page: run.cpu.now, frame, owner})
}

/** Does a root still stand in its frame? Otherwise nothing below it is reached any more. */
function holdsItsOwn({machine: {frames, memory}, cpu}: Run, root: Pa): boolean {
  const frame = frames.number(root)
  return memory.content(frame, cpu.now) === -1 - frame
}
