// The bracket of the copied range beside the root's strip, and the words at the far sides.

import {entries} from "../../model/geometry.ts"
import {bytes, number} from "../../model/descriptor/say.ts"
import type {Shape} from "../draw.ts"
import type {Stage} from "../stage/stage.ts"
import {stripY} from "./strips.ts"

/** The copied range beside the root's strip, and the words at the far sides. */
export function bracketShapes(stage: Stage): Shape[] {
  const {at, experiment, outcome, source} = stage
  const g = source.geometry
  if (at.bracket === null || at.sideText === null || g.start > 2) return []
  const {y, height} = at.field
  const pages = outcome.maps.reduce((sum, map) => sum + map.allocated, outcome.allocated)
  const x = at.bracket
  const shapes: Shape[] = []
  const turned = (key: string, x: number, y: number, text: string, turn: number) =>
    shapes.push({kind: "text", key, class: "side-text", x, y, text, turn})
  if (experiment.range) {
    const {start, end} = bracketOf(stage)!
    shapes.push({
      kind: "path",
      key: "bracket",
      class: "bracket",
      d: `M${x + 5},${y + start - 0.5}H${x + 0.5}V${y + Math.max(end - 0.5, start + 0.5)}H${x + 5}`,
    })
    const {start: from, end: to} = experiment.range
    const size = (to === 0 && from < 0 ? 0 : to) - from
    const words = `copied range, ${bytes(size)}`
    if (end - start > 90) turned("range words", at.sideText.source + 4, y + (start + end) / 2, words, -90)
    if (height - end > 140)
      turned(
        "rest words",
        at.sideText.source + 4,
        y + (end + height) / 2,
        stage.half ? "kernel half: not copied" : "not copied",
        -90,
      )
  } else turned("range words", at.sideText.source + 4, y + height / 2, "nothing is copied", -90)
  turned(
    "copy words",
    at.sideText.copy - 4,
    y + height / 2,
    outcome.built === null
      ? "the copy has no table"
      : `the copy’s own tables: ${number(pages)} ${pages === 1 ? "page" : "pages"}, ${bytes(g.granule)} each`,
    90,
  )
  return shapes
}

/** Where the range begins and ends on the root's strip, px from its top. */
export function bracketOf(stage: Stage): {start: number; end: number} | null {
  const {experiment, at, source} = stage
  if (!experiment.range) return null
  const g = source.geometry
  const {start, end} = experiment.range
  const top = stripY(stage, g.start, start) ?? 0
  const bottom = end === 0 && start < 0 ? at.field.height : (stripY(stage, g.start, end) ?? at.field.height)
  return {start: top, end: Math.max(bottom, top + at.field.height / entries(g, g.start))}
}
