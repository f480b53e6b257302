// All addresses at which tables map one physical page, through pages and through blocks.

import {outputAddress, tableAddress} from "./address.ts"
import {kind} from "./descriptor/descriptor.ts"
import {entries, halfStart, span, type Geometry, type Level} from "./geometry.ts"
import type {Memory} from "./memory.ts"
import type {Pa, Va} from "./word.ts"

/**
 * The addresses, ascending, that a walk from a root of a half translates to `pa`; at most `most`. A table without any is looked
 * through once per level, so that tables that lead to one another end.
 */
export function aliases(g: Geometry, memory: Memory, root: Pa, half: 0 | 1, pa: Pa, most = 1000): Va[] {
  const found: Va[] = []
  const without = new Set<string>()
  const visit = (table: Pa, level: Level, base: Va) => {
    const frame = memory.frame(table)
    const key = `${level} ${table}`
    if (!frame || without.has(key)) return
    const before = found.length
    const start = (table % memory.frameBytes) / 4
    const size = span(g, level)
    for (let i = 0; i < entries(g, level) && found.length < most; i++) {
      const [lo, hi] = [frame[start + 2 * i], frame[start + 2 * i + 1]]
      const va = (base + i * size) as Va
      const is = kind(g, level, lo, hi)
      if (is === "table") visit(tableAddress(g, lo, hi), (level + 1) as Level, va)
      else if (is === "block" || is === "page") {
        const by = pa - outputAddress(g, level, lo, hi)
        if (by >= 0 && by < size) found.push((va + by) as Va)
      }
    }
    if (found.length === before) without.add(key)
  }
  visit(root, g.start, halfStart(g, half))
  return found
}
