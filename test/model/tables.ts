// Tables written as text, for tests: a line ends in the address of a descriptor and its value.

import {memory, type Memory} from "../../src/model/memory.ts"
import type {Walk} from "../../src/model/mmu/walk.ts"
import {big, parseNumber, toPa, word} from "../../src/model/word.ts"

/** Memory with the descriptors of lines that end in `0x41a00808 = 0x0000000041a01001`; what is not named in their frames is 0. */
export function parseTables(text: string, frameBytes = 4096): Memory {
  const made = memory(frameBytes)
  for (const [, address, value] of text.matchAll(/(\w+) = (\w+)$/gm)) {
    const pa = toPa(parseNumber(address)!)
    const {lo, hi} = word(parseNumber(value)!)
    if (!made.frame(pa)) made.put(toPa(pa - (pa % frameBytes)), new Uint32Array(frameBytes / 4))
    made.write(pa, lo, hi)
  }
  return made
}

const hex = (value: number | bigint, digits = 1) => `0x${value.toString(16).padStart(digits, "0")}`

/** A walk as text: a line `level table[index] entry = descriptor` for each step, and how it ended. */
export function printWalk({steps, fault, outputAddress, leaf, memory: attribute}: Walk): string {
  const lines = steps.map(
    ({level, table, index, entry, descriptor}) =>
      `${level} ${hex(table)}[${index}] ${hex(entry)} = ${descriptor ? hex(big(descriptor), 16) : "no memory"}`,
  )
  const end = fault
    ? `${fault.kind} fault, level ${fault.level} (${hex(fault.status, 2)})`
    : `${leaf?.level === 3 ? "page" : "block"} at level ${leaf?.level}: ${hex(outputAddress!)}, ${hex(attribute!, 2)}`
  return [...lines, end].join("\n")
}
