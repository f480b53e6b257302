// Where a linear map is read-only, and in what: the question that the review asks.

import {isLeaf} from "../../model/descriptor/descriptor.ts"
import {outputAddress} from "../../model/address.ts"
import {everyTable} from "../../model/everyTable.ts"
import {entries, span} from "../../model/geometry.ts"
import {sourceHalf} from "../../model/path.ts"
import type {Source} from "../../model/source.ts"

export interface ReadOnly {
  /** Valid leaves of levels 1 and 2, and of level 3. */
  readonly gigabytes: number
  readonly blocks: number
  readonly pages: number
  /** Of the pages, those of the kernel's own code and rodata, and those that are known to be of modules' code. */
  readonly kernel: number
  readonly module: number
}

/** The read-only leaves of a source's linear map. */
export function readOnlyOf(source: Source): ReadOnly {
  const {geometry: g, memory, root, linear, places} = source
  const behind = linear.end === 0 ? Infinity : linear.end
  const byLevel = [0, 0, 0, 0]
  const within = {"kernel code": 0, "module code": 0}
  for (const {level, va, words, at} of everyTable(g, memory, root, sourceHalf(source)))
    for (let i = 0; i < entries(g, level); i++) {
      const [lo, hi] = [words[at + 2 * i], words[at + 2 * i + 1]]
      const start = va + i * span(g, level)
      if ((lo & 0x80) === 0 || start < linear.start || start >= behind || !isLeaf(g, level, lo, hi)) continue
      byLevel[Math.max(0, level)]++
      const pa = outputAddress(g, level, lo, hi)
      if (level < 3) continue
      const place = places.find(one => pa >= one.start && pa < one.end)?.name
      if (place === "kernel code" || place === "module code") within[place]++
    }
  return {
    ...{gigabytes: byLevel[1], blocks: byLevel[2], pages: byLevel[3]},
    ...{kernel: within["kernel code"], module: within["module code"]},
  }
}
