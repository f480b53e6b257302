// kexec's relocation as patch v1 had it, through two contiguous maps: names for the line of time, a headline and a sentence for each
// station. Transitional tables facts, 7.4.

import {RESTART_WORDS} from "./kexecOffSteps.ts"
import {LOADED} from "./kexecSteps.ts"
import type {StationWords, StepName} from "./station.ts"

export const KEXEC_V1_STEPS: readonly StepName[] = [
  {numbers: "1–4", name: "load, maps, code"},
  {numbers: "5", name: "MMU off"},
  {numbers: "6", name: "code, argument"},
  {numbers: "7", name: "MMU on"},
  {numbers: "8", name: "one copy"},
  {numbers: "9", name: "MMU off"},
  {numbers: "10", name: "branch to the new kernel"},
]

export const KEXEC_V1_WORDS: Readonly<Record<string, StationWords>> = {
  ...RESTART_WORDS,
  load: LOADED,
  "argument page": {
    headline: "An argument page holds all that the code needs.",
    first: "Entry, both roots, source, destination and length:",
    rest: "the code reads them when the old kernel’s memory is out of reach.",
  },
  tables: {
    headline: "Two maps are made: of the pages that wait, and of where they go.",
    first: "The k-th page lies at SRC + k pages and belongs at DST + k pages,",
    rest: "so that the whole relocation is one copy straight on, and nobody reads a list.",
  },
  "control page": {
    headline: "Code and argument page are mapped at their own addresses.",
    first: "TTBR0 will have tables with these two pages only,",
    rest: "and T0SZ stays as it was: a page beyond its range could not be mapped so.",
  },
  "relocation code": {
    headline: "The CPU branches to the relocation code, by its physical address.",
    first: "The MMU is off, so the code has the time",
    rest: "to exchange both tables without standing on either of them.",
  },
  argument: {
    headline: "The argument page is read.",
    first: "Everything is in registers now.",
    rest: "What the list overwrites from here on is not asked any more.",
  },
  "ttbr0 and ttbr1": {
    headline: "TTBR0 and TTBR1 get their new tables.",
    first: "With the MMU off nothing is translated,",
    rest: "so no break before make is needed.",
  },
  invalidate: {
    headline: "The TLB forgets everything.",
    first: "Nothing of the old kernel’s translations",
    rest: "must be left when the MMU goes on.",
  },
  "MMU on": {
    headline: "The MMU is on again, and with it the caches.",
    first: "That is what makes the copy fast:",
    rest: "SRC and DST are ordinary, cacheable memory, whatever lies between their pages.",
  },
  "MMU off again": {
    headline: "The copy is done. The MMU is off again.",
    first: "The new kernel starts without it;",
    rest: "the code goes on, since it was mapped at its own address.",
  },
  "invalidate again": {
    headline: "The TLB forgets the two maps.",
    first: "The new kernel will make tables of its own,",
    rest: "and must not meet these.",
  },
  branch: {
    headline: "The CPU branches to the new kernel.",
    first: "It starts as after a reset: MMU and caches off,",
    rest: "the device tree’s address in x0.",
  },
}

/** With no maps TTBR1 gets the old tables. */
export const KEXEC_V1_NOT_MAPPED: Readonly<Record<string, StationWords>> = {
  tables: {
    headline: "No map is made.",
    first: "TTBR1 will have the old tables again:",
    rest: "SRC is the linear map itself, and at DST it has nothing.",
  },
  "ttbr0 and ttbr1": {
    headline: "TTBR0 gets its new tables, TTBR1 the old tables again.",
    first: "With the MMU off nothing is translated,",
    rest: "so no break before make is needed.",
  },
  "MMU on": {
    headline: "The MMU is on again, and with it the caches.",
    first: "There are no maps of SRC and DST:",
    rest: "the copy can begin only as far as the old tables have something there.",
  },
}
