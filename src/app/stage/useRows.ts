// What the tree's rows of pixels are made of: the grid, the two trees, their common rows. The rows stay the same value as long as
// an outcome does not change them.

import {useMemo, useRef} from "react"
import type {Outcome} from "../../model/outcome.ts"
import {sourceHalf} from "../../model/path.ts"
import {occupied, rowsOf, sameRows, type Rows} from "../../view/field/rows.ts"
import {sourceTree} from "../../view/field/tree.ts"
import {layout, type Layout} from "../../view/stage/layout.ts"
import {treesOf, type Stage} from "../../view/stage/stage.ts"
import type {ViewProps} from "./viewProps.ts"

export interface UsedRows {
  readonly at: Layout
  readonly trees: Stage["trees"]
  readonly rows: Rows
  readonly half: 0 | 1
}

/** `other`: a second outcome whose copy has rows, too; `times`: how much taller rows are than at first. */
export function useRows(
  {source, outcome, mode, width, height}: ViewProps,
  times: number,
  other?: Outcome,
): UsedRows {
  const g = source.geometry
  const half = sourceHalf(source)
  const few = useMemo(() => occupied([sourceTree(source)], half), [source, half])
  const at = useMemo(() => layout(g, mode, width, height, few, times), [g, mode, width, height, few, times])
  const trees = useMemo(() => treesOf(source, outcome), [source, outcome])
  const kept = useRef<Rows | null>(null)
  const rows = useMemo(() => {
    const all = [trees.source, trees.copy, ...(other ? [treesOf(source, other).copy] : [])]
    const now = rowsOf(all, half, at.rowPx)
    if (!kept.current || !sameRows(kept.current, now)) kept.current = now
    return kept.current
  }, [trees, other, source, half, at.rowPx])
  return {at, trees, rows, half}
}
