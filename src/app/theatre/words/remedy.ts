// What might help: from how a story ended to what is to be changed in its scenario. Only what the cause is about; whether it does help is
// found out by running it, in tryRemedy.ts.

import type {Flags, RevisionName} from "../../../model/experiment.ts"
import type {End} from "../../../model/machine/atWork.ts"
import type {MadeBy} from "../../../model/machine/madeBy.ts"
import type {
  Assumptions,
  KexecAssumptions,
  Scenario,
  TransitionName,
} from "../../../model/machine/scenario.ts"
import {causeOf, hasFlags, isOff, leavesOut, type Cause} from "./cause.ts"
import {capital, type Told} from "./told.ts"

export type Change =
  | {readonly kind: "copy first"}
  | {readonly kind: "flag"; readonly flag: keyof Flags; readonly on: boolean}
  | {readonly kind: "debug_pagealloc"; readonly on: boolean}
  | {readonly kind: "safe"; readonly what: keyof Assumptions["safe"]}
  | {readonly kind: "invalidate"}
  | {readonly kind: "revision"; readonly revision: RevisionName}
  | {readonly kind: "index once"}
  | {readonly kind: "map nothing"}
  | {readonly kind: "take edits back"}
  | {readonly kind: "turn back"}
  | {readonly kind: "more pages"}
  /** kexec's own: list pages and struct kimage in nobody's way, all that is needed read before, idmap and T0SZ as they must be. */
  | {readonly kind: "safe kexec"; readonly what: keyof KexecAssumptions["safe"]}
  | {readonly kind: "read early"}
  | {readonly kind: "idmap"}
  | {readonly kind: "t0sz"}

/** Table pages that every copy here can be made with. */
const ENOUGH = 2 ** 20

export interface Remedy {
  /** On its button. */
  readonly label: string
  /** One after the other. */
  readonly changes: readonly Change[]
}

/** What the end's cause asks for; null: it needs nothing, or nothing is known. */
export function changeOf(told: Told): Change | null {
  const {end} = told.moment
  return end && changeFor(told, end)
}

/** The scenario as it is after some changes; everything else stays. */
export function remedied(scenario: Scenario, changes: readonly Change[]): Scenario {
  return changes.reduce(changed, scenario)
}

function changed(scenario: Scenario, change: Change): Scenario {
  const {experiment, assumptions} = scenario
  const {kexec} = assumptions
  const assume = (parts: Partial<Assumptions>): Scenario => ({
    ...scenario,
    assumptions: {...assumptions, ...parts},
  })
  const try_ = (parts: Partial<Scenario["experiment"]>): Scenario => ({
    ...scenario,
    experiment: {...experiment, ...parts},
  })
  switch (change.kind) {
    case "copy first":
      return assume({copied: true})
    case "flag":
      return try_({flags: {...experiment.flags, [change.flag]: change.on}})
    case "debug_pagealloc":
      return try_({debugPagealloc: change.on})
    case "safe":
      return assume({safe: {...assumptions.safe, [change.what]: true}})
    case "invalidate":
      return assume({tlb: {...assumptions.tlb, invalidates: true}})
    case "revision":
      return try_({revision: change.revision})
    case "index once":
      return assume({indexedTwice: false})
    case "map nothing":
      return try_({maps: []})
    case "take edits back":
      return try_({edits: []})
    case "turn back":
      return assume({turned: null})
    case "safe kexec":
      return assume({kexec: {...kexec, safe: {...kexec.safe, [change.what]: true}}})
    case "read early":
      return assume({kexec: {...kexec, late: false}})
    case "idmap":
      return assume({kexec: {...kexec, idmap: true}})
    case "t0sz":
      return assume({kexec: {...kexec, t0sz: true}})
    case "more pages":
      return try_({allocator: {...experiment.allocator, limit: ENOUGH}})
  }
}

function changeFor(told: Told, end: End): Change | null {
  const {scenario} = told
  switch (end.kind) {
    case "survived":
      return null
    case "refused":
      return forRefused(scenario, end)
    case "fault":
      return forFault(told, causeOf(told)) ?? forAny(scenario) ?? forKexec(scenario)
    case "not whole":
    case "strange code":
    case "strange data":
    case "endless":
      return forAny(scenario) ?? forKexec(scenario)
  }
}

/** What only kexec can have wrong. Whoever reads struct kimage late survives if nobody overwrites it. */
function forKexec({transition, assumptions}: Scenario): Change | null {
  const {safe, late, idmap, t0sz} = assumptions.kexec
  if (transition === "hibernate") return null
  if (!idmap) return {kind: "idmap"}
  if (!t0sz) return {kind: "t0sz"}
  if (!safe.list) return {kind: "safe kexec", what: "list"}
  if (late) return {kind: "read early"}
  return safe.kimage ? null : {kind: "safe kexec", what: "kimage"}
}

