// Mirrors of the examples, as the page would draw them.

import type {Experiment} from "../../../src/model/experiment.ts"
import {run} from "../../../src/model/run.ts"
import {mirrorOf, type Mirror} from "../../../src/view/mirror/scene.ts"
import {opened} from "../scenes.ts"

export const WIDE = {left: 64, width: 1352, gap: 28}

/** The mirror of an example with other parts. */
export async function mirror(name: string, parts: Partial<Experiment> = {}, room = WIDE): Promise<Mirror> {
  const {source, experiment: own} = await opened(name)
  const experiment = {...own, ...parts}
  return mirrorOf(source, experiment, run(experiment, source), room)
}
