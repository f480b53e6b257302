// A page is copied: the list moves a row, the walk's line grows from its register, the arc flies, and at its landing the page before has its
// new letter.

import type {Act, Move, Step} from "./act.ts"
import {drawn, fading} from "./act.ts"
import type {Moment} from "../../../view/theatre/moment.ts"

/** Ms: of the line from station to station; of the arc; of the letter's change after it; of the list. */
const STATION = 40
const ARC = 200
const LETTER = 120
const LIST = 160

export const onePage: Act = {
  name: "one page",
  isPlayed: ({before, now}) => now.page !== null && now.page === (before.page ?? -1) + 1,
  moves: step => [...listMoves(step), ...walkMoves(step), ...arcMoves],
}

function listMoves({before, now}: Step): Move[] {
  const landed = ".work-list tr:has(+ [data-when=now]) .holder"
  const letter: Move = {what: landed, from: fading, delay: ARC, duration: LETTER}
  if (firstOf(now) !== firstOf(before) + 1) return [letter]
  return [{what: ".work-list tbody", from: oneRowDown, to: uncut, duration: LIST}, letter]
}

/** Its last row is cut off as long as it lies on what stands below; the cursor stands left of it. */
const cut = (px: number) => `inset(0 0 ${px}px -24px)`
const uncut: Keyframe = {clipPath: cut(0)}

function oneRowDown(list: Element): Keyframe {
  const {offsetHeight: row} = (list as HTMLTableSectionElement).rows[0]
  return {transform: `translateY(${row}px)`, clipPath: cut(row)}
}

/** The number of the list's first row: of kexec a word's, of hibernate a page's. */
function firstOf({kimage, firstRow}: Moment): number {
  return kimage?.rows[0].number ?? firstRow
}

function walkMoves({now: {walks}}: Step): Move[] {
  const duration = STATION * (walks[0]?.stops.length ?? 0)
  return duration === 0 ? [] : [{what: ".walk-rail", from: drawn, duration}]
}

const arcMoves: readonly Move[] = [
  {what: ".map-arc, .map-arc-casing", from: drawn, duration: ARC},
  {what: ".map-arc-head, .map-arc-bar", from: fading, delay: ARC - 40, duration: 40},
]
