// The copy after one of its steps in plain words: what is built, what was changed until then, and what is still to come.

import {number} from "../../model/descriptor/say.ts"
import type {Experiment} from "../../model/experiment.ts"
import type {Geometry} from "../../model/geometry.ts"
import type {Outcome} from "../../model/outcome.ts"
import type {StepState} from "../../model/steps/state.ts"
import {hex64} from "../../model/word.ts"
import {REVISION_WORDS} from "../control/revisions.ts"
import {hypothetical} from "./hypothetical.ts"
import {mapSentences} from "./mapWords.ts"
import {accent, code, type Piece, type Text} from "./text.ts"
import {entries, validWords, writableWords, type Room, type Verdict} from "./verdict.ts"
import {stepName, taken} from "./words.ts"

/** The state after a step that is not the last, of `count`, as words. */
export function soFar(e: Experiment, g: Geometry, state: StepState, count: number, room: Room): Verdict {
  const {outcome} = state
  const caveat = hypothetical(e, g)
  const sentences = [
    lostWords(outcome),
    writableWords(e, g, outcome, "short"),
    validWords(e, outcome.account),
    ...doneMapSentences(e, g, outcome),
    aheadWords(e, outcome, room),
    caveat === null ? null : [caveat],
  ]
  return {
    headline: `At ${stepName(state.number, count)}: ${builtWords(e, outcome)} so far.`,
    sentences: sentences.filter(sentence => sentence !== null).map(sentence => sentence.map(unlinked)),
    ending: [],
  }
}

/** The list of differences tells of all the copy: no number of a part of it leads there. */
function unlinked(piece: Piece): Piece {
  return typeof piece === "object" && "tone" in piece && piece.tone === "count" ? accent(piece.text) : piece
}

/** Map operations that are done; one that is at work is the last of the outcome's. */
const doneMaps = ({maps}: Outcome) => maps.filter(({stop}) => !stop).length

/** "7 tables, 527 entries", "249 + 1 tables, 125,962 entries". */
function builtWords(e: Experiment, outcome: Outcome): string {
  if (outcome.allocated === 0) return "nothing"
  return e.range ? `${taken(outcome, "table")}, ${entries(outcome.account.copied)}` : taken(outcome, "page")
}

function lostWords({account: {fates}}: Outcome): Text | null {
  return fates.lost > 0 ? ["The index bug: ", accent(number(fates.lost)), ` lost, no error says so.`] : null
}

/** What the map operations did that are done, as if there were no others. */
function doneMapSentences(e: Experiment, g: Geometry, outcome: Outcome): Text[] {
  const n = doneMaps(outcome)
  return mapSentences({...e, maps: e.maps.slice(0, n)}, g, {...outcome, maps: outcome.maps.slice(0, n)})
}

/** Where it is at work, and what it has not come to. */
function aheadWords(e: Experiment, outcome: Outcome, room: Room): Text {
  const {stop, maps, account} = outcome
  const done = doneMaps(outcome)
  if (stop) {
    const {missing} = account.fates
    if (missing === 0) return ["Only empty entries are still to come."]
    const from = room === "short" ? "" : `, from ${hex64(stop.va)} on`
    return [`${entries(missing)} ${missing === 1 ? "is" : "are"} still to come${from}.`]
  }
  const {length: all} = e.maps
  const page = all > 1 ? `page ${number(done + 1)} of ${number(all)}` : "the page"
  const here = `${page} at ${hex64(e.maps[done].va)}.`
  return maps.length > done
    ? [code(`${REVISION_WORDS[e.revision].maps}()`), ` is mapping ${here}`]
    : [`Next it maps ${here}`]
}
