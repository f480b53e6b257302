// Keys and pointer over a pair of rows: from entry to entry, and along the way from end to end.

import type {RefObject} from "react"
import type {Va} from "../../model/word.ts"
import {columnAt, vaOnWay, type RowPair} from "../../view/compare/rowPair.ts"
import {rowOf, rowSpan} from "../../view/field/rows.ts"
import type {Stage} from "../../view/stage/stage.ts"
import type {ViewProps} from "../stage/viewProps.ts"

/** Room around the picture, px: for the frames and for the ends of the way. */
export const MARGIN = 14

interface Looked extends Pick<ViewProps, "point" | "pinned" | "onPoint" | "onSelect"> {
  readonly scene: Stage
  /** Null: neither copy has a table here. */
  readonly pair: RowPair | null
}

/** The handlers of the picture, and in `way` those of the way below it. */
export function rowPairInput(canvas: RefObject<HTMLCanvasElement | null>, looked: Looked) {
  const {scene, pair, point, pinned, onPoint, onSelect} = looked
  const {geometry} = scene.source
  const go = pinned ? onSelect : onPoint

  /** A place of the picture under the pointer, px. */
  const placeOf = (event: React.MouseEvent) => {
    const box = canvas.current!.getBoundingClientRect()
    return [event.clientX - box.left - MARGIN, event.clientY - box.top] as const
  }
  const onWay = (event: React.PointerEvent) => {
    if (!pair || event.buttons !== 1) return
    const va = vaOnWay(scene.rows, pair.at, placeOf(event)[0])
    if (va !== null) go(va)
  }
  return {
    onKeyDown(event: React.KeyboardEvent) {
      if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey || !pair)
        return
      const row = rowOf(scene.rows, point)!
      const page = rowSpan(geometry, row.section)
      const line = Math.min(page, pair.at.perLine * geometry.granule)
      const by = {
        ...{ArrowLeft: -geometry.granule, ArrowRight: geometry.granule, ArrowUp: -line, ArrowDown: line},
        ...{PageUp: -page, PageDown: page},
      }[event.key]
      if (event.key === "Enter") onSelect(point)
      else if (by === undefined) return
      else if (rowOf(scene.rows, (point + by) as Va)) go((point + by) as Va)
      event.preventDefault()
    },
    onClick(event: React.MouseEvent) {
      const column = pair && columnAt(pair.at, ...placeOf(event))
      if (pair && column !== null) onSelect((pair.va + column * geometry.granule) as Va)
    },
    way: {
      onPointerDown(event: React.PointerEvent) {
        event.currentTarget.setPointerCapture(event.pointerId)
        onWay(event)
      },
      onPointerMove: onWay,
      onClick: (event: React.MouseEvent) => event.stopPropagation(),
    },
  }
}
