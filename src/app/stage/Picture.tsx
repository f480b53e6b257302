// What follows the point: the address, the two wings, the descriptor, the time. The only part of the page that renders while
// the pointer moves.

import {memo, useEffect, useMemo} from "react"
import type {Va} from "../../model/word.ts"
import {edit, settle} from "../control/edit.ts"
import {look} from "./firstPoint.ts"
import {stageSize, type Room} from "../frame.ts"
import {later} from "../later.tsx"
import type {Wings} from "../inspector/ends.ts"
import {Inspector} from "../inspector/Inspector.tsx"
import {flip, makeAhead, outcomeOf} from "../outcomes.ts"
import {REVISION_WORDS, isOn} from "../control/revisions.ts"
import {firstApart, sideAlone, useCompared} from "../compare/useCompared.ts"
import type {Shown} from "../shown.ts"
import {lineOf, pausedAt} from "../time/paused.ts"
import {OtherViews} from "./OtherViews.tsx"
import {Tree} from "./Tree.tsx"
import {send, useValue} from "../store.ts"
import {useTheme} from "../theme.ts"
import {Timeline} from "../control/Timeline.tsx"
import {VaBar} from "../inspector/VaBar.tsx"

const ComparedStage = later(async () => (await import("../compare/ComparedStage.tsx")).ComparedStage)
const ComparedInspector = later(
  async () => (await import("../compare/ComparedInspector.tsx")).ComparedInspector,
)

const RowPair = later(async () => (await import("../compare/RowPair.tsx")).RowPair)
const ComparedTime = later(async () => (await import("../compare/ComparedTime.tsx")).ComparedTime)

const select = (va: Va | null) => send({type: "select", va})
const point = (va: Va | null) => send({type: "point", va})
const setRange = (range: {start: Va; end: Va}) => edit({range}, "range")

interface PictureProps extends Shown {
  readonly room: Room
}

export const Picture = memo(function Picture({room, ...shown}: PictureProps) {
  const compared = useCompared()
  const view = useValue(state => state.view)
  const wanted = useValue(state => state.wings)
  // Of a comparison one side can stand for itself.
  const alone = compared && sideAlone(compared, view, wanted)
  const both = alone ? null : compared
  const {loaded} = shown
  const ended = alone ?? {...shown, source: loaded.source}
  const {experiment, source} = ended
  // In time: as it was after a step.
  const step = useValue(state => state.step)
  const paused = useMemo(
    () => (step === null ? null : pausedAt(lineOf(experiment, source), step)),
    [step, experiment, source],
  )
  const outcome = paused?.outcome ?? ended.outcome
  useEffect(
    () => makeAhead(shown.experiment, loaded.source, shown.outcome),
    [shown.experiment, loaded.source, shown.outcome],
  )
  const {mode} = room
  const selected = useValue(state => state.selected)
  const pointed = useValue(state => state.point)
  const {base, wipe} = useHeld({experiment, loaded, outcome})
  // The inspector tells of the switch that is held as if it were on.
  const told = wipe ?? {experiment, outcome}
  // While nobody points, a held switch shows the first place that it would change.
  const at =
    selected ??
    pointed ??
    (both ? firstApart(both) : (paused?.at?.va ?? null)) ??
    look(source, told.outcome, wipe !== null)
  const pinned = selected !== null
  const wings = useMemo((): Wings => {
    const {memory, root} = source
    return both
      ? [
          {name: "A", ...both.a.copy},
          {name: "B", ...both.b.copy},
        ]
      : [
          {name: "source", memory, root},
          {name: "copy", memory: outcome.memory, root: outcome.built},
        ]
  }, [source, outcome, both])
  const theme = useTheme()
  const size = stageSize(source.geometry, room)
  const shared = {source, point: at, pinned, theme, mode, onPoint: point, onSelect: select}
  const Pair = mode === "phone" ? RowPair : ComparedStage
  return (
    <>
      <div className="part va-part">
        <VaBar {...{source, wings, point: at, pinned, mode}} onSelect={select} />
      </div>
      {view === "tree" && both ? (
        <div className="stage-part" style={{minHeight: size.height}}>
          <Pair {...shared} {...size} {...{experiment, outcome}} compared={both} />
        </div>
      ) : view === "tree" ? (
        <div className="stage-part" style={{minHeight: size.height}}>
          <Tree {...base} {...shared} {...size} held={wipe} onRange={setRange} onRangeEnd={settle} />
        </div>
      ) : null}
      <OtherViews {...shared} experiment={told.experiment} outcome={told.outcome} {...{room, view, size}} />
      <div className="part inspector-part">
        {both ? (
          <ComparedInspector compared={both} point={at} mode={mode} onSelect={select} />
        ) : (
          <Inspector
            experiment={told.experiment}
            outcome={told.outcome}
            {...{source, point: at, mode}}
            column={room.column}
            onSelect={select}
          />
        )}
      </div>
      <div className="part time-part">
        {both ? <ComparedTime {...{compared: both, mode}} /> : <Timeline {...{source, outcome, mode}} />}
      </div>
    </>
  )
})

/** A switch that is held: the picture as it is with it off, and what the right part of the copy shows, with it on. */
function useHeld({experiment, loaded, outcome}: Shown) {
  const held = useValue(state => state.held)
  return useMemo(() => {
    if (!held) return {base: {experiment, outcome}, wipe: null}
    const control = REVISION_WORDS[experiment.revision].controls[held.flag]
    const isNowOn = isOn(control, held.flag, experiment)
    const other = flip(experiment, held.flag)
    const sides = [
      {experiment, outcome},
      {experiment: other, outcome: outcomeOf(other, loaded.source)},
    ]
    const [off, on] = isNowOn ? [sides[1], sides[0]] : sides
    const now = (yes: boolean) => (yes ? "now: " : "")
    const wipe = {
      ...on,
      fraction: held.fraction,
      mark: control.mark,
      offLabel: `${now(!isNowOn)}${control.name} off`,
      onLabel: `${now(isNowOn)}${control.name} on`,
    }
    return {base: off, wipe}
  }, [held, experiment, loaded, outcome])
}
