// The columns of a shipped example at an address.

import type {Experiment} from "../../../src/model/experiment.ts"
import {opened} from "../scenes.ts"
import {columnsOf, type Columns} from "./columnsOf.ts"

export {said} from "./columnsOf.ts"

/** The columns of an example with other parts of its experiment. */
export async function columnsAt(
  name: string,
  va: number | bigint,
  parts: Partial<Experiment> = {},
): Promise<Columns> {
  return columnsOf(await opened(name), va, parts)
}
