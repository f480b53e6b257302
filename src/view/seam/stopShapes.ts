// Where the copy gave up: a line through both wings, with the reason's mark and the code in the seam.

import type {ReturnCode} from "../../model/experiment.ts"
import {box, line, type Shape} from "../draw.ts"
import type {Side} from "../stage/layout.ts"
import type {Stage} from "../stage/stage.ts"
import {markShapes} from "./markShapes.ts"

/** The return code of a copy that stopped, as the kernel names it. */
export function codeOf(rc: ReturnCode): string {
  return {[-6]: "−ENXIO", [-12]: "−ENOMEM", BUG: "BUG()", OOB: "out of bounds", 0: "so far"}[rc]
}

/** How a stop is drawn. */
export interface StopLook {
  /** Do its words stand above the line? */
  readonly above: boolean
  /** The wings that the line crosses. */
  readonly wings: readonly Side[]
  /** What the line was to go on to: "line was copied". */
  readonly end: string
}

/** What the line of a stop and its words take of the seam: they stand below it, near the foot above it. */
export function stopZone(at: Stage["at"], y: number, above = isStopAbove(at, y)): {y0: number; y1: number} {
  if (at.mode === "phone") return {y0: y - 12, y1: y + 12}
  return above ? {y0: y - 64, y1: y + 18} : {y0: y - 18, y1: y + 66}
}

function isStopAbove({field}: Stage["at"], y: number): boolean {
  return y + 66 > field.y + field.height
}

const BOTH = ["source", "copy"] as const

/** The line, its mark and its words. `y`: of the place, in the stage. */
export function stopShapes(
  {at, outcome}: Pick<Stage, "at" | "outcome">,
  y: number,
  look: StopLook = {above: isStopAbove(at, y), wings: BOTH, end: "line was copied"},
): Shape[] {
  return [
    ...stopLineShapes({at, outcome}, y, look.wings),
    ...(at.mode === "phone" ? narrowCode({at, outcome}, y, look) : wordShapes({at, outcome}, y, look)),
  ]
}

/** The line and its mark alone. */
export function stopLineShapes(
  {at, outcome}: Pick<Stage, "at" | "outcome">,
  y: number,
  wings: readonly Side[] = BOTH,
): Shape[] {
  const c = at.centre
  const lines = {source: line(at.source, y, c - 15, y), copy: line(c + 15, y, at.copy + at.field.width, y)}
  const paused = outcome.stop!.reason === "paused" ? " paused" : ""
  return [
    {
      kind: "path",
      key: "stop line",
      class: `stop-line${paused}`,
      d: wings.map(wing => lines[wing]).join(""),
    },
    ...(outcome.stop!.reason === "pfn"
      ? markShapes("stop mark", "P", at.mode === "phone" ? 9 : 15, c, y - 1, {ground: 3, name: "stop-mark"})
      : [{kind: "path", key: "stop mark", class: `stop-bar${paused}`, d: box(c - 9, y - 3, 18, 6)} as const]),
  ]
}

function wordShapes({at, outcome}: Pick<Stage, "at" | "outcome">, y: number, look: StopLook): Shape[] {
  const first = look.above ? y - 51 : y + 31
  const isPaused = outcome.stop!.reason === "paused"
  const text = (key: string, style: string, dy: number, words: string): Shape => ({
    ...{kind: "text", key: `stop ${key}`, class: style, x: at.centre, y: first + dy, text: words},
  })
  return [
    text("code", `stop-code${isPaused ? " paused" : ""}`, 0, codeOf(outcome.rc)),
    text("words 1", "stop-words", 16, "nothing below this"),
    text("words 2", "stop-words", 30, isPaused ? "line yet" : look.end),
  ]
}

/** A phone's seam has room for the mark alone: the code stands beside it in the copy's wing. */
function narrowCode({at, outcome}: Pick<Stage, "at" | "outcome">, place: number, {above}: StopLook): Shape[] {
  if (outcome.stop!.reason === "paused") return []
  const text = codeOf(outcome.rc)
  const [x, y] = [at.copy + 13, above ? place - 5 : place + 13]
  return [
    {
      kind: "path",
      key: "stop code ground",
      class: "ground",
      d: box(x - 2, y - 10, 6.7 * text.length + 4, 13),
    },
    {kind: "text", key: "stop code", class: "stop-code narrow", x, y, text},
  ]
}
