// What each flag, or the rule in its place, did in the copy so far: the line under each switch while one looks at a step. What a switch that
// is off would do is told of all the copy, at any step.

import type {Experiment} from "../../model/experiment.ts"
import type {Geometry} from "../../model/geometry.ts"
import type {Outcome} from "../../model/outcome.ts"
import type {StepState} from "../../model/steps/state.ts"
import {number} from "../../model/descriptor/say.ts"
import {isOn, REVISION_WORDS, type FlagName} from "../control/revisions.ts"
import {did, note, quiet, stateWord, type Note} from "./notes.ts"
import {things} from "./words.ts"

/** The note of one of the four places after a step that is not the last; `whole`: what the experiment comes to in the end. */
export function noteSoFar(
  name: FlagName,
  e: Experiment,
  g: Geometry,
  {operation, outcome}: StepState,
  whole: Outcome,
): Note {
  const control = REVISION_WORDS[e.revision].controls[name]
  const inTheEnd = note(name, e, g, whole)
  const before = stateWord(control, isOn(control, name, e))
  if (name === "forcemap") return forced(e, g, outcome, inTheEnd, before)
  if (e.range === null) return inTheEnd
  // When pages are mapped, the copy is whole.
  if (operation > 0 || !outcome.stop) return note(name, e, g, outcome)
  return name === "checkpfn"
    ? refused(e, whole, inTheEnd, before)
    : changed(name, outcome, whole, inTheEnd, before)
}

/** What was made writable, or valid, or left out. */
function changed(
  name: "mkwrite" | "mkvalid",
  {account}: Outcome,
  whole: Outcome,
  inTheEnd: Note,
  before: string,
): Note {
  const {marks, survey, madeWritable, stillReadOnly, fates} = account
  const [n, what, found] =
    name === "mkwrite"
      ? [madeWritable.count + stillReadOnly, "writable", survey.readOnly]
      : [marks.V.count, "valid", survey.invalid]
  if (n > 0) return did(`so far ${number(n)} became ${what}`, `${number(n)} ${what} so far`)
  if (before !== "off; ") return found.count > 0 ? quiet(`${before}changed nothing so far`) : inTheEnd
  if (name === "mkwrite" || whole.account.fates.dropped === 0) return inTheEnd
  return quiet(`off; ${number(fates.dropped)} left out so far`)
}

/** The step that refuses is the last of all: up to there nothing was refused. */
function refused(e: Experiment, {stop, account}: Outcome, inTheEnd: Note, before: string): Note {
  const {count} = account.survey.badFrames
  if (e.revision === "mainline" && count > 0) return quiet(`${things(count, "bad frame")} in the range`)
  return stop?.reason === "pfn" ? quiet(`${before}refused nothing so far`) : inTheEnd
}

/** Pages are mapped when all is copied; one that is being mapped is not told of before it is done, but for what gave way to it. */
function forced(e: Experiment, g: Geometry, outcome: Outcome, inTheEnd: Note, before: string): Note {
  if (e.maps.length === 0 || REVISION_WORDS[e.revision].maps === null) return inTheEnd
  const done = outcome.maps.filter(({stop}) => !stop)
  const atWork = outcome.maps.at(done.length)
  if (atWork?.replaced) return did("an empty table for a block")
  if (done.length === 0) return quiet(`${before}pages come after the copy`, `${before}after the copy`)
  return note("forcemap", {...e, maps: e.maps.slice(0, done.length)}, g, {...outcome, maps: done})
}

/** In a call of idmap_page no flag is asked, whatever it did in the copy. */
export function noteInIdmap(name: FlagName, e: Experiment): Note {
  const control = REVISION_WORDS[e.revision].controls[name]
  const before = stateWord(control, isOn(control, name, e))
  return quiet(`${before}no part in idmap_page`, "not in idmap_page")
}
