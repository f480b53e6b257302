// The stage: two wings and the seam. React owns the frame, d3 the shapes inside of two <svg> (useDrawn.ts), the canvas the fields.

import {memo, useMemo, useRef} from "react"
import {hex64, type Va} from "../../model/word.ts"
import {captions} from "../../view/loupe/captions.ts"
import {seam} from "../../view/seam/ribbons.ts"
import type {Theme} from "../../view/palette.ts"
import {treesOf, type Stage as Scene} from "../../view/stage/stage.ts"
import {Checks} from "./Checks.tsx"
import {rowText} from "../../view/zoom/pieceText.ts"
import {FieldCanvas} from "./FieldCanvas.tsx"
import {Loupe} from "./Loupe.tsx"
import {RangeHandles} from "./RangeHandles.tsx"
import {Ribbons} from "./Ribbons.tsx"
import {HeldLine, type HeldWipe} from "../control/HeldLine.tsx"
import {Spoken} from "./Spoken.tsx"
import {StripTargets} from "./StripTargets.tsx"
import {useDrawn} from "./useDrawn.ts"
import type {UsedRows} from "./useRows.ts"
import {useRowInput} from "./useRowInput.ts"
import {useWindow} from "./useWindow.ts"
import type {Seen} from "../zoom/useZoomed.ts"
import type {ViewProps} from "./viewProps.ts"
import "./stage.css"
import "./strips.css"
import "./seam.css"
import "./loupe.css"

export interface TreeProps extends ViewProps {
  readonly held: HeldWipe | null
  onRange(range: {readonly start: Va; readonly end: Va}): void
  onRangeEnd(): void
}

export interface StageProps extends TreeProps {
  readonly used: UsedRows
  /** What the tree showed last. */
  readonly seen: React.RefObject<Seen | null>
  /** false: there is no nearer or further rung. */
  onZoom(steps: 1 | -1, about: Va): boolean
}

export const Stage = memo(function Stage(props: StageProps) {
  const {source, experiment, outcome, held, point, pinned, theme, mode, width, height, used, seen} = props
  const {at, trees, rows, half} = used
  const [top, setTop] = useWindow(used, {source, point, seen})
  const scene: Scene = useMemo(
    () => ({source, experiment, outcome, at, rows, top, trees, half}),
    [source, experiment, outcome, at, rows, top, trees, half],
  )
  const heldScene = useMemo(() => held && sceneOf(scene, held), [scene, held])
  const {led, still, over, moving} = useDrawn(scene, heldScene, held, point)

  const {onPoint, onSelect, onRange, onRangeEnd, onZoom} = props
  const shown = heldScene ?? scene
  // What is held is shown on the right of this part of the copy.
  const from = held ? 1 - held.fraction : 1
  const seamOf = useMemo(
    () => seam(shown.outcome.account, shown.rows, shown.top, at.field.height),
    [shown, at.field.height],
  )
  const root = useRef<HTMLDivElement>(null)
  const handlers = useRowInput(root, {scene, point, pinned, onTop: setTop, onPoint, onSelect, onZoom})

  return (
    <div
      ref={root}
      className="stage"
      data-mode={mode}
      data-theme={theme}
      style={{width, height}}
      role="application"
      aria-roledescription="map of two tables"
      aria-label="Source and copy: arrow keys go from entry to entry, Enter selects, Escape releases"
      aria-describedby="tree-root stage-here"
      tabIndex={0}
      {...handlers}
    >
      <svg className="stage-svg" width={width} height={height} aria-hidden="true">
        <g ref={still} />
      </svg>
      <FieldCanvas scene={scene} side="source" theme={theme} wipe={null} />
      <FieldCanvas scene={scene} side="copy" theme={theme} wipe={outcome} />
      {heldScene && <FieldCanvas scene={heldScene} side="copy" theme={theme} wipe={null} from={from} />}
      <svg className="stage-svg" width={width} height={height} aria-hidden="true">
        <Checks />
        <g ref={over} />
        <g ref={moving} />
      </svg>
      <StripTargets scene={led} onTop={setTop} onPoint={onPoint} />
      <Ribbons scene={shown} seam={seamOf} point={point} onSelect={onSelect} />
      <Loupes {...{scene, heldScene, point, theme, from}} />
      {held && <HeldLine at={at} held={held} />}
      <RangeHandles {...{scene, onRange, onRangeEnd}} />
      <Spoken id="stage-here" place={point} shown={scene} text={() => placeText(scene, point)} />
    </div>
  )
})

/** The same place as it would be with a held switch on. */
function sceneOf(scene: Scene, {experiment, outcome}: HeldWipe): Scene {
  return {...scene, experiment, outcome, trees: treesOf(scene.source, outcome)}
}

function placeText(scene: Scene, point: Va): string {
  const {source, copy} = captions(scene, point)
  return `${hex64(BigInt(point))}: source ${source}; copy ${copy}. ${rowText(scene, point)}`
}

interface LoupesProps {
  readonly scene: Scene
  readonly heldScene: Scene | null
  readonly point: Va
  readonly theme: Theme
  /** Where the part of the field begins that shows what is held, 0 to 1. */
  readonly from: number
}

/** What is around the point, in the source, in the copy, and in the copy with a held switch on. */
function Loupes({scene, heldScene, point, theme, from}: LoupesProps) {
  const words = captions(scene, point)
  const copy = heldScene ? `off: ${words.copy}` : words.copy
  return (
    <>
      <Loupe side="source" {...{scene, point, theme}} caption={words.source} />
      <Loupe side="copy" {...{scene, point, theme}} caption={copy} />
      {heldScene && (
        <Loupe
          side="copy"
          {...{point, theme, from}}
          scene={heldScene}
          caption={`on: ${captions(heldScene, point).copy}`}
        />
      )}
    </>
  )
}
