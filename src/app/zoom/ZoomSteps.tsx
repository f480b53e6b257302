// How near one looks: one step back, the name of the picture, one step nearer.

import type {CSSProperties} from "react"
import {nearer} from "../../view/nearer.ts"
import "./zoomSteps.css"

interface ZoomStepsProps<R extends string> {
  /** What is zoomed. */
  readonly label: string
  /** The furthest first. */
  readonly rungs: readonly R[]
  readonly rung: R
  /** What a rung is called, if not as it is written. */
  readonly names?: Readonly<Record<R, string>>
  readonly style?: CSSProperties
  onZoom(steps: 1 | -1): void
}

export function ZoomSteps<R extends string>(props: ZoomStepsProps<R>) {
  const {label, rungs, rung, names, style, onZoom} = props
  const nameOf = (of: R) => names?.[of] ?? of
  const step = (steps: 1 | -1) => {
    const to = nearer(rungs, rung, steps)
    const ends = rung === to
    return (
      <button
        type="button"
        aria-label={ends ? (steps === 1 ? "nearest" : "furthest") : `zoom to ${nameOf(to)}`}
        title={ends ? undefined : `${nameOf(to)} (${steps === 1 ? "+" : "−"})`}
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
    <div className="zoom-steps" style={style} role="group" aria-label={label}>
      {step(-1)}
      <output>{nameOf(rung)}</output>
      {step(1)}
    </div>
  )
}
