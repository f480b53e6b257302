// The two ends of the copied range on the bracket beside the root's strip: dragged, or moved with the arrow keys, in steps
// of the root's entries. Finer steps are typed in the editor of the range.

import {memo, useRef} from "react"
import {entries, halfEnd, halfStart, span} from "../../model/geometry.ts"
import {hex64, type Va} from "../../model/word.ts"
import {bracketOf} from "../../view/strip/bracket.ts"
import type {Stage} from "../../view/stage/stage.ts"

interface RangeHandlesProps {
  readonly scene: Stage
  onRange(range: {readonly start: Va; readonly end: Va}): void
  /** The key or the pointer was let go: what comes next is another step of undo. */
  onRangeEnd(): void
}

export const RangeHandles = memo(function RangeHandles({scene, onRange, onRangeEnd}: RangeHandlesProps) {
  const {at, source, experiment, half} = scene
  const g = source.geometry
  const dragging = useRef(false)
  const bracket = at.bracket === null || g.start > 2 ? null : bracketOf(scene)
  if (!bracket || !experiment.range) return null
  const {start, end} = experiment.range
  const step = span(g, g.start)
  const base = halfStart(g, half)
  const count = entries(g, g.start)
  /** Ends as indices of the root's entries; the top of the address space is `count`. */
  const ends = {start: Math.floor((start - base) / step), end: Math.ceil((end - base) / step)}
  const move = (which: "start" | "end", entry: number) => {
    const next = {...ends, [which]: Math.max(0, Math.min(count, entry))}
    if (next.start >= next.end || next[which] === ends[which]) return
    const to = next.end === count ? halfEnd(g, half) : ((base + next.end * step) as Va)
    onRange(which === "start" ? {start: (base + next.start * step) as Va, end} : {start, end: to})
  }
  return (["start", "end"] as const).map(which => (
    <div
      key={which}
      className="range-handle"
      role="slider"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={which === "start" ? "Start of the copied range" : "End of the copied range"}
      aria-valuemin={0}
      aria-valuemax={count}
      aria-valuenow={ends[which]}
      aria-valuetext={
        which === "end" && end === 0 ? "the top" : hex64(BigInt(which === "start" ? start : end))
      }
      style={{left: at.bracket! - 6, top: at.field.y + bracket[which] - 6}}
      onKeyDown={event => {
        const by = {ArrowUp: -1, ArrowDown: 1, PageUp: -16, PageDown: 16}[event.key]
        if (by === undefined) return
        move(which, ends[which] + by)
        event.preventDefault()
        event.stopPropagation()
      }}
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId)
        dragging.current = true
      }}
      onPointerUp={() => {
        dragging.current = false
        onRangeEnd()
      }}
      onKeyUp={onRangeEnd}
      onPointerMove={event => {
        if (!dragging.current) return
        const stage = event.currentTarget.parentElement!.getBoundingClientRect()
        move(which, Math.round(((event.clientY - stage.top - at.field.y) / at.field.height) * count))
      }}
    />
  ))
})
