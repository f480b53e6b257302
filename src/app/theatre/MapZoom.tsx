// How near one looks at memory: one step back, the name of the rung, one step nearer.

import {memo} from "react"
import {MAP_RUNGS, nearerRung, type MapRung} from "../../view/theatre/mapRung.ts"

interface MapZoomProps {
  readonly rung: MapRung
  readonly top: number
  onZoom(steps: 1 | -1): void
}

export const MapZoom = memo(function MapZoom({rung, top, onZoom}: MapZoomProps) {
  const step = (steps: 1 | -1) => {
    const to = nearerRung(rung, steps)
    const ends = rung === to
    return (
      <button
        type="button"
        aria-label={ends ? (steps === 1 ? "nearest" : "furthest") : `zoom to ${to}`}
        title={ends ? undefined : `${to} (${steps === 1 ? "+" : "−"})`}
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
    <div
      className="map-zoom"
      style={{top}}
      role="group"
      aria-label={`Zoom of the map, 1 to ${MAP_RUNGS.length}`}
    >
      {step(-1)}
      <output>{rung}</output>
      {step(1)}
    </div>
  )
})
