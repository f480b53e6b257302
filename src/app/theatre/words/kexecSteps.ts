// kexec's relocation as merged for Linux 5.16, station by station: names for the line of time, a headline and a sentence for each.
// Transitional tables facts, 7.5.

import type {StationWords, StepName} from "./station.ts"

export const KEXEC_STEPS: readonly StepName[] = [
  {numbers: "1", name: "load"},
  {numbers: "2", name: "EL2 vectors"},
  {numbers: "3", name: "TTBR0"},
  {numbers: "4", name: "call at VA = PA"},
  {numbers: "5", name: "read kimage"},
  {numbers: "6", name: "switch"},
  {numbers: "7", name: "the list"},
  {numbers: "8", name: "MMU off"},
  {numbers: "9", name: "branch to the new kernel"},
]

/** Of every kexec: its pages are in memory, and wait. */
export const LOADED: StationWords = {
  headline: "A kernel is loaded to take the place of this one.",
  first: "Its pages wait wherever there was room,",
  rest: "each in its own place already, or in a frame that is nobody’s. A list of words says where they go.",
}

export const KEXEC_WORDS: Readonly<Record<string, StationWords>> = {
  load: LOADED,
  tables: {
    headline: "The linear map is copied.",
    first: "The tables in use may lie where the new kernel goes.",
    rest: "The copy is meant to reach the same memory through control pages, which are nobody’s destination.",
  },
  "control page": {
    headline: "The code that copies moves to a control page.",
    first: "The old kernel’s text will be overwritten too.",
    rest: "So the code is copied to a page of its own, and small tables map it at its own address.",
  },
  "EL2 vectors": {
    headline: "EL2 gets vectors that survive.",
    first: "They stand in a control page,",
    rest: "so that the new kernel finds its way back to EL2. This machine starts at EL1, and nothing happens here.",
  },
  ttbr0: {
    headline: "TTBR0 leads to the control page, at VA = PA.",
    first: "One page is mapped, at its own address,",
    rest: "so that the code can go on when TTBR1 changes, and when the MMU is off.",
  },
  call: {
    headline: "The CPU calls the code by its physical address.",
    first: "From here on the old kernel’s text is not needed any more.",
    rest: "The code is fetched through TTBR0; its data comes through TTBR1.",
  },
  kimage: {
    headline: "What is needed is read from struct kimage first.",
    first: "The struct is ordinary memory of the old kernel, and may be overwritten.",
    rest: "To read the entry address and the device tree’s only afterwards was a bug until 2022.",
  },
  "zero in ttbr1": {
    headline: "TTBR1 points to the page of zeros.",
    first: "For a moment no kernel address is mapped.",
    rest: "The code runs on, since it is fetched through TTBR0.",
  },
  invalidate: {
    headline: "The TLB forgets everything.",
    first: "Break before make:",
    rest: "with nothing mapped and nothing cached, the next table cannot meet what the last one left behind.",
  },
  "copy in ttbr1": {
    headline: "TTBR1 points to the copy of the linear map.",
    first: "The old tables are pages like any other now.",
    rest: "From here on the list, its sources and its destinations are reached through the copy, or not at all.",
  },
  head: {
    headline: "The first words of the list are followed.",
    first: "The head leads to a page of words,",
    rest: "and the first of these says where the first page goes.",
  },
  "MMU off": {
    headline: "The MMU is off.",
    first: "Addresses are physical now;",
    rest: "the code goes on with the next instruction, since it was mapped at its own address.",
  },
  branch: {
    headline: "The CPU branches to the new kernel.",
    first: "It starts as after a reset: MMU and caches off,",
    rest: "the device tree’s address in x0.",
  },
}

/** With no copy TTBR1 gets the tables again that it had. */
export const KEXEC_NOT_COPIED: Readonly<Record<string, StationWords>> = {
  tables: {
    headline: "No table is copied.",
    first: "The tables in use stay where they are,",
    rest: "and what of the linear map is read-only stays so.",
  },
  "copy in ttbr1": {
    headline: "TTBR1 points to the old tables again.",
    first: "There is no copy to switch to.",
    rest: "The new kernel is going to be written through tables that the old one made for itself.",
  },
}
