// A copy with one of its bits turned over: what would have been if the kernel had not written it so. Executed like any other copy.

import {layered, memory} from "../memory.ts"
import type {Geometry} from "../geometry.ts"
import {entryOn, pathAt} from "../path.ts"
import type {Tables} from "./machine.ts"
import type {Turned} from "./scenario.ts"
import type {Pa} from "../word.ts"

/** The outcome with that bit of its tables the other way; the same one if the copy has no such entry, or nothing is to be turned. */
export function turnedOver<T extends Pick<Tables, "memory" | "built">>(
  g: Geometry,
  outcome: T,
  turned: Turned | null,
): T {
  if (turned === null || outcome.built === null) return outcome
  const {level, va, bit} = turned
  const entry = entryOn(pathAt(g, outcome.memory, outcome.built, va), level)
  if (!entry) return outcome
  const {table, index} = entry
  const start = (table - (table % g.granule)) as Pa
  const words = outcome.memory.frame(table)!.slice()
  words[(table - start) / 4 + 2 * index + (bit >> 5)] ^= 1 << (bit & 31)
  const own = memory(g.granule)
  own.put(start, words)
  return {...outcome, memory: layered(own, outcome.memory)}
}
