// A line of the kernel's page table dump: a range, its size, the level's name, and a word for each attribute. It names no output
// address, and stands for all neighbours that are alike. Linux 5.3 to 7.1, arch/arm64/mm/ptdump.c; the words of all of them are read.

import type {LinuxMemory} from "../model/descriptor/memoryType.ts"
import {parseNumber} from "../model/word.ts"
import type {PrintedLevel} from "./reading.ts"

export interface PrintedRange {
  readonly start: bigint
  /** Behind the last byte; 0: the top of the address space. */
  readonly end: bigint
  /** "2M", as it is printed. */
  readonly size: string
  readonly level: PrintedLevel
  /** All bits that the words say; the address and AttrIndx are 0, for an empty range everything is. */
  readonly bits: bigint
  /** null: no name was printed, or nothing is there. */
  readonly memory: LinuxMemory | null
  readonly empty: boolean
}

/** What each word sets; what is printed for a clear bit sets nothing. */
const WORDS: Readonly<Record<string, bigint>> = {
  ...{F: 0n, USR: 1n << 6n, ro: 1n << 7n, RW: 0n, NX: 1n << 53n, x: 0n, SHD: 3n << 8n, AF: 1n << 10n},
  ...{NG: 1n << 11n, CON: 1n << 52n, BLK: 0n, UXN: 1n << 54n, GP: 1n << 50n},
}

const LINE = /^\s*(0x[0-9a-f]{1,16})-(0x[0-9a-f]{1,16})\s+(\d+[KMGTPE])\s+(PGD|P4D|PUD|PMD|PTE)\b(.*)$/i

/** A line; what is wrong with it, and which letters of the text, [start, end); undefined: it is none. */
export function readPtdump(
  text: string,
): PrintedRange | {problem: string; start: number; end: number} | undefined {
  const line = LINE.exec(text)
  if (!line) return undefined
  const [, from, to, size, name, rest] = line
  const words = [...rest.matchAll(/\S+/g)]
  let bits = 0n
  let memory: LinuxMemory | null = null
  for (const {0: word, index} of words) {
    const named = memoryOf(word)
    const start = text.length - rest.length + index
    if (named !== undefined && memory === null) memory = named
    else if (Object.hasOwn(WORDS, word)) bits |= WORDS[word]
    else
      return {
        problem: `“${word}” is no word of a page table dump; expected ${Object.keys(WORDS).join(", ")}, MEM/… or DEVICE/…`,
        ...{start, end: start + word.length},
      }
  }
  const has = (word: string) => words.some(match => match[0] === word)
  const empty = words.length === 0
  if (!empty) bits |= (has("F") ? 0n : 1n) | (has("BLK") ? 0n : 2n)
  return {
    ...{start: parseNumber(from)!, end: parseNumber(to)!, size, level: name.toLowerCase() as PrintedLevel},
    ...{bits, memory, empty},
  }
}

const MEMORIES: readonly LinuxMemory[] = [
  ...(["NORMAL", "NORMAL_TAGGED", "NORMAL_NC", "NORMAL_WT"] as const),
  ...(["DEVICE_nGnRnE", "DEVICE_nGnRE", "DEVICE_GRE"] as const),
]

/** "MEM/NORMAL-TAGGED" is NORMAL_TAGGED, "DEVICE/nGnRE" is DEVICE_nGnRE. */
export function printedMemory(memory: LinuxMemory): string {
  return memory.startsWith("DEVICE_") ? memory.replace("_", "/") : `MEM/${memory.replaceAll("_", "-")}`
}

function memoryOf(word: string): LinuxMemory | undefined {
  return MEMORIES.find(memory => printedMemory(memory) === word)
}
