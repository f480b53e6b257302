// Hibernate's restore, step by step: what the resume kernel and the page that copies do, executed on the machine. Nothing here knows what a
// scenario is about. Transitional tables facts, 6.2 and 6.3; Linux 5.3, 5.12, 6.1, arch/arm64/kernel/hibernate.c, hibernate-asm.S.
// Left out: EL2 (the machine starts at EL1), MTE tags, the cleaning of caches, what happens after the return.

import {
  access,
  address,
  begin,
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
import type {Machine} from "./machine.ts"
import {prepare} from "./prepare.ts"
import {copyStretch} from "./stretch.ts"
import type {Transition} from "./transition.ts"
import type {Pa, Va} from "../word.ts"

const nothing = () => {}

export const hibernate: Transition = {
  before: [
    {station: "resume", number: 0, happen: nothing},
    {station: "load", number: 0, happen: nothing},
    {station: "tables", number: 1, happen: run => (run.end = tablesMade(run))},
    {station: "zero page", number: 2, happen: nothing},
    {station: "exit page", number: 3, happen: nothing},
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
  ],
  made: {
    ...{image: "load", list: "load", copy: "tables"},
    ...{"zero page": "zero page", "exit page": "exit page", "exit tables": "exit page"},
  },
  prepare,
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
  if (fetchCode(run)) run.cpu.set({ttbr1: ttbr1 ?? run.machine.zero})
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
  if (!fetchCode(run)) return
  const {frames, memory, layout} = machine
  const text = machine.text.first
  if (text !== null) {
    cpu.set({pc: text})
    if (!found(run, text, "fetch")) return
  }
  if (found(run, firstLoad(machine), "read")) run.end = {kind: "survived", entry: text}

  function found(at: Run, va: Va, kind: "fetch" | "read"): boolean {
    const frame = access(at, va, kind, 3)
    if (frame < 0) return false
    const content = memory.content(frame, cpu.now)
    // What the list leaves out is the same in both kernels, as long as nobody writes it.
    const rank = layout.homes.rank(frame)
    const listed = rank >= 0 && rank < layout.pairs
    if (content === (listed || content >= 0 ? frame : -1 - frame)) return true
    at.end = {kind: "strange code", pc: va, pa: frames.pa(frame), content}
    return false
  }
}
