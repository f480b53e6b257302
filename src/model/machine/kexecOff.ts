// kexec's relocation before the series: the MMU is off, addresses are physical, no table matters. Correct, and slow, since data caches are off with it.
// Transitional tables facts, 7.3; Linux 5.3, arch/arm64/kernel/machine_kexec.c, cpu-reset.S, relocate_kernel.S. Left out: EL2, caches.

import {begin, jump, type Run} from "./atWork.ts"
import type {Machine} from "./machine.ts"
import {assembled, controlTables, groundOf, idmapOf, KIMAGE, kimageVa} from "./relocation.ts"
import {branch, copyPage, follow, load} from "./relocationCode.ts"
import {restartStations} from "./restart.ts"
import type {Scenario} from "./scenario.ts"
import type {Transition} from "./transition.ts"
import type {Source} from "../source.ts"
import type {Va} from "../word.ts"

export const kexecOff: Transition = {
  before: [
    {station: "load", number: 1},
    {station: "control page", number: 1},
    {station: "kimage", number: 2, happen: readKimage},
    ...restartStations(2, 3),
    {station: "relocation code", number: 4, happen: jump},
    {station: "head", number: 4, happen: follow},
  ],
  number: 4,
  after: [{station: "branch", number: 5, happen: branch}],
  made: {image: "load", list: "load", "exit page": "control page", "exit tables": "load"},
  preparation,
  start: machine => begin(machine, kimageVa(machine)),
  copyPage,
  copyStretch: () => 0,
}

function* preparation(scenario: Scenario, unedited: Source): Generator<void, Machine> {
  const ground = groundOf(scenario, unedited, 0)
  yield
  const {frames, plan} = ground
  const m = controlTables(ground)
  const restart = idmapOf(ground, m, frames.pa(plan.restart))
  const exit = {...restart, va: frames.pa(plan.exit) as number as Va}
  return assembled(ground, {outcome: null, exit, restart, tables: m.memory, listShift: 0})
}

/** The old kernel reads what the code gets in its registers. */
function readKimage(run: Run) {
  load(run, kimageVa(run.machine), {entry: KIMAGE.head, start: KIMAGE.start, tree: KIMAGE.tree})
}
