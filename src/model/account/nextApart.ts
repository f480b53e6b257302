// From one difference between two copies to the next, in the order of addresses.

import {entries, span} from "../geometry.ts"
import {entryOn, pathAt} from "../path.ts"
import type {Source} from "../source.ts"
import type {Va} from "../word.ts"
import type {Against, ApartRow, CopyTree} from "./against.ts"

/** The address of the next one (or, with -1, the one before), and behind the last the first again; null if there is none. */
export function nextApart(
  source: Source,
  a: CopyTree,
  b: CopyTree,
  {rows}: Pick<Against, "rows">,
  from: Va,
  step: 1 | -1,
): Va | null {
  const find = (start: number): Va | null => {
    for (const row of step === 1 ? rows : rows.toReversed()) {
      const end = row.va + span(source.geometry, row.level)
      if (step === 1 ? end <= start : row.va >= start) continue
      const all = inRow(source, a, b, row)
      const found = step === 1 ? all.find(va => va > start) : all.findLast(va => va < start)
      if (found !== undefined) return found
    }
    return null
  }
  return find(from) ?? find(step === 1 ? -Infinity : Infinity)
}

/** The addresses of a row at which the two differ, ascending. */
export function inRow(source: Source, a: CopyTree, b: CopyTree, row: ApartRow): Va[] {
  const g = source.geometry
  if (row.level < 2) return [row.va]
  const [x, y] = [a, b].map(({root, memory}) => (root === null ? null : pathAt(g, memory, root, row.va)))
  const [pagesA, pagesB] = [x, y].map((path, n) => {
    const table = path ? entryOn(path, 3)?.table : undefined
    const frame = table === undefined ? undefined : (n ? b : a).memory.frame(table)
    return frame?.subarray((table! % g.granule) / 4)
  })
  if (!pagesA && !pagesB) return [row.va]
  const found: Va[] = []
  for (let i = 0; i < entries(g, 3); i++) {
    const same =
      (pagesA?.[2 * i] ?? 0) === (pagesB?.[2 * i] ?? 0) &&
      (pagesA?.[2 * i + 1] ?? 0) === (pagesB?.[2 * i + 1] ?? 0)
    if (!same) found.push((row.va + i * g.granule) as Va)
  }
  // A block where the other has a table is at the row's own address.
  const block = [x, y].some(
    path =>
      path &&
      !entryOn(path, 3) &&
      path.entries.at(-1)?.kind !== "empty" &&
      path.entries.at(-1)?.level === row.level,
  )
  return block && found[0] !== row.va ? [row.va, ...found] : found
}
