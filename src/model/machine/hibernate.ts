// Hibernate's restore, step by step: what the resume kernel and the page that copies do, executed on the machine. Nothing here knows what a
// scenario is about. Transitional tables facts, 6.2 and 6.3; Linux 5.3, 5.12, 6.1, arch/arm64/kernel/hibernate.c, hibernate-asm.S.
// Left out: EL2 (the machine starts at EL1), MTE tags, the cleaning of caches, what happens after the return.

import type {ReturnCode} from "../experiment.ts"
import type {Access} from "../mmu/syndrome.ts"
import type {Stop} from "../outcome.ts"
import {cpu, type AccessFault, type Cpu, type CpuSnapshot} from "./cpu.ts"
import type {ContentCode} from "./journal.ts"
import {silenceOf, type LastWords} from "./lastWords.ts"
import {firstPair, followingPair, pairAt} from "./physical.ts"
import type {Machine, Owner} from "./prepare.ts"
import type {Pa, Va} from "../word.ts"

/** The steps before the list, the list, and those after it. `page` is one pair of the list. */
export const BEFORE = [
  ...(["resume", "load", "tables", "zero page", "exit page", "ttbr0", "jump"] as const),
  ...(["zero in ttbr1", "invalidate", "copy in ttbr1"] as const),
] as const
export const AFTER = ["zero in ttbr1 again", "invalidate again", "restored in ttbr1", "return"] as const
export type Station = (typeof BEFORE)[number] | "page" | (typeof AFTER)[number]

/** How a transition ends. */
export type End =
  /** The restored kernel runs on at `entry` (null: the source maps no code, and a load through its tables was tried instead). */
  | {readonly kind: "survived"; readonly entry: Va | null}
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
  /** The list has more pairs than were put in: it was followed into something else. */
  | {readonly kind: "endless"}

/** A frame was overwritten that was needed as it was. */
export interface Mark {
  /** The pages that were copied before. */
  readonly page: number
  readonly frame: number
  readonly owner: Owner
}

/** A machine at work. Its memory is that of the journal at `cpu.now`. */
export interface Run {
  readonly machine: Machine
  readonly cpu: Cpu
  /** The address of the pair that comes next; 0: none. */
  pair: number
  end: End | undefined
  /** Is the page that copies known to be mapped and whole? */
  sure: boolean
  /** The frame that the pairs were read from last, as it is now. */
  list: {readonly frame: number; readonly words: Uint32Array}
  /** Gets the marks, if there is one. */
  marks: Mark[] | undefined
}

const TWO_32 = 2 ** 32
const NO_LIST = {frame: -1, words: new Uint32Array(0)}

/** A machine's run from its first step on. */
export function start(machine: Machine): Run {
  const {source, memory, scenario, layout, frames, shift, text} = machine
  const {order, tlb} = scenario.assumptions
  const registers = {
    ...{ttbr0: null, ttbr1: source.root, t0sz: 64 - source.geometry.vaBits, mair: source.mair},
    ...{mmu: true, el: 1 as const, pc: text.first ?? (0 as Va)},
  }
  return {
    machine,
    cpu: cpu(source.geometry, memory, registers, tlb),
    pair: pairAt(frames, layout, shift, firstPair(layout, order)),
    end: undefined,
    sure: false,
    list: NO_LIST,
    marks: undefined,
  }
}

/** The run as it was: registers and TLB, pages copied, the pair that comes next. */
export function resume(run: Run, cpu: CpuSnapshot, copied: number, pair: number) {
  run.cpu.restore(cpu, copied)
  Object.assign(run, {pair, end: undefined, sure: false, list: NO_LIST})
}

/** A step before or after the list. */
export function stationStep(run: Run, station: Exclude<Station, "page">) {
  const {machine, cpu} = run
  const {exit, zero, source, outcome} = machine
  run.sure = false
  switch (station) {
    case "resume":
    case "load":
    case "zero page":
    case "exit page":
      return
    case "tables": {
      const failed = outcome && [outcome, ...outcome.maps].find(({rc}) => rc !== 0)
      if (failed) run.end = {kind: "refused", rc: failed.rc, stop: failed.stop}
      return
    }
    case "ttbr0":
      cpu.set({ttbr0: null})
      cpu.invalidate()
      cpu.set({ttbr0: exit.root, t0sz: exit.t0sz})
      return
    case "jump":
      cpu.set({pc: exit.va})
      fetchCode(run)
      return
    case "zero in ttbr1":
      lookAhead(run)
      cpu.set({ttbr1: zero})
      return
    case "invalidate":
    case "invalidate again":
      cpu.invalidate()
      if (station === "invalidate again") lookAtRestored(run)
      return
    case "copy in ttbr1":
      cpu.set({ttbr1: outcome ? (outcome.root ?? zero) : source.root})
      fetchCode(run)
      return
    case "zero in ttbr1 again":
      if (fetchCode(run)) cpu.set({ttbr1: zero})
      return
    case "restored in ttbr1":
      if (fetchCode(run)) cpu.set({ttbr1: machine.restoredRoot})
      return
    case "return":
      return comeBack(run)
  }
}

