// The strips under the pointer: an entry pressed is the entry pointed at, and the field goes there. The last strip is the scroll
// bar of the field.

import {memo} from "react"
import {entries, span, type Level} from "../../model/geometry.ts"
import type {Va} from "../../model/word.ts"
import {rowOf, rowY} from "../../view/field/rows.ts"
import type {Stage} from "../../view/stage/stage.ts"
import {tableStart} from "../../view/strip/strips.ts"

interface StripTargetsProps {
  readonly scene: Stage
  onTop(top: number): void
  onPoint(va: Va): void
}

export const StripTargets = memo(function StripTargets({scene, onTop, onPoint}: StripTargetsProps) {
  const {at, rows, source} = scene
  const g = source.geometry
  function go(level: Level, part: number, last: boolean) {
    const count = entries(g, level)
    const entry = Math.max(0, Math.min(count - 1, Math.floor(part * count)))
    const va = (tableStart(scene, level) + entry * span(g, level)) as Va
    const row = rowOf(rows, va) ?? rowOf(rows, rows.sections.find(s => s.va >= va)?.va ?? va)
    if (!row) return
    if (last) onTop(Math.max(0, Math.min(rowY(row) - at.field.height / 2, rows.height - at.field.height)))
    else onPoint(row.section.va)
  }
  return (["source", "copy"] as const).flatMap(side =>
    at.strips.map((strip, n) => {
      const last = n === at.strips.length - 1
      const press = (event: React.PointerEvent) => {
        if (event.buttons !== 1) return
        const box = event.currentTarget.getBoundingClientRect()
        go(strip.level, (event.clientY - box.top) / box.height, last)
      }
      return (
        <div
          key={`${side} ${strip.level}`}
          className="strip-target"
          data-scrolls={last}
          style={{left: strip[side] - 3, width: at.stripWidth + 6, top: at.field.y, height: at.field.height}}
          onPointerDown={event => {
            event.currentTarget.setPointerCapture(event.pointerId)
            press(event)
          }}
          onPointerMove={press}
        />
      )
    }),
  )
})
