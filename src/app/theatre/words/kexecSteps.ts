// kexec's relocation, step by step, with the MMU on and off: names for the line of time, a headline and a sentence for each number. Transitional
// tables facts, 7.3 and 7.5.

import type {StationWords, StepName} from "./station.ts"

export const KEXEC_STEPS: readonly StepName[] = [
  {numbers: "1", name: "load entry list"},
  {numbers: "2", name: "EL2 vectors"},
  {numbers: "3", name: "TTBR0"},
  {numbers: "4", name: "call at VA = PA"},
  {numbers: "5", name: "read kimage"},
  {numbers: "6", name: "switch"},
  {numbers: "7", name: "the list"},
  {numbers: "8", name: "MMU off"},
  {numbers: "9", name: "branch to the new kernel"},
]

export const KEXEC_WORDS: Readonly<Record<number, StationWords>> = {
  0: {
    headline: "A kernel is loaded to take the place of this one.",
    first: "Its pages wait wherever there was room:",
    rest: "each is in its own place already, or in a frame that nobody wants.",
  },
  1: {
    headline: "The entry list is complete, and not for in place.",
    first: "Each entry is one word:",
    rest: "an address, and a flag that says destination, source, next page of the list, or done.",
  },
  2: {
    headline: "EL2 gets vectors that survive.",
    first: "They stand in a control page,",
    rest: "which is never a destination: the new kernel finds its way back to EL2 by them.",
  },
  3: {
    headline: "TTBR0 leads to the control page, at VA = PA.",
    first: "One page is mapped, at its own address,",
    rest: "so that the code can go on when TTBR1 changes, and when the MMU is off.",
  },
  4: {
    headline: "The CPU calls the code by its physical address.",
    first: "From here on nothing of the old kernel’s text is needed.",
    rest: "The code is fetched through TTBR0; its data comes through TTBR1.",
  },
  5: {
    headline: "All that is needed is read from struct kimage first.",
    first: "The struct is ordinary memory of the old kernel, and may be overwritten.",
    rest: "What was read afterwards was a bug until 2022: entry, dtb and the EL2 vectors.",
  },
  6: {
    headline: "TTBR1 points to the copy of the linear map.",
    first: "By way of the zero page, and with the TLB empty:",
    rest: "the list can now overwrite the old kernel’s tables.",
  },
  8: {
    headline: "The MMU is off.",
    first: "Addresses are physical now;",
    rest: "the code goes on with the next instruction, since it was mapped at VA = PA.",
  },
  9: {
    headline: "The CPU branches to the new kernel.",
    first: "It starts as after a reset: MMU and caches off,",
    rest: "the device tree’s address in x0, and every page where it belongs.",
  },
}

export const KEXEC_OFF_STEPS: readonly StepName[] = [
  {numbers: "1", name: "control page"},
  {numbers: "2", name: "idmap in TTBR0, jump"},
  {numbers: "3", name: "MMU off"},
  {numbers: "4", name: "the list"},
  {numbers: "5", name: "branch to the new kernel"},
]

export const KEXEC_OFF_WORDS: Readonly<Record<number, StationWords>> = {
  0: KEXEC_WORDS[0],
  1: {
    headline: "The code is copied to its control page.",
    first: "List and sources are cleaned out of the caches,",
    rest: "since they are going to be read with the caches off.",
  },
  2: {
    headline: "TTBR0 has the idmap, and the CPU jumps to a physical address.",
    first: "Code at VA = PA does not notice",
    rest: "when translation ends below it.",
  },
  3: {
    headline: "The MMU is off, and with it the caches.",
    first: "No table can be in the way now, and none helps:",
    rest: "every load and store goes to memory itself, which made this slow.",
  },
  5: {
    headline: "The CPU branches to the new kernel.",
    first: "The device tree’s address is in x0,",
    rest: "and MMU and caches have been off since step 3.",
  },
}
