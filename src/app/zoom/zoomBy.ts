// One step nearer or further, about a place.

import type {Va} from "../../model/word.ts"
import {nearer} from "../../view/nearer.ts"
import {RUNGS} from "../../view/zoom/rung.ts"
import {current, send} from "../store.ts"

/** false: there is no nearer or further rung. */
export function zoomBy(steps: 1 | -1, about: Va): boolean {
  const {rung} = current().zoom
  const to = nearer(RUNGS, rung, steps)
  if (to !== rung) send({type: "zoom", rung: to, about})
  return to !== rung
}
