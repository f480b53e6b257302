// The relocation code: what it reads of its list, moves, and where it branches to. It knows nothing but the words that it reads. Transitional tables facts, 7.3
// and 7.5; Linux 5.3, 5.17, arch/arm64/kernel/relocate_kernel.S. Left out: the cleaning and invalidation of caches, EL2.

import {access, enter, fetchCode, inFrame, listWords, move, type Loop, type Run} from "./atWork.ts"
import {newKernel} from "./code.ts"
import {STREAM} from "./cpu.ts"
import {IND_DESTINATION, IND_DONE, IND_INDIRECTION, IND_SOURCE} from "./kimage.ts"
import {arrive} from "./whole.ts"
import {address, type Address, type Pa, type Va, type Word} from "../word.ts"

const TWO_32 = 2 ** 32

/** Words without a page that are read before the list is taken to have no end. */
const WORDS = 2 ** 16

const EMPTY: Loop = {
  ...{lo: 0, hi: 0, to: 0, from: 0, left: 0, start: 0 as Va, tree: 0 as Va},
  ...{ttbr0: 0, ttbr1: 0, zero: 0, offset: 0},
}

type Register = Exclude<keyof Loop, "lo" | "hi"> | "entry"

/** Loads words at offsets from an address into registers; false: a fault. */
export function load(run: Run, at: number, what: Partial<Record<Register, number>>): boolean {
  let loop = run.loop ?? EMPTY
  for (const [name, offset] of Object.entries(what)) {
    const word = wordAt(run, at + offset)
    if (!word) return false
    loop = {...loop, ...(name === "entry" ? word : {[name]: valueOf(name as keyof Loop, word)})}
  }
  run.loop = loop
  return true
}

/** What is read before the list is whole, and of whole pages: exact, even a difference of addresses that is none itself. */
function valueOf(name: keyof Loop, {lo, hi}: Word): Address {
  if (name === "start" || name === "tree") return address(lo, hi)
  return ((hi | 0) * TWO_32 + lo) as Va
}

function wordAt(run: Run, at: number): Word | undefined {
  const frame = access(run, at, "read", STREAM.other)
  if (frame < 0) return undefined
  const {memory, frames} = run.machine
  const words = memory.words(memory.content(frame, run.cpu.now))
  const i = (at - Math.floor(at / frames.bytes) * frames.bytes) / 4
  return {lo: words[i], hi: words[i + 1]}
}

/** The words from the one at work up to the next SOURCE, or to the end. */
export function follow(run: Run) {
  const loop = run.loop!
  for (let n = 0; n < WORDS; n++) {
    if (loop.lo & IND_DONE) {
      run.pair = 0
      return
    }
    if (loop.lo & IND_SOURCE) return
    const named = pageOf(run, loop)
    if (loop.lo & IND_INDIRECTION) run.pair = named
    else if (loop.lo & IND_DESTINATION) loop.to = named
    if (!advance(run, loop)) return
  }
  run.end = {kind: "endless"}
}

/** One page: it is moved to the running destination, and the list read up to the next. */
export function copyPage(run: Run) {
  const {cpu, machine} = run
  if (cpu.now >= machine.list.length) {
    run.end = {kind: "endless"}
    return
  }
  if (!fetchCode(run)) return
  const loop = run.loop!
  if (!move(run, pageOf(run, loop), loop.to)) return
  loop.to += machine.frames.bytes
  if (advance(run, loop) && fetchCode(run)) follow(run)
}

function advance(run: Run, loop: Loop): boolean {
  const words = listWords(run)
  if (!words) return false
  const at = inFrame(run)
  loop.lo = words[at]
  loop.hi = words[at + 1]
  run.pair = (run.pair as Va) + 8
  return true
}

/** The address that is used for the page that the word at work names. */
function pageOf({machine}: Run, {lo, hi, offset}: Loop): number {
  return hi * TWO_32 + (lo - (lo % machine.frames.bytes)) - offset
}

/** Into the new kernel: a fetch of its first page, a load of its device tree. Both must be there, and where they belong. */
export function branch(run: Run) {
  const {machine, cpu, loop} = run
  const {frames, memory} = machine
  const {start, tree} = loop!
  if (!enter(run, newKernel(machine, start))) return
  if (tree !== 0) {
    const frame = access(run, tree, "read", STREAM.other)
    if (frame < 0) return
    const content = memory.content(frame, cpu.now)
    const home = frames.number(tree as number as Pa)
    if (frame !== home || content !== home) {
      run.end = {kind: "strange data", what: "device tree", va: tree as Va, pa: frames.pa(frame), content}
      return
    }
  }
  arrive(run, start as Va)
}
