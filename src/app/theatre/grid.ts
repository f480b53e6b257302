// The four arrangements of the theatre, by the window's width; and how close the stations of its walk stand, by its height.

import type {WalkLine} from "../../view/theatre/moment.ts"
import {PITCH, walkHeight} from "../../view/theatre/walkShapes.ts"
import type {Room} from "../frame.ts"

/** Lists at the right of the walk: wide, middle. Below it: narrow. All below each other: phone. */
export type Form = "wide" | "middle" | "narrow" | "phone"

interface Grid {
  /** Of all columns, px. */
  readonly width: number
  /** Headline and narration; the registers, below which the walk begins at the map's right, px. */
  readonly head: number
  readonly cpu: number
  /** What is in sight of the last words: all of them, or how they begin, px. */
  readonly words: number
}

const GRIDS: Readonly<Record<Exclude<Form, "phone">, Grid>> = {
  wide: {width: 1392, head: 86, cpu: 133, words: 184},
  middle: {width: 1240, head: 86, cpu: 133, words: 46},
  narrow: {width: 992, head: 100, cpu: 152, words: 46},
}
/** The header above, and the line of time below, px. */
const HEADER = 44
const LINE = 110
/** Margins beside the middle form, px. */
const MARGINS = 24

export function formOf({mode, width}: Pick<Room, "mode" | "width">): Form {
  if (mode !== "medium") return mode
  return width >= GRIDS.middle.width + MARGINS ? "middle" : "narrow"
}

/** Width of the line of time, px. */
export function lineWidth(form: Form, column: number): number {
  return form === "phone" ? column - 28 : GRIDS[form].width
}

/** Where the walk begins, px from the map's top. */
export function walkTop(form: Form): number {
  return form === "phone" ? 0 : GRIDS[form].cpu
}

/**
 * Px between stations: as wide as lets the walk end above the line of time, and at a fault the last words begin above it, or in a wide window
 * end above it. `below`: px of what the walk has at its foot.
 */
export function pitchFor(
  walk: WalkLine,
  form: Form,
  window: number,
  {faulted, below}: {readonly faulted: boolean; readonly below: number},
): number {
  if (form === "phone") return PITCH.usual
  const {head, cpu, words} = GRIDS[form]
  const room = window - HEADER - head - cpu - LINE - below - (faulted ? words : 0)
  const pitches = [...(faulted ? [] : [PITCH.usual]), PITCH.low, PITCH.tight]
  return pitches.find(pitch => walkHeight(walk, pitch) <= room) ?? PITCH.tight
}
