// What a revision of the kernel could not have met: the model computes it all the same, by the revision's own rules, and says so.

import type {Experiment} from "../../model/experiment.ts"
import {levels, type Geometry} from "../../model/geometry.ts"

/** LPA2 came to Linux at about 6.9. Reference of transitional tables, 3.3: v1 as posted builds with four levels only. */
export function hypothetical({revision}: Experiment, g: Geometry): string | null {
  const recent = revision === "v6.12" || revision === "mainline"
  if (g.output === "lpa2" && !recent) return "Hypothetical: this kernel had no LPA2."
  if (revision === "v1-as-posted" && levels(g).length !== 4)
    return `Hypothetical: as posted the patch does not build with ${levels(g).length} levels.`
  return null
}
