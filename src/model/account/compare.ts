// The model's copy against the copy that the kernel itself made of the same tables: both are walked in step. Leaves must be
// equal bit for bit. Table descriptors must be but for the next-level address: whoever made the copy took pages in an order
// of its own. So where no difference is found, both have the same number of tables at every level.

import {addressBits, tableAddress} from "../address.ts"
import {entries, halfStart, levels, span, type Geometry, type Level} from "../geometry.ts"
import type {Memory} from "../memory.ts"
import {inRange, type VaRange} from "../range.ts"
import {big, type Pa, type Va} from "../word.ts"

/** Tables: a root, and the memory that holds it and all below it. */
export interface Tree {
  readonly root: Pa
  readonly memory: Memory
}

/** An entry that is not the same on both sides. Of tables, only the attributes: the address bits are 0. */
export interface Difference {
  readonly va: Va
  readonly level: Level
  readonly ours: bigint
  readonly kernels: bigint
}

export interface Comparison {
  /** The kernel's leaves in the range, invalid ones included: each has been compared. */
  readonly leaves: number
  /** The kernel's tables of the range, the root included. */
  readonly tables: number
  /** The same by level; index 0 is the root's level. */
  readonly tablesByLevel: readonly number[]
  /** Entries that differ. Below one that is a table on one side only, nothing is compared. */
  readonly count: number
  /** The first of them, ascending. */
  readonly differences: readonly Difference[]
}

/** How many differences are listed. */
const FIRST = 20

/**
 * Compares two copies of [start, end), in the upper half. Bounded by the number of tables of `ours`, which share none.
 * An entry whose table is absent from memory counts as different.
 */
export function compare(g: Geometry, ours: Tree, kernels: Tree, range: VaRange): Comparison {
  const tablesByLevel = levels(g).map(() => 0)
  const differences: Difference[] = []
  let leaves = 0
  let count = 0

  const differs = (level: Level, va: Va, ours: bigint, kernels: bigint) => {
    count++
    if (differences.length < FIRST) differences.push({va, level, ours, kernels})
  }
  /** False if a table is absent. */
  const visit = (level: Level, our: Pa, their: Pa, base: Va): boolean => {
    const a = ours.memory.frame(our)
    const b = kernels.memory.frame(their)
    if (!a || !b) return false
    tablesByLevel[level - g.start]++
    const aStart = (our % g.granule) / 4
    const bStart = (their % g.granule) / 4
    const size = span(g, level)
    const {from, to} = inRange(range, base, size, entries(g, level))
    for (let i = from; i < to; i++) {
      const alo = a[aStart + 2 * i]
      const ahi = a[aStart + 2 * i + 1]
      const blo = b[bStart + 2 * i]
      const bhi = b[bStart + 2 * i + 1]
      const aTable = level < 3 && (alo & 3) === 3
      const bTable = level < 3 && (blo & 3) === 3
      if (!bTable && (blo | bhi) !== 0) leaves++
      if (alo === blo && ahi === bhi && !bTable) continue
      const va = (base + i * size) as Va
      const av = aTable ? attributes(g, alo, ahi) : big({lo: alo, hi: ahi})
      const bv = bTable ? attributes(g, blo, bhi) : big({lo: blo, hi: bhi})
      const below = (level + 1) as Level
      if (aTable && bTable && visit(below, tableAddress(g, alo, ahi), tableAddress(g, blo, bhi), va)) {
        if (av !== bv) differs(level, va, av, bv)
      } else differs(level, va, av, bv)
    }
    return true
  }

  if (!visit(g.start, ours.root, kernels.root, halfStart(g, 1))) differs(g.start, halfStart(g, 1), 0n, 0n)
  differences.sort((a, b) => a.va - b.va || a.level - b.level)
  const tables = tablesByLevel.reduce((sum, n) => sum + n, 0)
  return {leaves, tables, tablesByLevel, count, differences}
}

/** A table descriptor without its next-level address. */
function attributes(g: Geometry, lo: number, hi: number): bigint {
  return big({lo, hi}) & ~big(addressBits(g, tableAddress(g, lo, hi)))
}
