// What the theatre's words are made from, and the names in them. No word asks which example is open.

import {number} from "../../../model/descriptor/say.ts"
import type {End} from "../../../model/machine/atWork.ts"
import type {Scenario, TransitionName} from "../../../model/machine/scenario.ts"
import type {AccessFault} from "../../../model/machine/translation.ts"
import type {Access, FaultKind} from "../../../model/mmu/syndrome.ts"
import {hex64} from "../../../model/word.ts"
import type {Moment, Playbill, TimeMark} from "../../../view/theatre/moment.ts"
import {pageNumber} from "../../../view/theatre/timelineWords.ts"
import {levelWords} from "../../words/words.ts"

export interface Told {
  readonly playbill: Playbill
  readonly moment: Moment
  readonly scenario: Scenario
}

/** Who is overwritten, who comes, and what the pages of the list are pages of. */
export function kernels({transition}: Playbill) {
  return transition === "hibernate"
    ? {old: "the resume kernel", coming: "the restored kernel", pages: "the image"}
    : {old: "the old kernel", coming: "the new kernel", pages: "the new kernel"}
}

/** "page 3,384 of 9,088"; a page is counted from 0. */
export function pageName({pages}: Playbill, page: number): string {
  return `page ${pageNumber(page)} of ${number(pages)}`
}

/** "Page 3,384 of 9,088": at the head of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const FAULTS: Readonly<Record<FaultKind, string>> = {
  translation: "translation fault",
  addressSize: "address size fault",
  accessFlag: "access flag fault",
  permission: "permission fault",
  externalAbort: "external abort",
}

const ACCESSES: Readonly<Record<Access["kind"], string>> = {
  read: "reading",
  write: "writing",
  fetch: "fetching code at",
}

/** "level 3 permission fault writing 0xffff_0000_0185_f000". */
export function faultWords({kind, level, far}: AccessFault, access: Access["kind"]): string {
  return `${faultName(kind, level)} ${ACCESSES[access]} ${hex64(far)}`
}

/** "level 3 permission fault"; an abort of a walk says so. */
export function faultName(kind: FaultKind, level: AccessFault["level"]): string {
  if (kind !== "externalAbort") return `${levelWords(level!)} ${FAULTS[kind]}`
  return level === null ? FAULTS.externalAbort : `${FAULTS.externalAbort} of the walk at ${levelWords(level)}`
}

/** How the kernel's own code came to no return; null: it returned, with an error. */
export function diedIn(
  rc: Extract<End, {kind: "refused"}>["rc"],
): "stopped in BUG()" | "ran out of bounds" | null {
  return rc === "BUG" ? "stopped in BUG()" : rc === "OOB" ? "ran out of bounds" : null
}

/** The mark of a kind at the moment's own event. */
export function marked({playbill, moment}: Told, kind: TimeMark["kind"]): boolean {
  return playbill.marks.some(mark => mark.kind === kind && mark.event === moment.event)
}

/** "a", "2" ...: how many, in a sentence. */
export function howMany(n: number): string {
  return n === 1 ? "one" : number(n)
}

/** The step of the kernel that a moment belongs to: the last one that began; null: before the first. */
export function stepNumber({playbill, moment}: Told): number | null {
  const stop = [...playbill.before, ...playbill.after].findLast(({event}) => event <= moment.event)
  if (!stop || stop.number === 0) return null
  return moment.page === null ? stop.number : listNumber(playbill)
}

/** The step that the list is, by the kernel's numbers. */
const LIST_STEPS: Readonly<Record<TransitionName, number>> = {
  hibernate: 8,
  kexec: 7,
  "kexec, v1": 8,
  "kexec, MMU off": 4,
}

export function listNumber({transition}: Playbill): number {
  return LIST_STEPS[transition]
}

/** Why nothing can be at the address of the access that failed, whatever the tables say; null: something could. */
export function impossible({moment: {walks, registers}}: Told): string | null {
  const access = walks[0]?.access
  if (!access) return null
  const {half, steps, fault} = access.walk
  if (!registers.mmu) return fault?.kind === "addressSize" ? "no memory can have such an address" : null
  if (steps.length > 0 || fault?.kind !== "translation") return null
  // Without a table in TTBR0 no walk begins there, however good the address.
  const top = BigInt.asIntN(64, access.va) >> 52n
  const outside = half === 1 || registers.ttbr0 !== null || top !== 0n
  return outside ? "no such address is ever mapped" : null
}
