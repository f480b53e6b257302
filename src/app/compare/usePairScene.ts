// Two copies as a scene, without a window on it yet.

import {useMemo} from "react"
import {sourceHalf} from "../../model/path.ts"
import {pairing, pairTrees} from "../../view/compare/pair.ts"
import {occupied, rowsOf} from "../../view/field/rows.ts"
import {layout} from "../../view/stage/layout.ts"
import type {Stage} from "../../view/stage/stage.ts"
import type {ViewProps} from "../stage/viewProps.ts"
import type {Compared} from "./useCompared.ts"

interface PairProps extends Pick<ViewProps, "source" | "mode" | "width" | "height"> {
  readonly compared: Compared
}

export function usePairScene({compared, source, mode, width, height}: PairProps): Stage {
  const {a, b, result} = compared
  const g = source.geometry
  const half = sourceHalf(source)
  const trees = useMemo(() => pairTrees(g, a.copy, b.copy), [g, a.copy, b.copy])
  const at = useMemo(
    () => layout(g, mode, width, height, occupied([trees.source, trees.copy], half)),
    [g, mode, width, height, trees, half],
  )
  const rows = useMemo(() => rowsOf([trees.source, trees.copy], half, at.rowPx), [trees, half, at.rowPx])
  return useMemo(() => {
    const {experiment, outcome} = a
    return {source, experiment, outcome, at, rows, top: 0, trees, half, pair: pairing(trees, result)}
  }, [a, source, at, rows, trees, half, result])
}
