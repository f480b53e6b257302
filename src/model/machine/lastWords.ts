// What is heard of a fault: the kernel's words, if the CPU reaches the handler and finds it whole; otherwise nothing, and why. Both
// have the same lines, with the walk of the kernel's own tables as memory holds them by then.

import type {Level} from "../geometry.ts"
import {oops} from "../mmu/oops.ts"
import type {Denial} from "../mmu/rights.ts"
import type {FaultKind} from "../mmu/syndrome.ts"
import {walk} from "../mmu/walk.ts"
import type {Cpu} from "./cpu.ts"
import type {AccessFault} from "./translation.ts"
import type {ContentCode} from "./journal.ts"
import type {Machine} from "./machine.ts"
import {bigVa} from "../word.ts"

/** What the kernel prints; or why nothing is printed, and what it would have been. */
export type LastWords =
  {readonly printed: readonly string[]} | (Silence & {readonly unsaid: readonly string[]})

export type Silence =
  /** The source maps no code of the kernel: nothing can be said of its vectors, and nothing is printed. */
  | {readonly silent: "no vectors"}
  /** The fetch of the handler faults itself, over and over: the machine is locked up. */
  | {readonly silent: "unmapped"; readonly fault: {readonly kind: FaultKind; readonly level: Level}}
  /** The same, but the handler is mapped: a descriptor on the way forbids to run it. */
  | {readonly silent: "not executable"; readonly by: Denial}
  /** The handler is fetched, and is no longer there. */
  | {readonly silent: "overwritten"; readonly content: ContentCode}

/** The words about a fault, as memory and registers are. The handler's stack is taken to be as good as its code. */
export function lastWords(machine: Machine, cpu: Cpu, {esr, far}: AccessFault): LastWords {
  const {release, major, geometry, root} = machine.source
  const memory = machine.memory.at(cpu.now)
  const lines = oops({esr, far, release, major, geometry, memory, root, tables: "swapper"})
  const silence = silenceOf(machine, cpu)
  return silence === null ? {printed: lines} : {...silence, unsaid: lines}
}

/** Why the kernel cannot speak; null: it can. */
function silenceOf({text, frames, memory}: Machine, cpu: Cpu): Silence | null {
  if (text.first === null) return {silent: "no vectors"}
  const fetch = walk(cpu.regime(), memory.at(cpu.now), bigVa(text.first), {el: 1, kind: "fetch"})
  const by = fetch.leaf?.rights.denied.find(({el, kind}) => el === 1 && kind === "fetch")
  if (fetch.fault?.kind === "permission" && by) return {silent: "not executable", by}
  if (fetch.fault) return {silent: "unmapped", fault: fetch.fault}
  const frame = frames.memory(fetch.outputAddress!)
  if (frame < 0) return {silent: "unmapped", fault: {kind: "externalAbort", level: 3}}
  const content = memory.content(frame, cpu.now)
  return content === -1 - frame ? null : {silent: "overwritten", content}
}
