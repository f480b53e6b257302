// A source as plain data, so that it can be sent to a worker: its tables' frames lie in one array, one behind the other.

import {memory, type Memory} from "../../model/memory.ts"
import type {Source} from "../../model/source.ts"
import type {Pa} from "../../model/word.ts"

export interface PackedSource {
  readonly source: Omit<Source, "memory">
  readonly addresses: Float64Array
  readonly words: Uint32Array
}

export function pack({memory: {frameBytes, frame, frames}, ...source}: Source): PackedSource {
  const addresses = Float64Array.from(frames())
  const each = frameBytes / 4
  const words = new Uint32Array(addresses.length * each)
  for (const [n, pa] of addresses.entries()) words.set(frame(pa as Pa)!, n * each)
  return {source, addresses, words}
}

/** The source again. Its frames are views into the packed words. */
export function unpack({source, addresses, words}: PackedSource): Source {
  const bytes = source.geometry.granule
  const each = bytes / 4
  const tables: Memory = memory(bytes)
  for (const [n, pa] of addresses.entries()) tables.put(pa as Pa, words.subarray(n * each, (n + 1) * each))
  return {...source, memory: tables}
}
