// Where the brush is. The look has it as addresses, so that it stays where it is when another outcome has another axis.

import {useCallback, useLayoutEffect, useMemo, useRef} from "react"
import type {Source} from "../../model/source.ts"
import type {Va} from "../../model/word.ts"
import {brushRange, onto, showing, type Brush} from "../../view/mirror/brush.ts"
import type {Axis} from "../../view/mirror/axis.ts"
import type {Brushed} from "../look.ts"
import {send} from "../store.ts"

/** Moves the brush; null closes the seam. */
export type SetBrush = (brush: Brush | null) => void

const setBrushed = (brush: Brushed) => send({type: "look", look: {brush}})

/**
 * The brush on an axis, null where the seam is closed. Where nobody has brushed yet it is at the point; a selection brings it
 * along, a pointer that passes does not.
 */
export function useBrush(
  source: Source,
  axis: Axis,
  brushed: Brushed | "point",
  point: Va,
  pinned: boolean,
): readonly [Brush | null, SetBrush] {
  const first = useRef<{source: Source; va: Va} | null>(null)
  if (first.current?.source !== source) first.current = {source, va: point}
  const brush: Brush | null = useMemo(() => {
    if (axis.slots === 0 || brushed === null) return null
    const kept = brushed === "point" ? null : onto(axis, brushed)
    return kept ?? showing(axis, null, first.current!.va) ?? {from: 0, to: 1}
  }, [axis, brushed])
  const room = useRef({axis, brush})
  room.current = {axis, brush}
  useLayoutEffect(() => {
    const {axis, brush} = room.current
    if (!pinned || !brush) return
    const next = showing(axis, brush, point)
    if (next && next !== brush) setBrushed(brushRange(axis, next))
  }, [point, pinned, source])
  const setBrush = useCallback((next: Brush | null) => setBrushed(next && brushRange(axis, next)), [axis])
  return [brush, setBrush]
}
