// The ribbons as buttons: each selects the first entry of its rows to which that happened, and pressed again the next. Ribbons may
// share rows: there the last one lies on top, but a mark is always its own ribbon's.

import {memo} from "react"
import {nextChange} from "../../model/account/nextChange.ts"
import {number} from "../../model/descriptor/say.ts"
import type {Va} from "../../model/word.ts"
import {APART, END, type Cause, type Seam, type Stretch} from "../../view/seam/ribbons.ts"
import type {Stage} from "../../view/stage/stage.ts"
import {things} from "../words/words.ts"

const DID: Record<Cause, string> = {
  W: "made writable",
  V: "made valid",
  P: "refused",
  F: "written by map operations",
  unmapped: "taken away by map operations",
  dropped: "dropped",
  lost: "lost",
  added: "added",
}

/** Half of the height of a mark's place, px. Marks stand APART px from each other. */
const MARK = APART / 2

type End = "above" | "below"

interface Box {
  readonly left: number
  readonly width: number
  readonly top: number
  readonly height: number
}

interface RibbonsProps {
  readonly scene: Stage
  readonly seam: Seam
  readonly point: Va
  onSelect(va: Va): void
  /** How far the ribbons ride on their rows, px; without it they stand in the window. */
  readonly top?: number
  /** Where the count of an end stands, if not in the seam itself. */
  endBox?(n: number, end: End): Box
}

export const Ribbons = memo(function Ribbons({scene, seam, point, onSelect, top = 0, endBox}: RibbonsProps) {
  const {at} = scene
  const left = at.source + at.field.width
  const width = at.copy - left
  // What was refused has another name in the account.
  const next = (cause: Cause, rows: readonly Va[], after: Va) =>
    nextChange(scene, cause === "P" ? "refused" : cause, rows, after)
  const inSeam = (top: number, height: number): Box => ({left, width, top: at.field.y + top, height})
  const button = (key: string, name: string, box: Box, to: () => Va | null, mark?: Stretch) => (
    <button
      key={key}
      type="button"
      className="ribbon-button"
      aria-label={name}
      title={name}
      style={{...box}}
      onClick={event => {
        event.stopPropagation()
        const va = to()
        if (va !== null) onSelect(va)
      }}
    >
      {mark && <i style={{top: mark.y0, height: mark.y1 - mark.y0}} />}
    </button>
  )
  const endButton = (end: End, n: number, {cause, count}: {cause: Cause; count: number}, row: Va) => {
    const inside = inSeam(end === "above" ? 2 + END * n : at.field.height - 2 - END * (n + 1), END)
    const name = `${number(count)} ${DID[cause]}, ${end} the window`
    return button(`${end} ${cause}`, name, endBox?.(n, end) ?? inside, () =>
      next(cause, [row], -Infinity as Va),
    )
  }
  return (
    <>
      {seam.above.map((sum, n) => endButton("above", n, sum, sum.last))}
      <div className="riding" style={{transform: `translateY(${-top}px)`}}>
        {seam.ribbons.map(({cause, count, markY, y0, y1, rows}) => {
          const [from, to] = [Math.min(y0, markY - MARK), Math.max(y1, markY + MARK)]
          const name = `${things(count, "entry", "entries")} ${DID[cause]}`
          const mark = {y0: markY - MARK - from, y1: markY + MARK - from}
          return button(
            `ribbon ${cause} ${rows[0]}`,
            name,
            inSeam(top + from, to - from),
            () => next(cause, rows, point),
            mark,
          )
        })}
      </div>
      {seam.below.map((sum, n) => endButton("below", n, sum, sum.first))}
    </>
  )
})
