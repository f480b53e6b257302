// Where the entries stand that were written over by hand, as addresses.

import {entryPlace} from "../../model/entryPlace.ts"
import type {Edit} from "../../model/edit.ts"
import type {Va} from "../../model/word.ts"
import type {Stage} from "./stage.ts"

const known = new WeakMap<readonly Edit[], ReadonlySet<Va>>()

/** The first addresses of the edited entries that a walk of the source reads. */
export function editPlaces({
  source,
  experiment: {edits},
}: Pick<Stage, "source" | "experiment">): ReadonlySet<Va> {
  const found = known.get(edits) ?? new Set(edits.flatMap(({at}) => entryPlace(source, at)?.va ?? []))
  known.set(edits, found)
  return found
}
