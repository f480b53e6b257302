// The ribbons as buttons: each selects the first entry of its rows to which that happened, and pressed again the next.

import {memo} from "react"
import {nextChange} from "../../model/account/nextChange.ts"
import {number} from "../../model/descriptor/say.ts"
import type {Va} from "../../model/word.ts"
import {APART, END, type Cause, type Seam} from "../../view/seam/ribbons.ts"
import type {Stage} from "../../view/stage/stage.ts"
import {things} from "../words/words.ts"
import {RibbonButton, SeamButton, type Box} from "./RibbonButton.tsx"

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
  const inSeam = {left, width: at.copy - left}
  // What was refused has another name in the account.
  const next = (cause: Cause, rows: readonly Va[], after: Va) =>
    nextChange(scene, cause === "P" ? "refused" : cause, rows, after)
  const endButton = (end: End, n: number, {cause, count}: {cause: Cause; count: number}, row: Va) => {
    const y = end === "above" ? 2 + END * n : at.field.height - 2 - END * (n + 1)
    return (
      <SeamButton
        key={`${end} ${cause}`}
        name={`${number(count)} ${DID[cause]}, ${end} the window`}
        box={endBox?.(n, end) ?? {...inSeam, top: at.field.y + y, height: END}}
        next={() => next(cause, [row], -Infinity as Va)}
        onSelect={onSelect}
      />
    )
  }
  return (
    <>
      {seam.above.map((sum, n) => endButton("above", n, sum, sum.last))}
      <div className="riding" style={{transform: `translateY(${-top}px)`}}>
        {seam.ribbons.map(ribbon => (
          <RibbonButton
            key={`ribbon ${ribbon.cause} ${ribbon.rows[0]}`}
            name={`${things(ribbon.count, "entry", "entries")} ${DID[ribbon.cause]}`}
            ribbon={ribbon}
            // Marks stand APART px from each other.
            half={APART / 2}
            seam={{...inSeam, top: at.field.y + top}}
            next={() => next(ribbon.cause, ribbon.rows, point)}
            onSelect={onSelect}
          />
        ))}
      </div>
      {seam.below.map((sum, n) => endButton("below", n, sum, sum.first))}
    </>
  )
})
