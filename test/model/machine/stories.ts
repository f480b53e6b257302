// Stories for tests: an example, what differs from its experiment, and what differs from what is assumed.

import {handmade} from "../../../src/model/handmade/tables.ts"
import type {Experiment, Flags} from "../../../src/model/experiment.ts"
import type {Loaded} from "../../../src/model/loaded.ts"
import {
  ASSUMED,
  type Assumptions,
  type KexecAssumptions,
  type Scenario,
  type TransitionName,
} from "../../../src/model/machine/scenario.ts"
import {simulate, type Story} from "../../../src/model/machine/story.ts"
import type {Place} from "../../../src/model/source.ts"
import {hex64, type Pa} from "../../../src/model/word.ts"

export type Assumed = Partial<Omit<Assumptions, "safe" | "tlb" | "kexec">> & {
  readonly safe?: Partial<Assumptions["safe"]>
  readonly tlb?: Partial<Assumptions["tlb"]>
  readonly kexec?: Partial<Omit<KexecAssumptions, "safe">> & {
    readonly safe?: Partial<KexecAssumptions["safe"]>
  }
}

export const NONE: Flags = {mkwrite: false, mkvalid: false, checkpfn: false, forcemap: false}

export function made(name: string): Loaded {
  return handmade.find(entry => entry.name === name)!.make()
}

/** An example whose source has one more place with a name. */
export function withPlace({source, ...rest}: Loaded, place: Place): Loaded {
  return {...rest, source: {...source, places: [...source.places, place]}}
}

export function scenarioOf(
  {experiment}: Loaded,
  change: Partial<Experiment> = {},
  {safe, tlb, kexec, ...rest}: Assumed = {},
  transition: TransitionName = "hibernate",
): Scenario {
  const assumptions = {
    ...{...ASSUMED, ...rest},
    safe: {...ASSUMED.safe, ...safe},
    tlb: {...ASSUMED.tlb, ...tlb},
    kexec: {...ASSUMED.kexec, ...kexec, safe: {...ASSUMED.kexec.safe, ...kexec?.safe}},
  }
  return {transition, experiment: {...experiment, ...change}, assumptions}
}

export function tell(
  loaded: Loaded,
  change?: Partial<Experiment>,
  assumed?: Assumed,
  transition?: TransitionName,
): Story {
  return simulate(scenarioOf(loaded, change, assumed, transition), loaded.source)
}

/** How and where a story ends, in one line: the number of the event, the page, and for a fault access, kind, level and address. */
export function ending({end, length, station}: Story): string {
  const {station: name, page} = station(length - 1)
  const where = `${length - 1} ${name}${page === null ? "" : ` ${page}`}`
  switch (end.kind) {
    case "survived":
    case "endless":
      return `${where}: ${end.kind}`
    case "not whole":
      return `${where}: not whole, ${end.missing} of the ${end.segments.join(", ")} missing`
    case "refused":
      return `${where}: refused ${end.rc}, ${end.stop?.function} ${hex64(end.stop?.va ?? 0)} level ${end.stop?.level}`
    case "strange code":
      return `${where}: strange code at ${hex64(end.pa)}`
    case "strange data":
      return `${where}: no ${end.what} at ${hex64(end.pa)}`
    case "fault":
      return `${where}: ${end.access} ${end.fault.kind} ${end.fault.level} ${hex64(end.fault.far)}`
  }
}

/** One frame at an address. */
export function frameAt(pa: number): {start: Pa; end: Pa} {
  return {start: pa as Pa, end: (pa + 4096) as Pa}
}
