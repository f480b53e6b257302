// The tree, from far or from near: rows of pixels, or pieces. Between the two the rows slide.

import {memo, useMemo, useRef, useState} from "react"
import {hasBars, RUNGS, RUNG_NAMES} from "../../view/zoom/rung.ts"
import {Zoomed} from "../zoom/Zoomed.tsx"
import type {Seen} from "../zoom/useZoomed.ts"
import {ZoomSteps} from "../zoom/ZoomSteps.tsx"
import {zoomBy} from "../zoom/zoomBy.ts"
import {useValue} from "../store.ts"
import {rootText} from "../../view/columns/tableText.ts"
import {topAbout} from "../../view/stage/stage.ts"
import {Stage, type TreeProps} from "./Stage.tsx"
import {useRows} from "./useRows.ts"

export const Tree = memo(function Tree(props: TreeProps) {
  const {rung, about} = useValue(state => state.zoom)
  const seen = useRef<Seen | null>(null)
  // The last rung with bars, while its pieces go back to the rows of pixels.
  const [near, setNear] = useState(hasBars(rung) ? rung : null)
  if (hasBars(rung) && near !== rung) setNear(rung)
  // A switch that is held half-way counts as on: bars have no room for two states.
  const {held} = props
  const told = near !== null && held ? {...props, experiment: held.experiment, outcome: held.outcome} : props
  const used = useRows(told, rung === "tall" ? 2 : 1, near === null ? held?.outcome : undefined)
  const leaves = !hasBars(rung) && near !== null
  // A link may zoom without a place: then it is about what is shown first, not about what the pointer passes.
  const first = useRef({source: props.source, va: props.point})
  if (first.current.source !== props.source) first.current = {source: props.source, va: props.point}
  const place = about ?? first.current.va
  const {at, rows} = used
  const leaving = useMemo(
    () => (leaves && seen.current ? {rows, top: topAbout({rows, at}, place, seen.current)} : null),
    [leaves, rows, at, place],
  )
  const {source, outcome} = told
  const root = useMemo(() => rootText(source, outcome), [source, outcome])
  return (
    <div className="tree">
      <p id="tree-root" className="unseen">
        {root}
      </p>
      {near === null ? (
        <Stage {...props} used={used} seen={seen} onZoom={zoomBy} />
      ) : (
        <Zoomed
          {...told}
          {...{used, seen, rung: near, about: place, onZoom: zoomBy}}
          leaving={leaving}
          onLeft={() => {
            seen.current = leaving
            setNear(null)
          }}
        />
      )}
      <ZoomSteps
        label="Zoom"
        rungs={RUNGS}
        rung={rung}
        names={RUNG_NAMES}
        style={
          at.mode === "phone"
            ? undefined
            : {left: at.source + at.field.width, width: at.copy - at.source - at.field.width}
        }
        onZoom={steps => zoomBy(steps, props.point)}
      />
    </div>
  )
})
