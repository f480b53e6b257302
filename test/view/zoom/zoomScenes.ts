// Zoomed scenes of the shipped examples.

import type {Experiment} from "../../../src/model/experiment.ts"
import type {Zoomed} from "../../../src/view/zoom/place.ts"
import {scene} from "../scenes.ts"
import {zoomedOf, type Nearness} from "./zoomedOf.ts"

export async function zoomedScene(
  name: string,
  nearness: Nearness,
  parts: Partial<Experiment> = {},
): Promise<Zoomed> {
  const {mode = "wide"} = nearness
  return zoomedOf(await scene(name, parts, mode), nearness)
}
