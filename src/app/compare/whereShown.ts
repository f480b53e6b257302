// Where a rule shows: an example on which the rules of A and B make different copies because of it. An example is tried before
// it is named: not every two rules part on it.

import {against, copyOf} from "../../model/account/against.ts"
import {handmade} from "../../model/handmade/tables.ts"
import type {Loaded} from "../../model/loaded.ts"
import {run} from "../../model/run.ts"
import {print} from "../link/url.ts"
import {partingOf, type Aspect} from "./aspects.ts"
import {experimentB, type Rules} from "./versus.ts"

/** The examples to try for each rule, the plainest first. */
const SHOWN_BY: Readonly<Record<Aspect, readonly string[]>> = {
  index: ["index-bug", "empty-copy"],
  readOnly: ["read-only"],
  invalid: ["pagealloc", "hole"],
  check: ["hole"],
  map: ["map-block", "map-page"],
  memory: [],
}

/** The hash of a comparison in which the rule shows; null: of the examples none shows it for these two. */
export function whereShown(aspect: Aspect, a: Rules, b: Rules): string | null {
  for (const name of SHOWN_BY[aspect]) {
    const loaded = handmade.find(table => table.name === name)?.make()
    if (loaded && shows(aspect, loaded, a, b))
      return `#${print({...loaded.experiment, ...a}, loaded.experiment, null, b)}`
  }
  return null
}

function shows(aspect: Aspect, {source, experiment, kernelCopy}: Loaded, a: Rules, b: Rules): boolean {
  const [left, right] = [{...experiment, ...a}, experimentB({...experiment, ...a}, b, kernelCopy)].map(
    one => ({
      experiment: one,
      outcome: run(one, source),
    }),
  )
  const differ = against(source, copyOf(left.outcome), copyOf(right.outcome)).count > 0
  return differ && partingOf(left, right) === aspect
}
