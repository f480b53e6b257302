// The accesses of an event as lines of stations: the register, a table page a level, and what the walk leads to.

import {kind} from "../../model/descriptor/descriptor.ts"
import type {Accessed} from "../../model/machine/cpu.ts"
import type {Machine} from "../../model/machine/machine.ts"
import {tableIn} from "../../model/machine/tableIn.ts"
import type {Step} from "../../model/mmu/walk.ts"
import type {WalkLine, WalkStop} from "./moment.ts"
import {toVa, type Pa} from "../../model/word.ts"

/** Frames that are shown on either side of a station. */
const NEIGHBOURS = 4

/**
 * A line for each access, the one that is to be shown first: what faulted, else the store, else the last; what was only looked up ahead of
 * time is behind all that the CPU does. `now`: what each frame is; `copied`: pages that were copied before.
 */
export function walkLines(
  machine: Machine,
  accesses: readonly Accessed[],
  now: Uint8Array,
  copied: number,
): WalkLine[] {
  const shown = shownOf(accesses.filter(({ahead}) => !ahead)) ?? shownOf(accesses)
  if (!shown) return []
  return [shown, ...accesses.filter(access => access !== shown)].map(access => ({
    access,
    register: access.register,
    stops: [...access.walk.steps.map(step => table(step, access)), ...ends(access)],
  }))

  function table({level, table: at, index, descriptor}: Step, access: Accessed): WalkStop {
    const {walk} = access
    // A smaller lower half has the same descriptors.
    const {geometry} = machine.source
    const [lo, hi] = descriptor ? [descriptor.lo, descriptor.hi] : [0, 0]
    const what = kind(geometry, level, lo, hi)
    const faults = walk.fault !== null && level === walk.steps.at(-1)!.level
    const leads = what === "table" || what === "page" || what === "block"
    return {
      ...{what: level, pa: frame(at), around: around(at), entry: {index, lo, hi}},
      table: descriptor && tableIn(machine, machine.frames.number(frame(at)), timeOf(access)),
      next: faults || !leads ? "fault" : what,
    }
  }

  /** Pages copied when an access was made: what follows the store finds it done. */
  function timeOf(access: Accessed): number {
    const stored = accesses.findIndex(({stream, fault}) => stream === "to" && !fault)
    return stored >= 0 && accesses.indexOf(access) > stored ? copied + 1 : copied
  }

  /** Where the data or the code lies, if the tables or the TLB say it; of a store also where the data comes from. */
  function ends(access: Accessed): WalkStop[] {
    const {kind, pa, walk, fault} = access
    const {leaf} = walk
    const mapped = leaf && ((leaf.base + toVa(access.va) - leaf.start) as Pa)
    const at = pa ?? walk.outputAddress ?? mapped
    if (at === null) return []
    const what = ({read: "from", write: "to", fetch: "fetch"} as const)[kind]
    // No memory is there.
    const aborts = fault?.kind === "externalAbort" && walk.fault === null
    const stops = [end(what, at, aborts)]
    const from = kind === "write" && !fault ? loaded(accesses) : undefined
    return from?.pa ? [...stops, end("from", from.pa, false)] : stops
  }

  function end(what: "to" | "from" | "fetch", at: Pa, aborts: boolean): WalkStop {
    return {what, pa: frame(at), around: around(at), entry: null, table: null, next: aborts ? "fault" : null}
  }

  function frame(pa: Pa): Pa {
    return (pa - (pa % machine.frames.bytes)) as Pa
  }

  function around(pa: Pa): number[] {
    const {frames} = machine
    return Array.from({length: 2 * NEIGHBOURS + 1}, (_, n) => {
      const number = frames.number((frame(pa) + (n - NEIGHBOURS) * frames.bytes) as Pa)
      return number < 0 ? -1 : now[number]
    })
  }
}

function shownOf(accesses: readonly Accessed[]): Accessed | undefined {
  return accesses.find(({fault}) => fault) ?? accesses.find(({kind}) => kind === "write") ?? accesses.at(-1)
}

/** The load of a page that is copied. */
export function loaded(accesses: readonly Accessed[]): Accessed | undefined {
  return accesses.find(({stream}) => stream === "from")
}
