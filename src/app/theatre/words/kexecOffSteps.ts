// kexec's relocation before the series, with the MMU off: names for the line of time, a headline and a sentence for each station.
// Transitional tables facts, 7.3.

import {LOADED} from "./kexecSteps.ts"
import type {StationWords, StepName} from "./station.ts"

export const KEXEC_OFF_STEPS: readonly StepName[] = [
  {numbers: "1", name: "control page"},
  {numbers: "2", name: "idmap in TTBR0, restart"},
  {numbers: "3", name: "MMU off"},
  {numbers: "4", name: "the list"},
  {numbers: "5", name: "branch to the new kernel"},
]

/** Out of the old kernel: idmap, restart routine, MMU off. v1 goes the same way. */
export const RESTART_WORDS: Readonly<Record<string, StationWords>> = {
  idmap: {
    headline: "TTBR0 has the idmap: code at its own address.",
    first: "Who turns the MMU off stands on the page that he does it on:",
    rest: "it must have the same address before and after.",
  },
  restart: {
    headline: "The CPU jumps to the restart routine, by its physical address.",
    first: "It is the old kernel’s own code,",
    rest: "mapped a second time by the idmap.",
  },
  "MMU off": {
    headline: "The MMU is off, and with it the data caches.",
    first: "No table can be in the way now, and none helps:",
    rest: "every load and store goes to memory itself.",
  },
}

export const KEXEC_OFF_WORDS: Readonly<Record<string, StationWords>> = {
  ...RESTART_WORDS,
  load: LOADED,
  "control page": {
    headline: "The code that copies moves to a control page.",
    first: "The old kernel’s text will be overwritten.",
    rest: "A control page is nobody’s destination; no table has to map it, since the MMU will be off.",
  },
  kimage: {
    headline: "What the code needs is read from struct kimage.",
    first: "It gets the list’s head, the entry address and the device tree’s in registers,",
    rest: "as long as the old kernel’s memory is whole.",
  },
  "relocation code": {
    headline: "The CPU branches to the control page.",
    first: "From here on nothing of the old kernel is needed",
    rest: "but the pages that wait, and the list of them.",
  },
  head: {
    headline: "The first words of the list are followed, by physical addresses.",
    first: "The head leads to a page of words,",
    rest: "and the first of these says where the first page goes.",
  },
  branch: {
    headline: "The CPU branches to the new kernel.",
    first: "The device tree’s address is in x0,",
    rest: "and the MMU has been off since step 3.",
  },
}

/** Where the list is DONE alone, as for a crash kernel. */
export const KEXEC_IN_PLACE: Readonly<Record<string, StationWords>> = {
  load: {
    headline: "A kernel is loaded to take over after a crash.",
    first: "Its pages are where they belong already,",
    rest: "in memory that was reserved for it, of which the old kernel keeps clear.",
  },
  "control page": {
    headline: "The code that leads to it moves to a control page.",
    first: "A kernel takes that page from the reserved memory too;",
    rest: "this model takes one of those that are free.",
  },
  "relocation code": {
    headline: "The CPU branches to the control page.",
    first: "From here on nothing of the old kernel is needed,",
    rest: "and nothing of it is overwritten: it is what one wants to look at.",
  },
  head: {
    headline: "The head of the list is DONE.",
    first: "There is nothing to copy:",
    rest: "no page is read, and none is written.",
  },
}
