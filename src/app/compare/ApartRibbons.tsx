// The ribbons between two copies as buttons: each selects the first entry of its rows that differs in its way, and pressed again the next.

import type {ApartCause} from "../../model/account/apartRuns.ts"
import {nextApart} from "../../model/account/nextApart.ts"
import type {Source} from "../../model/source.ts"
import type {Va} from "../../model/word.ts"
import {halfMark} from "../../view/compare/apartShapes.ts"
import type {Ribbon} from "../../view/seam/ribbons.ts"
import type {Stage} from "../../view/stage/stage.ts"
import {RibbonButton} from "../stage/RibbonButton.tsx"
import {things} from "../words/words.ts"
import type {Compared} from "./useCompared.ts"

const DIFFER: Readonly<Record<ApartCause, string>> = {
  onlyA: "only in A",
  onlyB: "only in B",
  apart: "with another value",
}

interface ApartRibbonsProps {
  readonly compared: Compared
  readonly source: Source
  readonly at: Stage["at"]
  readonly ribbons: readonly Ribbon<ApartCause>[]
  readonly point: Va
  onSelect(va: Va): void
}

export function ApartRibbons({compared, source, at, ribbons, point, onSelect}: ApartRibbonsProps) {
  const {a, b, result} = compared
  const left = at.source + at.field.width
  const next = ({cause, rows}: Ribbon<ApartCause>) => {
    const named = new Set(rows)
    const within = {rows: result.rows.filter(({va}) => named.has(va)), cause}
    return nextApart(source, a.copy, b.copy, within, point, 1)
  }
  return (
    <div className="ribbon-buttons">
      {ribbons.map(ribbon => (
        <RibbonButton
          key={`${ribbon.cause} ${ribbon.rows[0]}`}
          name={`${things(ribbon.count, "entry", "entries")} ${DIFFER[ribbon.cause]}`}
          ribbon={ribbon}
          half={halfMark(ribbon)}
          seam={{left, width: at.copy - left, top: at.field.y}}
          next={() => next(ribbon)}
          onSelect={onSelect}
        />
      ))}
    </div>
  )
}
