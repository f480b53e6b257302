// Hibernate's restore, station by station: names for the line of time, a headline and a sentence for each. Transitional tables facts, 6.2.

import type {StationWords, StepName} from "./station.ts"

export const HIBERNATE_STEPS: readonly StepName[] = [
  {numbers: "1", name: "copy the linear map"},
  {numbers: "2", name: "zero page"},
  {numbers: "3–5", name: "exit code, TTBR0"},
  {numbers: "6", name: "jump"},
  {numbers: "7", name: "switch"},
  {numbers: "8", name: "the list"},
  {numbers: "9", name: "switch"},
  {numbers: "10", name: "caches"},
  {numbers: "11", name: "_cpu_resume"},
]

export const HIBERNATE_WORDS: Readonly<Record<string, StationWords>> = {
  resume: {
    headline: "A kernel boots only to make way for another one.",
    first: "The resume kernel has found an image.",
    rest: "Its own text, data and tables lie where the image wants its pages.",
  },
  load: {
    headline: "The image is loaded: what can go home at once does.",
    first: "A page whose place is taken waits in a safe page,",
    rest: "which is nobody’s home. Each of them is a pair in restore_pblist.",
  },
  tables: {
    headline: "The linear map is copied.",
    first: "The tables in use are about to be overwritten.",
    rest: "The copy is meant to reach the same memory through tables that the list does not touch.",
  },
  "zero page": {
    headline: "An empty page, to stand in between.",
    first: "From one table to the next the CPU goes by way of a page of zeros,",
    rest: "so that old and new entries of one address never meet in the TLB.",
  },
  "exit page": {
    headline: "The code that copies moves to a page of its own.",
    first: "The kernel’s text will be overwritten too.",
    rest: "So the loop is copied to a page of its own, with small tables that map nothing else.",
  },
  ttbr0: {
    headline: "TTBR0 leads to the exit page, and to nothing else.",
    first: "Code comes through TTBR0, data through TTBR1.",
    rest: "What happens to TTBR1 from here on cannot take the code away.",
  },
  jump: {
    headline: "The CPU jumps to the exit page.",
    first: "From here on the kernel’s text is not needed any more,",
    rest: "and its vectors are about to be out of reach: interrupts are off, and no fault may come.",
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
    headline: "TTBR1 points to the copy.",
    first: "The old tables are pages like any other now.",
    rest: "From here on the list, its sources and its destinations are reached through the copy, or not at all.",
  },
  "zero in ttbr1 again": {
    headline: "The list is done. TTBR1 points to the page of zeros again.",
    first: "Memory is the restored kernel’s, the tables in use are not.",
    rest: "The same detour leads to its own.",
  },
  "invalidate again": {
    headline: "The TLB forgets the copy.",
    first: "Break before make, once more:",
    rest: "the zero page must still be zeros, whatever the CPU looks up ahead of time.",
  },
  "restored in ttbr1": {
    headline: "TTBR1 points to the restored kernel’s tables.",
    first: "They have just been brought home by the list,",
    rest: "and where they are stands in the header of the image.",
  },
  return: {
    headline: "The CPU returns into the restored kernel.",
    first: "_cpu_resume goes on where the old kernel had stopped,",
    rest: "as if the call that saved it had just come back.",
  },
  "reserved in ttbr0": {
    headline: "The exit page’s tables leave TTBR0.",
    first: "The restored kernel puts its reserved table there and invalidates the TLB;",
    rest: "from here on its code is fetched through its own tables alone.",
  },
}

/** With no copy TTBR1 gets the tables again that it had. */
export const NOT_COPIED: Readonly<Record<string, StationWords>> = {
  tables: {
    headline: "No table is copied.",
    first: "The tables in use stay where they are,",
    rest: "among the frames that the image wants back.",
  },
  "copy in ttbr1": {
    headline: "TTBR1 points to the old tables again.",
    first: "There is no copy to switch to.",
    rest: "The list is going to be copied through tables that it overwrites.",
  },
  "invalidate again": {
    headline: "The TLB forgets the old tables.",
    first: "Break before make, once more:",
    rest: "the zero page must still be zeros, whatever the CPU looks up ahead of time.",
  },
}
