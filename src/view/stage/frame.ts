// The still part of the stage around the fields. The seam is in seamShapes.ts, what follows the pointer in pointer.ts.
// Coordinates are the stage's.

import {axisShapes} from "./axes.ts"
import {bracketShapes} from "../strip/bracket.ts"
import type {Shape} from "../draw.ts"
import {legendShapes} from "./legend.ts"
import type {Stage} from "./stage.ts"
import {entryShapes, stripShapes, wedgeShapes} from "../strip/stripShapes.ts"

/** The still scene. */
export function frame(stage: Stage): Shape[] {
  return [
    ...wedgeShapes(stage),
    ...stripShapes(stage),
    ...entryShapes(stage),
    ...axisShapes(stage),
    ...bracketShapes(stage),
    ...legendShapes(stage),
  ]
}
