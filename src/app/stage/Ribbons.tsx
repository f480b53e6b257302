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
  dropped: "dropped",
  lost: "lost",
  added: "added",
}

interface RibbonsProps {
  readonly scene: Stage
  readonly seam: Seam
  readonly point: Va
  onSelect(va: Va): void
}

export const Ribbons = memo(function Ribbons({scene, seam, point, onSelect}: RibbonsProps) {
  const {at} = scene
  const {ribbons, above, below} = seam
  const left = at.source + at.field.width
  const width = at.copy - left
  const button = (key: string, name: string, y: number, height: number, to: () => Va | null) => (
    <button
      key={key}
      type="button"
      className="ribbon-button"
      aria-label={name}
      title={name}
      style={{left, width, top: at.field.y + y, height}}
      onClick={event => {
        event.stopPropagation()
        const va = to()
        if (va !== null) onSelect(va)
      }}
    />
  )
  return (
    <>
      {above.map(({cause, count, last}, n) =>
        button(`above ${cause}`, `${number(count)} ${DID[cause]}, above the window`, 2 + END * n, END, () =>
          nextChange(scene, [last], -Infinity as Va),
        ),
      )}
      {ribbons.map(({cause, count, markY, y0, y1, rows}) => {
        const [from, to] = [Math.min(y0, markY - 7), Math.max(y1, markY + 7)]
        return button(
          `ribbon ${cause} ${rows[0]}`,
          `${things(count, "entry", "entries")} ${DID[cause]}`,
          from,
          to - from,
          () => nextChange(scene, rows, point),
        )
      })}
      {below.map(({cause, count, first}, n) =>
        button(
          `below ${cause}`,
          `${number(count)} ${DID[cause]}, below the window`,
          at.field.height - 2 - END * (n + 1),
          END,
          () => nextChange(scene, [first], -Infinity as Va),
        ),
      )}
    </>
  )
})
