// Scenes of the shipped examples.

import type {Experiment} from "../../src/model/experiment.ts"
import {handmade} from "../../src/model/handmade/tables.ts"
import type {Loaded} from "../../src/model/loaded.ts"
import type {Mode} from "../../src/view/stage/layout.ts"
import type {Stage} from "../../src/view/stage/stage.ts"
import {load} from "../format/files.ts"
import {stageOf} from "./stageOf.ts"

export {SIZES} from "./stageOf.ts"

export async function opened(name: string): Promise<Loaded> {
  return handmade.find(table => table.name === name)?.make() ?? load(name)
}

/** The scene of an example with other parts, its window at `top` px. */
export async function scene(
  name: string,
  parts: Partial<Experiment> = {},
  mode: Mode = "wide",
  top = 0,
): Promise<Stage> {
  return stageOf(await opened(name), parts, {mode, top})
}
