// The leaf that maps an address, as a place in memory that can be written.

import {tableAddress} from "../address.ts"
import {index, type Geometry, type Level} from "../geometry.ts"
import type {Memory} from "../memory.ts"
import {takenAsTable} from "../trans/machine.ts"
import {hex64, type Pa, type Va} from "../word.ts"

/** The halves of the entry stand at words[at] and words[at + 1]. @throws RangeError if a table is missing on the way. */
export function pathTo(g: Geometry, memory: Memory, root: Pa, va: Va): {words: Uint32Array; at: number} {
  let table = root
  for (let level = g.start; ; level = (level + 1) as Level) {
    const words = memory.frame(table)
    if (!words) throw new RangeError(`no table for ${hex64(BigInt(va))} at level ${level}`)
    const at = 2 * index(g, level, va)
    if (level === 3 || !takenAsTable(g, level, words[at])) return {words, at}
    table = tableAddress(g, words[at], words[at + 1])
  }
}
