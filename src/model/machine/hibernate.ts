// Hibernate's restore, step by step: what the resume kernel and the page that copies do, executed on the machine. Nothing here knows what a
// scenario is about. Transitional tables facts, 6.2 and 6.3; Linux 5.3, 5.12, 6.1, arch/arm64/kernel/hibernate.c, hibernate-asm.S.
// Left out: EL2 (the machine starts at EL1), MTE tags, the cleaning of caches, what the restored kernel does when it has its own TTBR0 again.

import {
  access,
  begin,
  enter,
  fetchCode,
  inFrame,
  install,
  jump,
  listWords,
  lookAhead,
  move,
  tablesMade,
  type Run,
} from "./atWork.ts"
import {isRestored, restoredKernel} from "./code.ts"
import {STREAM} from "./cpu.ts"
import type {Machine} from "./machine.ts"
import {preparation} from "./prepare.ts"
import {copyStretch} from "./stretch.ts"
import type {Transition} from "./transition.ts"
import {arrive} from "./whole.ts"
import {address, type Pa, type Va} from "../word.ts"

export const hibernate: Transition = {
  before: [
    {station: "resume", number: 0},
    {station: "load", number: 0},
    {station: "tables", number: 1, happen: run => (run.end = tablesMade(run))},
    {station: "zero page", number: 2},
    {station: "exit page", number: 3},
    {station: "ttbr0", number: 4, happen: run => install(run, run.machine.exit)},
    {station: "jump", number: 6, happen: jump},
    {station: "zero in ttbr1", number: 7, happen: leave},
    {station: "invalidate", number: 7, happen: ({cpu}) => cpu.invalidate()},
    {station: "copy in ttbr1", number: 7, happen: enterCopy},
  ],
  number: 8,
  after: [
    {station: "zero in ttbr1 again", number: 9, happen: run => setRoot(run, run.machine.zero)},
    {station: "invalidate again", number: 9, happen: invalidateAgain},
    {station: "restored in ttbr1", number: 9, happen: run => setRoot(run, run.machine.restoredRoot)},
    {station: "return", number: 11, happen: comeBack},
    {station: "reserved in ttbr0", number: 11, happen: leaveExit},
  ],
  made: {
    ...{image: "load", list: "load", copy: "tables"},
    ...{"zero page": "zero page", "exit page": "exit page", "exit tables": "exit page"},
  },
  preparation,
  start: machine => begin(machine, machine.list.at(0)),
  copyPage,
  copyStretch,
}

function leave(run: Run) {
  lookAhead(run)
  run.cpu.set({ttbr1: run.machine.zero})
}

function enterCopy(run: Run) {
  const {outcome, zero, source} = run.machine
  run.cpu.set({ttbr1: outcome ? (outcome.root ?? zero) : source.root})
  fetchCode(run)
}

function setRoot(run: Run, ttbr1: Pa | null) {
  run.cpu.set({ttbr1: ttbr1 ?? run.machine.zero})
}

function invalidateAgain(run: Run) {
  run.cpu.invalidate()
  lookAtRestored(run)
}

/** One pair: the list is read, a page loaded and stored, the next pair looked up. */
function copyPage(run: Run) {
  if (run.cpu.now >= run.machine.list.length) {
    run.end = {kind: "endless"}
    return
  }
  if (!fetchCode(run)) return
  const words = listWords(run)
  if (!words) return
  const at = inFrame(run)
  if (!move(run, address(words[at], words[at + 1]), address(words[at + 2], words[at + 3]))) return
  const left = listWords(run)
  if (left) run.pair = address(left[at + 4], left[at + 5])
}

/** Translations that the restored kernel will need, fetched while the zero page is in TTBR1. */
function lookAtRestored({machine, cpu}: Run) {
  if (machine.scenario.assumptions.tlb.speculated === 0) return
  const {first} = machine.text
  if (first !== null) cpu.speculate(first, "fetch")
  cpu.speculate(firstLoad(machine), "read")
}

/** The restored kernel's first load: of a page of its own, the lowest that was copied. Which one it really is depends on its stack. */
function firstLoad({frames, layout, shift}: Machine): Va {
  return (frames.pa(layout.homes.at(0)) + shift) as Va
}

/** Into the restored kernel: a fetch of its code, a load of its data. Both must find the image, each where it belongs. */
function comeBack(run: Run) {
  const {machine, cpu} = run
  if (!enter(run, restoredKernel(machine))) return
  const va = firstLoad(machine)
  const frame = access(run, va, "read", STREAM.other)
  if (frame < 0) return
  const content = machine.memory.content(frame, cpu.now)
  if (!isRestored(machine, frame, content))
    run.end = {kind: "strange data", what: "data", va, pa: machine.frames.pa(frame), content}
}

/** The restored kernel takes the exit page's tables away. Linux 5.12, arch/arm64/kernel/suspend.c, __cpu_suspend_exit(). */
function leaveExit(run: Run) {
  const {machine, cpu, code} = run
  cpu.set({ttbr0: null})
  cpu.invalidate()
  cpu.set({t0sz: 64 - machine.source.geometry.vaBits})
  if (fetchCode(run)) arrive(run, code.va as Va | null)
}
