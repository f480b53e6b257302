// The ribbons as buttons: each selects the first changed entry of its rows, and pressed again the next.

import {number} from "../../model/descriptor/say.ts"
import {memo} from "react"
import type {Va} from "../../model/word.ts"
import {nextChange} from "../../view/field/changes.ts"
import {END, type Cause, type Seam} from "../../view/seam/ribbons.ts"
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
  const inSeam = (top: number, height: number): Box => ({left, width, top: at.field.y + top, height})
  const button = (key: string, name: string, box: Box, to: () => Va | null) => (
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
    />
  )
  const endButton = (end: End, n: number, {cause, count}: {cause: Cause; count: number}, row: Va) => {
    const inside = inSeam(end === "above" ? 2 + END * n : at.field.height - 2 - END * (n + 1), END)
    const name = `${number(count)} ${DID[cause]}, ${end} the window`
    return button(`${end} ${cause}`, name, endBox?.(n, end) ?? inside, () =>
      nextChange(scene, [row], -Infinity as Va),
    )
  }
  return (
    <>
      {seam.above.map((sum, n) => endButton("above", n, sum, sum.last))}
      <div className="riding" style={{transform: `translateY(${-top}px)`}}>
        {seam.ribbons.map(({cause, count, markY, y0, y1, rows}) => {
          const [from, to] = [Math.min(y0, markY - 7), Math.max(y1, markY + 7)]
          const name = `${things(count, "entry", "entries")} ${DID[cause]}`
          return button(`ribbon ${cause} ${rows[0]}`, name, inSeam(top + from, to - from), () =>
            nextChange(scene, rows, point),
          )
        })}
      </div>
      {seam.below.map((sum, n) => endButton("below", n, sum, sum.first))}
    </>
  )
})
