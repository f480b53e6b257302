// Out of the old kernel with the MMU off: its idmap in TTBR0, its restart routine at the physical address, SCTLR.M off. The way of kexec before the series, and of v1.
// Transitional tables facts, 7.3; Linux 5.3, arch/arm64/kernel/cpu-reset.S. Assumed: the routine is on the first page of the kernel's code.

import {enter, install, mmuOff} from "./atWork.ts"
import {restartRoutine} from "./code.ts"
import type {Stop} from "./transition.ts"

/** The stations of it, as steps with these numbers. */
export function restartStations(jump: number, off: number): readonly Stop[] {
  return [
    {station: "idmap", number: jump, happen: run => install(run, run.machine.restart!)},
    {station: "restart", number: jump, happen: run => enter(run, restartRoutine(run.machine))},
    {station: "MMU off", number: off, happen: mmuOff},
  ]
}
