// Pointer, wheel and keys on a stage of rows: the same for source and copy as for two copies.

import type {Va} from "../../model/word.ts"
import {stepTo} from "../../view/stage/stepTo.ts"
import {vaAt, type Stage} from "../../view/stage/stage.ts"
import {inField} from "./inField.ts"
import {usePointing} from "./usePointing.ts"

interface RowInput {
  readonly scene: Stage
  readonly point: Va
  readonly pinned: boolean
  onTop(top: number): void
  onPoint(va: Va): void
  onSelect(va: Va): void
  /** false: there is no nearer or further rung. Without it the wheel scrolls everywhere. */
  onZoom?(steps: 1 | -1, about: Va): boolean
}

/** Handlers for the stage's element. */
export function useRowInput(root: React.RefObject<HTMLElement | null>, input: RowInput) {
  const {scene, point, pinned, onTop, onPoint, onSelect, onZoom} = input
  const {rows, at, top} = scene
  const handlers = usePointing(root, {
    ...{pinned, onPoint, onClick: onSelect},
    scroll(by) {
      const to = Math.max(0, Math.min(top + by, rows.height - at.field.height))
      onTop(to)
      return to !== top
    },
    under(spot) {
      const found = inField(at, spot)
      return found ? vaAt(scene, found.x, found.y) : undefined
    },
    onZoom: onZoom && ((steps, about) => onZoom(steps, about ?? point)),
  })
  return {
    ...handlers,
    onKeyDown(event: React.KeyboardEvent) {
      // With Ctrl, Meta or Alt a key is the browser's: Alt and left goes back.
      if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
      const to = stepTo(scene, point, event.key)
      if (event.key === "Enter") onSelect(point)
      else if (to) (pinned ? onSelect : onPoint)(to)
      else if (to === undefined) return
      event.preventDefault()
    },
  }
}
