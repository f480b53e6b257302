// A ribbon of the seam as a button. Ribbons may share rows: there the last one lies on top, but a mark is always its own ribbon's.

import type {Va} from "../../model/word.ts"
import type {Ribbon, Stretch} from "../../view/seam/ribbons.ts"

/** px in the stage. */
export interface Box {
  readonly left: number
  readonly width: number
  readonly top: number
  readonly height: number
}

interface SeamButtonProps {
  readonly name: string
  readonly box: Box
  /** Where its mark stands, px from the box's top. */
  readonly mark?: Stretch
  /** Where a press leads; null: nowhere. */
  next(): Va | null
  onSelect(va: Va): void
}

/** Selects what it leads to. */
export function SeamButton({name, box, mark, next, onSelect}: SeamButtonProps) {
  return (
    <button
      type="button"
      className="ribbon-button"
      aria-label={name}
      title={name}
      style={{...box}}
      onClick={event => {
        event.stopPropagation()
        const va = next()
        if (va !== null) onSelect(va)
      }}
    >
      {mark && <i style={{top: mark.y0, height: mark.y1 - mark.y0}} />}
    </button>
  )
}

interface RibbonButtonProps extends Omit<SeamButtonProps, "box" | "mark"> {
  readonly ribbon: Pick<Ribbon, "y0" | "y1" | "markY">
  /** Half the height of a mark's place, px. */
  readonly half: number
  /** The seam: its sides, and the top of the window in it. */
  readonly seam: Omit<Box, "height">
}

/** As high as the ribbon and its mark. */
export function RibbonButton({ribbon: {y0, y1, markY}, half, seam, ...button}: RibbonButtonProps) {
  const [from, to] = [Math.min(y0, markY - half), Math.max(y1, markY + half)]
  const mark = {y0: markY - half - from, y1: markY + half - from}
  return <SeamButton {...button} box={{...seam, top: seam.top + from, height: to - from}} mark={mark} />
}
