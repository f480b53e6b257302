// kexec's relocation as merged for Linux 5.16: through a copy of the linear map in TTBR1, the code on one page at its own address in TTBR0, the MMU off only at the
// end. Transitional tables facts, 7.5; Linux 5.17, 7.1, arch/arm64/kernel/machine_kexec.c, relocate_kernel.S. Left out: EL2 (the machine
// starts at EL1, and its vectors are a station where nothing happens), the cleaning of caches.

import {begin, fetchCode, install, jump, lookAhead, mmuOff, tablesMade, type Run} from "./atWork.ts"
import {tablesOf} from "./kernelTables.ts"
import type {Machine} from "./machine.ts"
import {allocating, assembled, controlTables, groundOf, idmapOf, KIMAGE, kimageVa} from "./relocation.ts"
import {branch, copyPage, follow, load} from "./relocationCode.ts"
import type {Scenario} from "./scenario.ts"
import type {Transition} from "./transition.ts"
import {turnedOver} from "./turned.ts"
import {edited} from "../edit.ts"
import {pagesTaken} from "../outcome.ts"
import type {Source} from "../source.ts"
import type {Pa} from "../word.ts"

export const kexec: Transition = {
  before: [
    {station: "load", number: 1},
    {station: "tables", number: 1, happen: run => (run.end = tablesMade(run))},
    {station: "control page", number: 1},
    {station: "EL2 vectors", number: 2},
    {station: "ttbr0", number: 3, happen: installIdmap},
    {station: "call", number: 4, happen: jump},
    {station: "kimage", number: 5, happen: readKimage},
    {station: "zero in ttbr1", number: 6, happen: leave},
    {station: "invalidate", number: 6, happen: ({cpu}) => cpu.invalidate()},
    {station: "copy in ttbr1", number: 6, happen: enterCopy},
    {station: "head", number: 7, happen: follow},
  ],
  number: 7,
  after: [
    {station: "MMU off", number: 8, happen: leaveTables},
    {station: "branch", number: 9, happen: branch},
  ],
  made: {
    image: "load",
    list: "load",
    copy: "tables",
    "exit page": "control page",
    "exit tables": "control page",
  },
  preparation,
  start: machine => begin(machine, kimageVa(machine)),
  copyPage,
  copyStretch: () => 0,
}

function* preparation(scenario: Scenario, unedited: Source): Generator<void, Machine> {
  const {experiment, assumptions} = scenario
  const safe = tablesOf(experiment, edited(unedited, experiment.edits))
  yield
  const ground = groundOf(scenario, unedited, pagesTaken(safe))
  const {source, frames, plan, shift} = ground
  const made = assumptions.safe.tables ? safe : tablesOf(allocating(ground), source)
  yield
  const m = controlTables(ground)
  const idmap = idmapOf(ground, m, frames.pa(plan.exit))
  return assembled(ground, {
    outcome: assumptions.copied ? turnedOver(source.geometry, made, assumptions.turned) : null,
    exit: {...idmap, root: assumptions.kexec.idmap ? idmap.root : null},
    ...{restart: null, tables: m.memory, listShift: shift},
  })
}

/** With T0SZ as its tables need it, or as it was. */
function installIdmap(run: Run) {
  const {exit, scenario} = run.machine
  const {t0sz} = run.cpu.registers()
  install(run, scenario.assumptions.kexec.t0sz ? exit : {...exit, t0sz})
}

/** All that is needed later is loaded now, since struct kimage may be a destination; the entry address and that of the device tree only since 5.18. */
function readKimage(run: Run) {
  const {late} = run.machine.scenario.assumptions.kexec
  const {head, start, tree, ttbr1, zero, physOffset} = KIMAGE
  const early = late ? {} : {start, tree}
  load(run, kimageVa(run.machine), {...early, zero, ttbr1, entry: head, offset: physOffset})
}

function leave(run: Run) {
  lookAhead(run)
  run.cpu.set({ttbr1: run.loop!.zero as Pa})
}

function enterCopy(run: Run) {
  run.cpu.set({ttbr1: run.loop!.ttbr1 as Pa})
  fetchCode(run)
}

function leaveTables(run: Run) {
  const {machine} = run
  const {start, tree} = KIMAGE
  const {late} = machine.scenario.assumptions.kexec
  if (!late || load(run, kimageVa(machine), {start, tree})) mmuOff(run)
}
