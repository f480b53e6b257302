// How near one looks: one step back, the name of the picture, one step nearer.

import {memo} from "react"
import {nearer, RUNGS, type Rung} from "../../view/zoom/rung.ts"
import "./zoom.css"

export const RUNG_NAMES: Readonly<Record<Rung, string>> = {
  pixels: "pixels",
  tall: "tall rows",
  runs: "runs",
  table: "one table",
  bits: "bits",
}

interface ZoomStepsProps {
  readonly rung: Rung
  readonly style?: React.CSSProperties
  onZoom(steps: 1 | -1): void
}

export const ZoomSteps = memo(function ZoomSteps({rung, style, onZoom}: ZoomStepsProps) {
  const step = (steps: 1 | -1) => {
    const to = nearer(rung, steps)
    const ends = rung === RUNGS[steps === 1 ? RUNGS.length - 1 : 0]
    return (
      <button
        type="button"
        aria-label={ends ? (steps === 1 ? "nearest" : "furthest") : `zoom to ${RUNG_NAMES[to]}`}
        title={ends ? undefined : `${RUNG_NAMES[to]} (${steps === 1 ? "+" : "−"})`}
        aria-disabled={ends}
        onClick={event => {
          event.stopPropagation()
          if (!ends) onZoom(steps)
        }}
      >
        {steps === 1 ? "+" : "−"}
      </button>
    )
  }
  return (
    <div className="zoom-steps" style={style} role="group" aria-label="Zoom">
      {step(-1)}
      <output>{RUNG_NAMES[rung]}</output>
      {step(1)}
    </div>
  )
})
