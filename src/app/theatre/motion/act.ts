// An act: what moves when one moment follows the other. React and draw() have made the new moment already; an act plays what is there in from
// where it was, and owns nothing: cancelled at any time, it leaves the new moment.

import type {Moment, Playbill} from "../../../view/theatre/moment.ts"

/** Two moments of one story, the second one event after the first. */
export interface Step {
  readonly bill: Playbill
  readonly before: Moment
  readonly now: Moment
}

export interface Move {
  /** A selector within the theatre. */
  readonly what: string
  /** Where it comes from; where it goes is where it is. */
  readonly from: Keyframe | ((element: Element) => Keyframe)
  /** Where it goes instead, until it is gone. */
  readonly to?: Keyframe
  /** Ms. */
  readonly delay?: number
  readonly duration: number
}

export interface Act {
  readonly name: string
  isPlayed(step: Step): boolean
  moves(step: Step): readonly Move[]
}

/** Starts a move of all that it is about; until its delay is over they are as they come. */
export function start(
  stage: Element,
  name: string,
  {what, from, to = {}, delay = 0, duration}: Move,
): Animation[] {
  return [...stage.querySelectorAll(what)].map(element => {
    const keyframe = typeof from === "function" ? from(element) : from
    return element.animate([keyframe, to], {id: name, delay, duration, easing: "ease-out", fill: "backwards"})
  })
}

/** Comes out of nothing. */
export const fading: Keyframe = {opacity: 0}

/** A line that grows from its first point. */
export function drawn(path: Element): Keyframe {
  const length = (path as SVGPathElement).getTotalLength()
  return {strokeDasharray: `${length} ${length}`, strokeDashoffset: length}
}
