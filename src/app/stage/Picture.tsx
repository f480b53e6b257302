// What follows the point: the address, the two wings, the descriptor, the time. The only part of the page that renders while
// the pointer moves.

import {memo, useEffect, useMemo} from "react"
import type {Experiment} from "../../model/experiment.ts"
import type {Outcome} from "../../model/outcome.ts"
import type {Source} from "../../model/source.ts"
import type {Va} from "../../model/word.ts"
import {edit, settle} from "../control/edit.ts"
import {look} from "./firstPoint.ts"
import {stageSize, type Room} from "../frame.ts"
import {later} from "../later.tsx"
import type {Wings} from "../inspector/ends.ts"
import {Inspector} from "../inspector/Inspector.tsx"
import {flip, makeAhead, outcomeOf} from "../outcomes.ts"
import {REVISION_WORDS, isOn} from "../control/revisions.ts"
import {firstApart, sideAlone, useCompared, type Compared} from "../compare/useCompared.ts"
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
  const paused = usePaused(experiment, source)
  const outcome = paused?.outcome ?? ended.outcome
  useEffect(
    () => makeAhead(shown.experiment, loaded.source, shown.outcome),
    [shown.experiment, loaded.source, shown.outcome],
  )
  const {mode} = room
  const {base, told, wipe} = useHeld({experiment, loaded, outcome})
  const selected = useValue(state => state.selected)
  const pointed = useValue(state => state.point)
  // While nobody points, a held switch shows the first place that it would change.
  const at =
    selected ??
    pointed ??
    (both ? firstApart(both) : (paused?.at?.va ?? null)) ??
    look(source, told.outcome, wipe !== null)
  const pinned = selected !== null
  const wings = useMemo(() => wingsOf(source, outcome, both), [source, outcome, both])
  const size = stageSize(source.geometry, room)
  const shared = {source, point: at, pinned, theme: useTheme(), mode, onPoint: point, onSelect: select}
  const Pair = mode === "phone" ? RowPair : ComparedStage
  return (
    <>
      <div className="part va-part">
        <VaBar {...{source, wings, point: at, pinned, mode}} onSelect={select} />
      </div>
      {view === "tree" && (
        <div className="stage-part" style={{minHeight: size.height}}>
          {both ? (
            <Pair {...shared} {...size} {...{experiment, outcome}} compared={both} />
          ) : (
            <Tree {...base} {...shared} {...size} held={wipe} onRange={setRange} onRangeEnd={settle} />
          )}
        </div>
      )}
      <OtherViews {...shared} {...told} {...{room, view, size}} />
      <div className="part inspector-part">
        {both ? (
          <ComparedInspector compared={both} point={at} mode={mode} onSelect={select} />
        ) : (
          <Inspector {...told} {...{source, point: at, mode}} column={room.column} onSelect={select} />
        )}
      </div>
      <div className="part time-part">
        {both ? <ComparedTime {...{compared: both, mode}} /> : <Timeline {...{source, outcome, mode}} />}
      </div>
    </>
  )
})

/** In time: the copy as it was after a step; null: as it ended. */
function usePaused(experiment: Experiment, source: Source) {
  const step = useValue(state => state.step)
  return useMemo(
    () => (step === null ? null : pausedAt(lineOf(experiment, source), step)),
    [step, experiment, source],
  )
}

/** The two trees that an address is looked up in. */
function wingsOf({memory, root}: Source, outcome: Outcome, both: Compared | null): Wings {
  return both
    ? [
        {name: "A", ...both.a.copy},
        {name: "B", ...both.b.copy},
      ]
    : [
        {name: "source", memory, root},
        {name: "copy", memory: outcome.memory, root: outcome.built},
      ]
}

/**
 * A switch that is held: the picture as it is with it off, and what the right part of the copy shows, with it on. The inspector tells
 * of it as if it were on.
 */
function useHeld({experiment, loaded, outcome}: Shown) {
  const held = useValue(state => state.held)
  return useMemo(() => {
    const own = {experiment, outcome}
    if (!held) return {base: own, told: own, wipe: null}
    const control = REVISION_WORDS[experiment.revision].controls[held.flag]
    const isNowOn = isOn(control, held.flag, experiment)
    const other = flip(experiment, held.flag)
    const flipped = {experiment: other, outcome: outcomeOf(other, loaded.source)}
    const [off, on] = isNowOn ? [flipped, own] : [own, flipped]
    const now = (yes: boolean) => (yes ? "now: " : "")
    const wipe = {
      ...on,
      fraction: held.fraction,
      mark: control.mark,
      offLabel: `${now(!isNowOn)}${control.name} off`,
      onLabel: `${now(isNowOn)}${control.name} on`,
    }
    return {base: off, told: on, wipe}
  }, [held, experiment, loaded, outcome])
}
