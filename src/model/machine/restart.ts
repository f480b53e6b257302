// Out of the old kernel with the MMU off: its idmap in TTBR0, its restart routine at the physical address, SCTLR.M off. The way of kexec before the series, and of v1.
// Transitional tables facts, 7.3; Linux 5.3, arch/arm64/kernel/cpu-reset.S. Assumed: the routine is on the first page of the kernel's code.

import {access, install, type Run} from "./atWork.ts"
import type {Stop} from "./transition.ts"
import type {Pa} from "../word.ts"

/** The stations of it, as steps with these numbers. */
export function restartStations(jump: number, off: number): readonly Stop[] {
  return [
    {station: "idmap", number: jump, happen: run => install(run, run.machine.restart!)},
    {station: "restart", number: jump, happen: enter},
    {station: "MMU off", number: off, happen: turnOff},
  ]
}

function enter(run: Run) {
  const {va} = run.machine.restart!
  run.cpu.set({pc: va})
  fetchRestart(run)
}

function turnOff(run: Run) {
  run.cpu.set({mmu: false})
  fetchRestart(run)
}

/** The routine must still be mapped, and still be there. */
function fetchRestart(run: Run) {
  const {machine, cpu} = run
  const {va} = machine.restart!
  const frame = access(run, va, "fetch", 3)
  if (frame < 0) return
  const content = machine.memory.content(frame, cpu.now)
  if (content !== -1 - machine.frames.number(va as number as Pa))
    run.end = {kind: "strange code", pc: va, pa: machine.frames.pa(frame), content}
}