/** One pair: the list is read, a page loaded and stored, the next pair looked up. */
export function copyPage(run: Run) {
  const {machine, cpu} = run
  const {memory, journal} = machine
  if (cpu.now >= machine.layout.pairs) {
    run.end = {kind: "endless"}
    return
  }
  if (!fetchCode(run)) return
  const words = pairWords(run)
  if (!words) return
  const at = inFrame(run)
  const from = access(run, address(words[at], words[at + 1]), "read", 1)
  if (from < 0) return
  const to = access(run, address(words[at + 2], words[at + 3]), "write", 2)
  if (to < 0) return

  if (journal.length === cpu.now) journal.append(to, memory.content(from, cpu.now))
  if (run.marks) mark(run, to)
  cpu.now++
  cpu.wrote(to)
  if (to === run.list.frame) run.list = NO_LIST
  if (to === machine.layout.exit) run.sure = false

  const left = pairWords(run)
  if (left) run.pair = address(left[at + 4], left[at + 5])
}

/** The words of the frame in which the pair lies, through the MMU. */
function pairWords(run: Run): Uint32Array | undefined {
  const frame = access(run, run.pair, "read", 0)
  if (frame < 0) return undefined
  const {memory} = run.machine
  if (run.list.frame !== frame) run.list = {frame, words: memory.words(memory.content(frame, run.cpu.now))}
  return run.list.words
}

/** Where in its frame the pair lies, in words. */
function inFrame({pair, machine}: Run): number {
  const {bytes} = machine.frames
  return Math.floor((pair - Math.floor(pair / bytes) * bytes) / 4)
}

/** A pair's address as a number; one that no configuration translates keeps its sign and stays out of range. */
function address(lo: number, hi: number): number {
  return (hi | 0) * TWO_32 + lo
}

/** The frame to which an access goes; -1: it faulted, and that is the end. */
function access(run: Run, va: number, kind: Access["kind"], stream: number): number {
  let frame = -1
  if (va >= -(2 ** 52) && va < 2 ** 52) frame = run.cpu.access(va, kind, stream)
  else run.cpu.refuse(BigInt(va), kind)
  if (frame < 0) die(run, kind)
  return frame
}

function die(run: Run, kind: Access["kind"]) {
  const fault = run.cpu.fault()
  run.end = {kind: "fault", access: kind, fault, words: silenceOf(run.machine, run.cpu, fault)}
}

/** The next instruction: the page that copies must still be mapped, and still be that page. */
function fetchCode(run: Run): boolean {
  const {machine, cpu} = run
  // Nothing else is fetched, so what the TLB for fetches has stays until it is invalidated.
  if (run.sure && !cpu.log) return true
  const {va} = machine.exit
  const frame = access(run, va, "fetch", 3)
  if (frame < 0) return false
  const content = machine.memory.content(frame, cpu.now)
  run.sure = content === -1 - machine.layout.exit
  if (!run.sure) run.end = {kind: "strange code", pc: va, pa: machine.frames.pa(frame), content}
  return run.sure
}

/** Translations of the first destinations, fetched while the resume kernel's tables are still in TTBR1. */
function lookAhead({machine, cpu}: Run) {
  const {layout, frames, shift, scenario} = machine
  const {order, tlb} = scenario.assumptions
  let rank = firstPair(layout, order)
  for (let n = 0; n < tlb.speculated && rank >= 0; n++) {
    cpu.speculate((frames.pa(layout.homes.at(rank)) + shift) as Va, "write")
    rank = followingPair(layout, order, rank)
  }
}

/** Translations that the restored kernel will need, fetched while the zero page is in TTBR1. */
function lookAtRestored({machine, cpu}: Run) {
  if (machine.scenario.assumptions.tlb.speculated === 0) return
  const {first} = machine.text
  if (first !== null) cpu.speculate(first, "fetch")
  cpu.speculate(firstLoad(machine), "read")
}

/** The restored kernel's first load: of a page of its own, the lowest that was copied. Which one it really is depends on its stack. */
function firstLoad({frames, layout, shift}: Machine): Va {
  return (frames.pa(layout.homes.at(0)) + shift) as Va
}

/** Into the restored kernel: a fetch of its code, a load of its data. Both must find the image, each where it belongs. */
function comeBack(run: Run) {
  const {machine, cpu} = run
  if (!fetchCode(run)) return
  const {frames, memory, layout} = machine
  const text = machine.text.first
  if (text !== null) {
    cpu.set({pc: text})
    if (!found(run, text, "fetch")) return
  }
  if (found(run, firstLoad(machine), "read")) run.end = {kind: "survived", entry: text}

  function found(at: Run, va: Va, kind: "fetch" | "read"): boolean {
    const frame = access(at, va, kind, 3)
    if (frame < 0) return false
    const content = memory.content(frame, cpu.now)
    // What the list leaves out is the same in both kernels, as long as nobody writes it.
    const rank = layout.homes.rank(frame)
    const listed = rank >= 0 && rank < layout.pairs
    if (content === (listed || content >= 0 ? frame : -1 - frame)) return true
    at.end = {kind: "strange code", pc: va, pa: frames.pa(frame), content}
    return false
  }
}

function mark(run: Run, frame: number) {
  const owner = run.machine.owners.get(frame)
  if (owner === undefined) return
  const live = run.cpu.registers().ttbr1
  const {source, outcome} = run.machine
  if (owner === "source" && live !== source.root) return
  if (owner === "copy" && live !== outcome?.root) return
  run.marks!.push({page: run.cpu.now, frame, owner})
}
