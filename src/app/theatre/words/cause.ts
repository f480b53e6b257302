// Why a story ended as it did: found in the walk of the access that failed, in memory, and in what the scenario has different. Words and
// remedies are both made of it.

import type {Flags} from "../../../model/experiment.ts"
import type {End} from "../../../model/machine/atWork.ts"
import type {Accessed} from "../../../model/machine/cpu.ts"
import type {Scenario} from "../../../model/machine/scenario.ts"
import type {Step} from "../../../model/mmu/walk.ts"
import {toVa, type Pa} from "../../../model/word.ts"
import type {TlbEntry} from "../../../model/machine/tlb.ts"
import type {Moment} from "../../../view/theatre/moment.ts"
import type {Told} from "./told.ts"

/** Whose tables: those of a root. */
export type Whose = "source" | "copy" | "exit" | "restored" | "other"

export type Cause =
  /** A table on the way of the walk had been overwritten: the step that read it. */
  | {readonly kind: "lost table"; readonly whose: Whose; readonly step: Step}
  /** The TLB answered with what no table says any more, or what none ever said. */
  | {readonly kind: "stale entry"; readonly hit: TlbEntry}
  | {readonly kind: "read-only"; readonly whose: Whose; readonly step: Step}
  | {readonly kind: "not executable"; readonly whose: Whose; readonly step: Step}
  /** The entry has a value and no valid bit. */
  | {readonly kind: "invalid entry"; readonly whose: Whose; readonly step: Step}
  /** Nothing is where an entry should be. */
  | {readonly kind: "empty entry"; readonly whose: Whose; readonly step: Step}
  /** The tables lead to an address that no memory is at. */
  | {readonly kind: "no memory"; readonly pa: Pa}
  /** The walk began at another level than that of the tables' root: TTBR0's are made for another T0SZ. */
  | {readonly kind: "T0SZ"; readonly misfit: NonNullable<Moment["misfit"]>; readonly step: Step}
  /** No walk, or one that the model cannot explain further. */
  | {readonly kind: "unknown"}

/** Ends that an access comes to. */
const CAUSED: readonly End["kind"][] = ["fault", "strange code", "strange data"]

/** The cause of a fault, or of code or data that are none: there only what led to it; `unknown` for any other end. */
export function causeOf(told: Told): Cause {
  const {moment} = told
  const line = moment.walks[0]
  if (!line || !moment.end || !CAUSED.includes(moment.end.kind)) return {kind: "unknown"}
  const {access, stops} = line
  const {walk, hit} = access
  if (hit && isStale(access, hit)) return {kind: "stale entry", hit}
  if (moment.end.kind !== "fault") return {kind: "unknown"}
  const whose = whoseTables(told, walk.half)
  const last = walk.steps.at(-1)
  if (walk.half === 0 && moment.misfit && last) return {kind: "T0SZ", misfit: moment.misfit, step: last}
  const lost = walk.steps.find((_, n) => stops[n].table === "overwritten" || stops[n].table === "never")
  if (lost) return {kind: "lost table", whose, step: lost}
  const step = walk.steps.at(-1)
  if (!walk.fault && walk.outputAddress !== null) return {kind: "no memory", pa: walk.outputAddress}
  if (!step || !walk.fault) return {kind: "unknown"}
  if (walk.fault.kind === "permission")
    return {kind: access.kind === "fetch" ? "not executable" : "read-only", whose, step}
  if (walk.fault.kind !== "translation" || !step.descriptor) return {kind: "unknown"}
  const isEmpty = (step.descriptor.lo | step.descriptor.hi) === 0
  return {kind: isEmpty ? "empty entry" : "invalid entry", whose, step}
}

function whoseTables({moment, playbill}: Told, half: 0 | 1): Whose {
  if (half === 0) return "exit"
  const {ttbr1} = moment.registers
  const {source, copy, restored} = playbill.roots
  if (ttbr1 === copy) return "copy"
  if (ttbr1 === source && moment.live.source) return "source"
  return ttbr1 === restored ? "restored" : "other"
}

/** Would the tables have let pass what the TLB's entry does not, or have led elsewhere? */
function isStale({walk, fault, va}: Accessed, {base, start}: TlbEntry): boolean {
  if (walk.outputAddress === null) return false
  return fault?.kind === "permission" || toVa(va) - start + base !== walk.outputAddress
}

/** Are the four flags those of the scenario's revision? */
export function hasFlags({experiment}: Scenario): boolean {
  return experiment.revision.startsWith("v1-")
}

/** Can the copy lack what the source maps, by an index that is not the level's own? */
export function isMisindexed({experiment, assumptions}: Scenario): boolean {
  return assumptions.indexedTwice || experiment.revision === "v1-as-posted"
}

/** Does the copy leave out what has no valid bit? */
export function leavesOut(scenario: Scenario): boolean {
  return !hasFlags(scenario) && !scenario.experiment.debugPagealloc
}

export function isOff({experiment}: Scenario, flag: keyof Flags): boolean {
  return !experiment.flags[flag]
}
