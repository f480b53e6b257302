// Two copies in the two wings. A sibling of the stage of source and copy, on the same grid; the source stands small between them.

import {memo, useLayoutEffect, useMemo, useRef, useState} from "react"
import {hex64} from "../../model/word.ts"
import {apartText} from "../../view/compare/apartText.ts"
import {topFor, type Stage} from "../../view/stage/stage.ts"
import {FieldCanvas} from "../stage/FieldCanvas.tsx"
import {Loupe} from "../stage/Loupe.tsx"
import {Spoken} from "../stage/Spoken.tsx"
import {StripTargets} from "../stage/StripTargets.tsx"
import {useRowInput} from "../stage/useRowInput.ts"
import type {ViewProps} from "../stage/viewProps.ts"
import {ApartRibbons} from "./ApartRibbons.tsx"
import {SourceLoupe} from "./SourceLoupe.tsx"
import {stateAt} from "./sideStates.ts"
import type {Compared} from "./useCompared.ts"
import {usePairDrawn} from "./usePairDrawn.ts"
import {usePairScene} from "./usePairScene.ts"
import "../stage/stage.css"
import "../stage/strips.css"
import "../stage/seam.css"
import "../stage/loupe.css"
import "./compare.css"

interface ComparedStageProps extends ViewProps {
  readonly compared: Compared
}

export const ComparedStage = memo(function ComparedStage(props: ComparedStageProps) {
  const {compared, source, point, pinned, theme, mode, width, height, onPoint, onSelect} = props
  const {a, b} = compared
  const whole = usePairScene(props)
  const {at, rows} = whole
  const [wanted, setTop] = useState(0)
  const top = Math.max(0, Math.min(wanted, rows.height - at.field.height))
  useLayoutEffect(() => setTop(before => topFor(rows, at, point, before)), [rows, at, point])
  const scene = useMemo((): Stage => ({...whole, top}), [whole, top])
  const {led, seam, loupe, still, over, moving} = usePairDrawn(compared, scene, point)

  const root = useRef<HTMLDivElement>(null)
  const handlers = useRowInput(root, {scene, point, pinned, onTop: setTop, onPoint, onSelect})

  const said = {source: stateAt(compared, a, point), copy: stateAt(compared, b, point)}
  return (
    <div
      ref={root}
      className="stage comparing"
      data-mode={mode}
      data-theme={theme}
      style={{width, height}}
      role="application"
      aria-roledescription="map of two copies"
      aria-label="Copy A and copy B: arrow keys go from entry to entry, n and p from difference to difference, Enter selects, Escape releases"
      aria-describedby="stage-here"
      tabIndex={0}
      {...handlers}
    >
      <svg className="stage-svg" width={width} height={height} aria-hidden="true">
        <g ref={still} />
      </svg>
      <FieldCanvas scene={scene} side="source" theme={theme} wipe={null} />
      <FieldCanvas scene={scene} side="copy" theme={theme} wipe={b.outcome} />
      <svg className="stage-svg" width={width} height={height} aria-hidden="true">
        <g ref={over} />
        <g ref={moving} />
      </svg>
      <StripTargets scene={led} onTop={setTop} onPoint={onPoint} />
      <ApartRibbons {...{compared, source, point, onSelect, at}} ribbons={seam.ribbons} />
      <Loupe scene={scene} side="source" point={point} theme={theme} caption={said.source} />
      <Loupe scene={scene} side="copy" point={point} theme={theme} caption={said.copy} />
      {loupe && <SourceLoupe {...{scene, point, theme}} placed={loupe} />}
      <Spoken
        id="stage-here"
        place={point}
        shown={compared}
        text={() => `${hex64(BigInt(point))}: A ${said.source}; B ${said.copy}. ${apartText(scene, point)}`}
      />
    </div>
  )
})
