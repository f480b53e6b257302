// The stage: two wings and the seam. React owns the frame, d3 the shapes inside of two <svg> (useDrawn.ts), the canvas the fields.

import {memo, useMemo, useRef} from "react"
import {hex64, type Va} from "../../model/word.ts"
import {captions} from "../../view/loupe/captions.ts"
import {seam} from "../../view/seam/ribbons.ts"
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
  const heldScene = useMemo(
    () =>
      held && {
        ...scene,
        experiment: held.experiment,
        outcome: held.outcome,
        trees: treesOf(source, held.outcome),
      },
    [scene, held, source],
  )

  const {led, still, over, moving} = useDrawn(scene, heldScene, held, point)

  const {onPoint, onSelect, onRange, onRangeEnd, onZoom} = props
  const shown = heldScene ?? scene
  const seamOf = useMemo(
    () => seam(shown.outcome.account, shown.rows, shown.top, at.field.height),
    [shown, at.field.height],
  )
  const words = captions(scene, point)
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
      {heldScene && (
        <FieldCanvas scene={heldScene} side="copy" theme={theme} wipe={null} from={1 - held!.fraction} />
      )}
      <svg className="stage-svg" width={width} height={height} aria-hidden="true">
        <Checks />
        <g ref={over} />
        <g ref={moving} />
      </svg>
      <StripTargets scene={led} onTop={setTop} onPoint={onPoint} />
      <Ribbons scene={shown} seam={seamOf} point={point} onSelect={onSelect} />
      <Loupe scene={scene} side="source" point={point} theme={theme} caption={words.source} />
      <Loupe
        scene={scene}
        side="copy"
        point={point}
        theme={theme}
        caption={held ? `off: ${words.copy}` : words.copy}
      />
      {heldScene && (
        <Loupe
          scene={heldScene}
          side="copy"
          point={point}
          theme={theme}
          caption={`on: ${captions(heldScene, point).copy}`}
          from={1 - held!.fraction}
        />
      )}
      {held && <HeldLine at={at} held={held} />}
      <RangeHandles {...{scene, onRange, onRangeEnd}} />
      <Spoken
        id="stage-here"
        place={point}
        shown={scene}
        text={() =>
          `${hex64(BigInt(point))}: source ${words.source}; copy ${words.copy}. ${rowText(scene, point)}`
        }
      />
    </div>
  )
})
