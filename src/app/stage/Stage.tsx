// The stage: two wings and the seam. React owns the frame, d3 the shapes inside of two <svg>, the canvas the fields. What
// follows the pointer is drawn apart from what stands still, so that pointing repaints no field.

import {memo, useEffect, useLayoutEffect, useMemo, useRef, useState} from "react"
import {entryPlace} from "../../model/entryPlace.ts"
import {span} from "../../model/geometry.ts"
import {hex64, type Va} from "../../model/word.ts"
import {captions} from "../../view/loupe/captions.ts"
import {draw} from "../../view/draw.ts"
import {frame} from "../../view/stage/frame.ts"
import {placed} from "../../view/seam/labels.ts"
import {names, seamShapes} from "../../view/seam/seamShapes.ts"
import {inTheWay} from "../../view/loupe/loupe.ts"
import {layout} from "../../view/stage/layout.ts"
import {editShapes} from "../../view/stage/editShapes.ts"
import {pointerShapes} from "../../view/stage/pointer.ts"
import {occupied, rowOf, rowSpan, rowsOf, sameRows, type Rows} from "../../view/field/rows.ts"
import {openTable, topFor, treesOf, vaAt, type Stage as Scene} from "../../view/stage/stage.ts"
import {sourceTree} from "../../view/field/tree.ts"
import {FieldCanvas} from "./FieldCanvas.tsx"
import {Loupe} from "./Loupe.tsx"
import {RangeHandles} from "./RangeHandles.tsx"
import {Ribbons} from "./Ribbons.tsx"
import {HeldLine, type HeldWipe} from "../control/HeldLine.tsx"
import {Spoken} from "./Spoken.tsx"
import {StripTargets} from "./StripTargets.tsx"
import type {ViewProps} from "./viewProps.ts"
import "./stage.css"
import "./strips.css"
import "./seam.css"
import "./loupe.css"

export interface StageProps extends ViewProps {
  readonly held: HeldWipe | null
  onRange(range: {readonly start: Va; readonly end: Va}): void
  onRangeEnd(): void
}

export const Stage = memo(function Stage(props: StageProps) {
  const {source, experiment, outcome, held, point, pinned, theme, mode, width, height} = props
  const g = source.geometry
  const half = source.linear.start < 0 ? 1 : 0
  const few = useMemo(() => occupied([sourceTree(source)], half), [source, half])
  const at = useMemo(() => layout(g, mode, width, height, few), [g, mode, width, height, few])
  const trees = useMemo(() => treesOf(source, outcome), [source, outcome])
  const other = held?.outcome
  const kept = useRef<Rows | null>(null)
  const rows = useMemo(() => {
    const all = [trees.source, trees.copy, ...(other ? [treesOf(source, other).copy] : [])]
    const now = rowsOf(all, half, at.rowPx)
    if (!kept.current || !sameRows(kept.current, now)) kept.current = now
    return kept.current
  }, [trees, other, source, half, at.rowPx])
  const [wanted, setTop] = useState(0)
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
  const room = useRef({rows, at})
  room.current = {rows, at}
  useLayoutEffect(() => {
    setTop(before => topFor(room.current.rows, room.current.at, point, before))
  }, [point, source])

  const still = useRef<SVGGElement>(null)
  const over = useRef<SVGGElement>(null)
  const moving = useRef<SVGGElement>(null)
  // The strips lead to the point, wherever the window is.
  const open = openTable({source, half}, point)
  const led: Scene = useMemo(() => ({...scene, open}), [scene, open])
  useLayoutEffect(() => draw(still.current!, frame(led)), [led])
  useLayoutEffect(() => {
    draw(over.current!, seamShapes(heldScene ?? scene))
  }, [scene, heldScene])
  const from = held ? 1 - held.fraction : undefined
  const labels = useMemo(
    () => names(heldScene ?? scene, heldScene && from !== undefined ? {off: scene, at: from} : null),
    [scene, heldScene, from],
  )
  const edits = useMemo(
    () => experiment.edits.flatMap(({at}) => entryPlace(source, at)?.va ?? []),
    [experiment.edits, source],
  )
  useLayoutEffect(() => {
    const words = placed(labels, inTheWay(led, point, from))
    draw(moving.current!, [
      ...editShapes(led, edits),
      ...words.shapes,
      ...pointerShapes(led, point, words.boxes),
    ])
  }, [led, point, labels, from, edits])

  const {onPoint, onSelect, onRange, onRangeEnd} = props
  const words = captions(scene, point)
  const root = useRef<HTMLDivElement>(null)
  useWheel(root, by => {
    const to = Math.max(0, Math.min(top + by, rows.height - at.field.height))
    setTop(to)
    return to !== top
  })

  function under(event: React.PointerEvent | React.MouseEvent): Va | undefined {
    const box = event.currentTarget.getBoundingClientRect()
    const [x, y] = [event.clientX - box.left, event.clientY - box.top - at.field.y]
    if (y < 0 || y >= at.field.height) return undefined
    for (const left of [at.source, at.copy])
      if (x >= left && x < left + at.field.width) return vaAt(scene, x - left, y)
    return undefined
  }

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.target !== event.currentTarget) return
    const row = rowOf(rows, point)
    const step = row && row.section.level < 2 ? rowSpan(g, row.section) : g.granule
    const line = row ? rowSpan(g, row.section) : span(g, 2)
    const screen = Math.max(1, Math.floor(at.field.height / at.rowPx) - 1) * line
    const start = row ? row.section.va + row.row * line : point
    const to = {
      ArrowLeft: point - step,
      ArrowRight: point + step,
      ArrowUp: point - line,
      ArrowDown: point + line,
      PageUp: point - screen,
      PageDown: point + screen,
      Home: start,
      End: start + line - step,
    }[event.key]
    if (event.key === "Enter") onSelect(point)
    else if (event.key === "Escape") onSelect(null)
    else if (to === undefined) return
    else if (rowOf(rows, to as Va)) (pinned ? onSelect : onPoint)(to as Va)
    event.preventDefault()
  }

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
      aria-describedby="stage-here"
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerMove={event => {
        const va = under(event)
        if (va !== undefined && !pinned) onPoint(va)
      }}
      onClick={event => {
        const va = under(event)
        if (va !== undefined) onSelect(va)
      }}
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
        <defs>
          <pattern id="checks" width="2" height="2" patternUnits="userSpaceOnUse">
            <path className="check" d="M0,0h1v1h-1ZM1,1h1v1h-1Z" />
          </pattern>
        </defs>
        <g ref={over} />
        <g ref={moving} />
      </svg>
      <StripTargets scene={led} onTop={setTop} onPoint={onPoint} />
      <Ribbons scene={heldScene ?? scene} point={point} onSelect={onSelect} />
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
      <Spoken id="stage-here" text={`${hex64(BigInt(point))}: source ${words.source}; copy ${words.copy}`} />
    </div>
  )
})

/** Scrolls the rows; where they end the page scrolls. Not passive, or it would scroll as well. */
function useWheel(root: React.RefObject<HTMLDivElement | null>, scroll: (by: number) => boolean) {
  const latest = useRef(scroll)
  latest.current = scroll
  useEffect(() => {
    const element = root.current!
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.metaKey || element.dataset.mode === "phone") return
      const by = event.deltaY * (event.deltaMode === 1 ? 16 : 1)
      if (latest.current(Math.round(by / 2) * 2)) event.preventDefault()
    }
    element.addEventListener("wheel", onWheel, {passive: false})
    return () => element.removeEventListener("wheel", onWheel)
  }, [root])
}
