import {expect, test} from "vitest"
import {pseudocode} from "../../../src/app/time/pseudocode.ts"
import {execution} from "../../../src/model/execution.ts"
import {REVISIONS} from "../../../src/model/experiment.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import type {StepState} from "../../../src/model/steps/state.ts"

const small = handmade.filter(({name}) => name !== "linear-4g").map(({name}) => name)

test.each(small)(
  "every step of %s is at one line of the pseudocode, and that line names its function",
  name => {
    const {source, experiment} = handmade.find(table => table.name === name)!.make()
    const g = source.geometry
    for (const revision of REVISIONS) {
      const made = {...experiment, revision}
      const codes = [0, 1].map(operation => pseudocode(made, g, {operation} as StepState))
      const seen = new Set<string>()
      const work = execution(made, source, (step, operation) => {
        const here = codes[Math.min(operation, 1)].filter(line => line.at(step))
        const what = `${revision} ${operation} ${step.decision} ${step.level}: ${here.map(({text}) => text).join(" | ")}`
        if (seen.has(what)) return
        seen.add(what)
        expect(here, what).toHaveLength(1)
        if (step.decision === "copy" || step.decision === "map")
          expect(here[0].functions).toContain(step.function)
      })
      work.copy()
      work.maps(made.maps.length)
      expect(seen.size).toBeGreaterThan(0)
    }
  },
)
