// Why a story ended as it did: found in the walk of the access that failed, in memory, and in what the scenario has different. Words and
// remedies are both made of it.

import type {Flags} from "../../../model/experiment.ts"
import type {Scenario} from "../../../model/machine/scenario.ts"
import type {Step} from "../../../model/mmu/walk.ts"
import type {Pa} from "../../../model/word.ts"
import {HOLDERS, type Holder, type MapPart} from "../../../view/theatre/moment.ts"
import type {Told} from "./told.ts"

/** Whose tables: those of a root. */
export type Whose = "source" | "copy" | "exit" | "restored" | "other"

export type Cause =
  /** A table on the way of the walk had been overwritten: the step that read it. */
  | {readonly kind: "lost table"; readonly whose: Whose; readonly step: Step}
  /** The TLB answered with what no table says any more. */
  | {readonly kind: "stale entry"}
  | {readonly kind: "read-only"; readonly whose: Whose; readonly step: Step}
  | {readonly kind: "not executable"; readonly whose: Whose; readonly step: Step}
  /** The entry has a value and no valid bit. */
  | {readonly kind: "invalid entry"; readonly whose: Whose; readonly step: Step}
  /** Nothing is where an entry should be. */
  | {readonly kind: "empty entry"; readonly whose: Whose; readonly step: Step}
  /** The tables lead to an address that no memory is at. */
  | {readonly kind: "no memory"; readonly pa: Pa}
  /** No walk, or one that the model cannot explain further. */
  | {readonly kind: "unknown"}

/** The cause of a fault; `unknown` for any other end. */
export function causeOf(told: Told): Cause {
  const {moment} = told
  const access = moment.walks[0]?.access
  if (moment.end?.kind !== "fault" || !access) return {kind: "unknown"}
  const {walk, hit} = access
  if (hit && !walk.fault && access.fault?.kind === "permission") return {kind: "stale entry"}
  const whose = whoseTables(told, walk.half)
  const lost = walk.steps.find(({table}) => !holdsTable(told, whose, table))
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

const TABLES: Readonly<Record<Whose, readonly Holder[]>> = {
  source: ["source table"],
  copy: ["copy table"],
  exit: ["exit table"],
  restored: ["home", "home since loading"],
  other: ["zero page", "source table", "copy table"],
}

/** Does the frame of a table still hold one? A table is smaller than a page, or has one to itself. */
function holdsTable(told: Told, whose: Whose, table: Pa): boolean {
  const holder = holderAt(told, table)
  return holder !== null && TABLES[whose].includes(holder)
}

/** What the frame at an address holds at the moment; null: it is no frame. */
export function holderAt({playbill, moment}: Told, pa: Pa): Holder | null {
  const {parts, frameBytes} = playbill
  const part = parts.find(one => pa >= one.start && pa < endOf(one, frameBytes))
  return part ? HOLDERS[moment.holders[part.first + Math.floor((pa - part.start) / frameBytes)]] : null
}

function endOf({start, count}: MapPart, frameBytes: number): number {
  return start + count * frameBytes
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
