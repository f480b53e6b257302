// Two copies in the two wings. A sibling of the stage of source and copy, on the same grid; the source stands small between them.

import {memo, useLayoutEffect, useMemo, useRef, useState} from "react"
import {nextApart} from "../../model/account/nextApart.ts"
import {hex64} from "../../model/word.ts"
import {apartAxis, apartSeam, apartShapes, nameLabels, type Apart} from "../../view/compare/apartShapes.ts"
import {pairFrame} from "../../view/compare/pairFrame.ts"
import {pairStops, pairStopShapes} from "../../view/compare/pairStops.ts"
import {sourceLoupe} from "../../view/compare/sourceLoupe.ts"
import {draw} from "../../view/draw.ts"
import type {Ribbon} from "../../view/seam/ribbons.ts"
import {inTheWay} from "../../view/loupe/loupe.ts"
import {placed} from "../../view/seam/labels.ts"
import {beamShapes, extentLabels} from "../../view/seam/placeLabels.ts"
import {sourceTree} from "../../view/field/tree.ts"
import {apartText} from "../../view/compare/apartText.ts"
import {pointerShapes} from "../../view/stage/pointer.ts"
import {openTable, topFor, type Stage} from "../../view/stage/stage.ts"
import {FieldCanvas} from "../stage/FieldCanvas.tsx"
import {Loupe} from "../stage/Loupe.tsx"
import {Spoken} from "../stage/Spoken.tsx"
import {StripTargets} from "../stage/StripTargets.tsx"
import {useRowInput} from "../stage/useRowInput.ts"
import type {ViewProps} from "../stage/viewProps.ts"
import {things} from "../words/words.ts"
import {pairWords} from "./pairWords.ts"
import type {Compared} from "./useCompared.ts"
import {groupSaid, stateAt} from "./sideStates.ts"
import {usePairScene} from "./usePairScene.ts"
import {SourceLoupe} from "./SourceLoupe.tsx"
import {useArrival} from "../stage/useArrival.ts"
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
  const {at, rows, trees, half} = whole
  const [wanted, setTop] = useState(0)
  const top = Math.max(0, Math.min(wanted, rows.height - at.field.height))
  useLayoutEffect(() => setTop(before => topFor(rows, at, point, before)), [rows, at, point])
  const scene = useMemo((): Stage => ({...whole, top}), [whole, top])
  const open = openTable({source, half}, point)
  const led = useMemo((): Stage => ({...scene, open}), [scene, open])
  // Places are the source's, whatever the copies made of them.
  const ofSource = useMemo(
    (): Stage => ({...scene, trees: {...trees, source: sourceTree(source)}}),
    [scene, trees, source],
  )
  const seam = useMemo(() => apartSeam(scene), [scene])
  const words = useMemo(() => pairWords(compared), [compared])

  const still = useRef<SVGGElement>(null)
  const over = useRef<SVGGElement>(null)
  const moving = useRef<SVGGElement>(null)
  const arrival = useArrival()
  useLayoutEffect(() => draw(still.current!, pairFrame(led, words)), [led, words])
  const stops = useMemo(() => pairStops(scene, seam, a.outcome, b.outcome), [scene, seam, a, b])
  const saidOf = useMemo(() => groupSaid(compared), [compared])
  useLayoutEffect(() => {
    const shapes = [
      ...apartShapes(scene, seam, saidOf),
      ...beamShapes(ofSource),
      ...pairStopShapes(scene, seam, stops),
    ]
    draw(over.current!, shapes, arrival(compared))
  }, [scene, ofSource, seam, stops, saidOf, compared, arrival])
  const labels = useMemo(
    () => [...nameLabels(scene, seam, saidOf), ...extentLabels(ofSource)],
    [scene, seam, saidOf, ofSource],
  )
  const loupe = useMemo(
    () => (mode === "wide" ? sourceLoupe(scene, seam, stops, point) : null),
    [mode, scene, seam, stops, point],
  )
  useLayoutEffect(() => {
    const words = placed(labels, inTheWay(led, point))
    const taken = [...stops.map(({zone}) => zone), ...(loupe?.zone ? [loupe.zone] : [])]
    const axis = apartAxis(scene, seam, taken)
    draw(moving.current!, [...axis, ...words.shapes, ...pointerShapes(led, point, words.boxes)])
  }, [scene, seam, stops, loupe, led, point, labels])

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
      <RibbonButtons {...{compared, source, point, onSelect, at}} ribbons={seam.ribbons} />
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

interface RibbonButtonsProps extends Pick<ComparedStageProps, "compared" | "source" | "point" | "onSelect"> {
  readonly at: Stage["at"]
  readonly ribbons: readonly Ribbon<Apart>[]
}

/** What one can press of the ribbons: each goes to the next of its entries. */
function RibbonButtons({compared, source, point, onSelect, at, ribbons}: RibbonButtonsProps) {
  const {a, b, result} = compared
  const left = at.source + at.field.width
  return ribbons.map(({cause, count, markY, y0, y1, rows}) => {
    const [from, to] = [Math.min(y0, markY - 12), Math.max(y1, markY + 12)]
    const name = `${things(count, "entry", "entries")} ${CAUSE_WORDS[cause]}`
    return (
      <button
        key={`${cause} ${rows[0]}`}
        type="button"
        className="ribbon-button"
        aria-label={name}
        title={name}
        style={{left, width: at.copy - left, top: at.field.y + from, height: to - from}}
        onClick={event => {
          event.stopPropagation()
          const inside = {rows: result.rows.filter(({va}) => rows.includes(va))}
          const va = nextApart(source, a.copy, b.copy, inside, point, 1)
          if (va !== null) onSelect(va)
        }}
      />
    )
  })
}

const CAUSE_WORDS: Readonly<Record<Apart, string>> = {
  onlyA: "only in A",
  onlyB: "only in B",
  apart: "with another value",
}