function forFault(told: Told, cause: Cause): Change | null {
  const {scenario, moment} = told
  const {experiment, assumptions} = scenario
  if ("whose" in cause && cause.whose !== "exit" && !assumptions.copied) return {kind: "copy first"}
  if ("whose" in cause && cause.whose === "copy" && assumptions.turned !== null) return {kind: "turn back"}
  const undone = moment.madeBy && UNDONE[moment.madeBy]
  switch (cause.kind) {
    case "lost table":
      return cause.whose === "exit" ? {kind: "safe", what: "exit"} : null
    case "stale entry":
      return assumptions.tlb.invalidates ? null : {kind: "invalidate"}
    case "read-only":
      if (undone) return undone
      if (hasFlags(scenario) && isOff(scenario, "mkwrite")) return {kind: "flag", flag: "mkwrite", on: true}
      return experiment.revision === "mainline" ? {kind: "revision", revision: "v6.12"} : null
    case "invalid entry":
      if (hasFlags(scenario) && isOff(scenario, "mkvalid")) return {kind: "flag", flag: "mkvalid", on: true}
      return undone
    case "empty entry":
      return forEmpty(scenario, moment)
    case "no memory":
      // With the MMU off no entry led there.
      if (!moment.registers.mmu) return null
      if (undone) return undone
      return hasFlags(scenario) && isOff(scenario, "checkpfn")
        ? {kind: "flag", flag: "checkpfn", on: true}
        : null
    case "T0SZ":
      return {kind: "t0sz"}
    case "not executable":
    case "unknown":
      return null
  }
}

/** An experiment's own part, left out. */
const UNDONE: Readonly<Record<MadeBy, Change>> = {
  edit: {kind: "take edits back"},
  map: {kind: "map nothing"},
}

function forEmpty(scenario: Scenario, {own, madeBy}: Told["moment"]): Change | null {
  const {experiment, assumptions} = scenario
  if (own === "valid" && assumptions.indexedTwice) return {kind: "index once"}
  if (own === "valid" && experiment.revision === "v1-as-posted")
    return {kind: "revision", revision: "v1-as-intended"}
  if (madeBy) return UNDONE[madeBy]
  return own === "invalid" && leavesOut(scenario) ? {kind: "debug_pagealloc", on: true} : null
}

function forRefused({experiment}: Scenario, {rc, stop}: Extract<End, {kind: "refused"}>): Change | null {
  if (rc === -12) return {kind: "more pages"}
  if (stop?.reason === "conflict") return {kind: "map nothing"}
  if (experiment.edits.length) return {kind: "take edits back"}
  if (rc === "OOB" && experiment.maps.length) return {kind: "map nothing"}
  return rc === "OOB" && experiment.revision === "v1-as-posted"
    ? {kind: "revision", revision: "v1-as-intended"}
    : null
}

/** Whatever of the scenario is not as the kernel has it. */
function forAny({experiment, assumptions}: Scenario): Change | null {
  const {safe, tlb} = assumptions
  if (!assumptions.copied) return {kind: "copy first"}
  if (!safe.tables) return {kind: "safe", what: "tables"}
  if (!safe.exit) return {kind: "safe", what: "exit"}
  if (!safe.zero) return {kind: "safe", what: "zero"}
  if (!tlb.invalidates) return {kind: "invalidate"}
  if (assumptions.turned !== null) return {kind: "turn back"}
  if (assumptions.indexedTwice) return {kind: "index once"}
  if (experiment.maps.length) return {kind: "map nothing"}
  return experiment.edits.length ? {kind: "take edits back"} : null
}

const SAFE: Readonly<Record<keyof Assumptions["safe"], string>> = {
  tables: "take the tables from safe pages",
  exit: "put the code that copies into a safe page",
  zero: "take a safe zero page",
}

/** "Copy the table first, turn MKWRITE on and try again". */
export function labelOf(changes: readonly Change[], transition: TransitionName): string {
  if (changes.every(isRefusal)) return "Turn CHECKPFN on and be refused"
  return `${capital(changes.map(change => wordsOf(change, transition)).join(", "))} and try again`
}

/** Does a change lead to an error, and is it for the better all the same? */
export function isRefusal(change: Change): boolean {
  return change.kind === "flag" && change.flag === "checkpfn" && change.on
}

function wordsOf(change: Change, transition: TransitionName): string {
  switch (change.kind) {
    case "copy first":
      return transition === "kexec, v1" ? "make the two maps first" : "copy the table first"
    case "flag":
      return `turn ${change.flag.toUpperCase()} ${change.on ? "on" : "off"}`
    case "debug_pagealloc":
      return `turn debug_pagealloc ${change.on ? "on" : "off"}`
    case "safe":
      return SAFE[change.what]
    case "invalidate":
      return "invalidate the TLB"
    case "revision":
      return change.revision === "v1-as-intended" ? "take v1 as intended" : "take Linux 6.12"
    case "index once":
      return "pass the root itself"
    case "map nothing":
      return "map nothing into the copy"
    case "take edits back":
      return "take the edits back"
    case "turn back":
      return "turn the bit back"
    case "safe kexec":
      return `take ${change.what === "list" ? "list pages" : "a struct kimage"} that nobody overwrites`
    case "read early":
      return "read struct kimage first"
    case "idmap":
      return "map the code at its own address"
    case "t0sz":
      return "set T0SZ for the idmap"
    case "more pages":
      return "give it the pages it needs"
  }
}
