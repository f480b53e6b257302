// The stage: two wings and the seam. React owns the frame, d3 the shapes inside of two <svg>, the canvas the fields. What
// follows the pointer is drawn apart from what stands still, so that pointing repaints no field.

import {memo, useLayoutEffect, useMemo, useRef, useState} from "react"
import {hex64, type Va} from "../../model/word.ts"
import {captions} from "../../view/loupe/captions.ts"
import {draw} from "../../view/draw.ts"
import {frame} from "../../view/stage/frame.ts"
import {placed} from "../../view/seam/labels.ts"
import {names, seamShapes} from "../../view/seam/seamShapes.ts"
import {inTheWay} from "../../view/loupe/loupe.ts"
import {seam} from "../../view/seam/ribbons.ts"
import {editShapes} from "../../view/stage/editShapes.ts"
import {pointerShapes} from "../../view/stage/pointer.ts"
import {openTable, topAbout, topFor, treesOf, type Stage as Scene} from "../../view/stage/stage.ts"
import {Checks} from "./Checks.tsx"
import {rowText} from "../../view/zoom/pieceText.ts"
import {FieldCanvas} from "./FieldCanvas.tsx"
import {Loupe} from "./Loupe.tsx"
import {RangeHandles} from "./RangeHandles.tsx"
import {Ribbons} from "./Ribbons.tsx"
import {HeldLine, type HeldWipe} from "../control/HeldLine.tsx"
import {Spoken} from "./Spoken.tsx"
import {StripTargets} from "./StripTargets.tsx"
import {useArrival} from "./useArrival.ts"
import type {UsedRows} from "./useRows.ts"
import {useRowInput} from "./useRowInput.ts"
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
  const [wanted, setTop] = useState(seen.current?.top ?? 0)
  const top = Math.max(0, Math.min(wanted, rows.height - at.field.height))
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

  // A point that is not in the window brings the window along; scrolling does not bring the point.
  const room = useRef({rows, at, point})
  room.current = {rows, at, point}
  useLayoutEffect(() => {
    setTop(before => topFor(room.current.rows, room.current.at, point, before))
  }, [point, source])

  // Rows of another height keep the point where it was.
  useLayoutEffect(() => {
    const was = seen.current
    if (was && was.rows !== rows && was.rows.height !== rows.height)
      setTop(topAbout({rows, at}, room.current.point, was))
  }, [seen, rows, at])
  useLayoutEffect(() => {
    seen.current = {rows, top}
  }, [seen, rows, top])

  const still = useRef<SVGGElement>(null)
  const over = useRef<SVGGElement>(null)
  const moving = useRef<SVGGElement>(null)
  // The strips lead to the point, wherever the window is.
  const open = openTable({source, half}, point)
  const led: Scene = useMemo(() => ({...scene, open}), [scene, open])
  useLayoutEffect(() => draw(still.current!, frame(led)), [led])
  const arrival = useArrival()
  useLayoutEffect(() => {
    const seen = heldScene ?? scene
    draw(over.current!, seamShapes(seen), arrival(seen.outcome))
  }, [scene, heldScene, arrival])
  const from = held ? 1 - held.fraction : undefined
  const labels = useMemo(
    () => names(heldScene ?? scene, heldScene && from !== undefined ? {off: scene, at: from} : null),
    [scene, heldScene, from],
  )
  useLayoutEffect(() => {
    const words = placed(labels, inTheWay(led, point, from))
    draw(moving.current!, [...editShapes(led), ...words.shapes, ...pointerShapes(led, point, words.boxes)])
  }, [led, point, labels, from])

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
