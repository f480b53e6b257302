// Time opened: the copy, or a call of idmap_page, step by step. The picture above shows what there was after that step.

import {memo, useCallback} from "react"
import {granuleBase} from "../../model/geometry.ts"
import type {CopyLine} from "../../model/steps/copyLine.ts"
import type {IdmapLine, IdmapState} from "../../model/steps/idmapLine.ts"
import type {StepState} from "../../model/steps/state.ts"
import {useShown, type Shown} from "../shown.ts"
import {useValue} from "../store.ts"
import {goTo, goToStep} from "./go.ts"
import {idmapAt, idmapOf} from "./idmap.ts"
import type {IdmapAsked} from "./idmapAsked.ts"
import {idmapStepText} from "./idmapWords.ts"
import {lineOf, pausedAt} from "./paused.ts"
import {idmapCode, pseudocode} from "./pseudocode.ts"
import {rangeText, stackText, stepText} from "./stepWords.ts"
import {TimePanel} from "./TimePanel.tsx"
import {WroteIt} from "./WroteIt.tsx"

export const Steps = memo(function Steps() {
  const shown = useShown()
  const wanted = useValue(state => state.step)
  const idmap = useValue(state => state.idmap)
  if (!shown || wanted === null) return null
  return idmap ? <IdmapTime {...shown} {...{idmap, wanted}} /> : <CopyTime {...shown} wanted={wanted} />
})

interface Wanted extends Shown {
  readonly wanted: number
}

function CopyTime({experiment, loaded: {source}, wanted}: Wanted) {
  const line = lineOf(experiment, source)
  const state = pausedAt(line, wanted)
  const go = useCallback((to: number) => goTo(line, to), [line])
  return (
    <TimePanel of="the copy" now={{line, step: state.number, go}} {...{wanted}} {...copyTime(line, state)}>
      <WroteIt {...{source, line}} />
    </TimePanel>
  )
}

function IdmapTime({
  experiment,
  loaded: {source},
  outcome,
  idmap,
  wanted,
}: Wanted & {readonly idmap: IdmapAsked}) {
  const line = idmapOf(idmap, experiment, source, outcome)
  if (!line) return null
  const state = idmapAt(line, wanted)
  const now = {line, step: state.number, go: goToStep}
  return <TimePanel of="idmap_page" {...{now, wanted}} {...idmapTime(line, state)} />
}

/** What is said of a step of the copy. */
export function copyTime({experiment, source, geometry}: CopyLine, state: StepState) {
  return {
    text: stepText(experiment, source, state),
    calls: stackText(state),
    code: {lines: pseudocode(experiment, geometry, state), step: state.step},
  }
}

/** The same of a call of idmap_page. */
export function idmapTime(line: IdmapLine, state: IdmapState) {
  const {step} = state
  const page = granuleBase(line.geometry, line.call.page)
  return {
    text: idmapStepText(line, state),
    calls: step ? [{name: `${step.function}()`, range: rangeText(page, page + line.geometry.granule)}] : [],
    code: {lines: idmapCode(), step},
  }
}
