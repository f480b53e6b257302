import {expect, test} from "vitest"
import {idmapCode, pseudocode} from "../../../src/app/time/pseudocode.ts"
import {execution} from "../../../src/model/execution.ts"
import {REVISIONS} from "../../../src/model/experiment.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import {geometry} from "../../../src/model/geometry.ts"
import {idmapLine} from "../../../src/model/steps/idmapLine.ts"
import type {StepState} from "../../../src/model/steps/state.ts"
import type {Pa} from "../../../src/model/word.ts"

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
        expect(here[0].functions, what).toContain(step.function)
      })
      work.copy()
      work.maps(made.maps.length)
      expect(seen.size).toBeGreaterThan(0)
    }
  },
)

test("every step of idmap_page is at one line, an error too", () => {
  for (const tables of [[0, 0x1000, 0x2000, 0x3000], [0]] as Pa[][]) {
    const g = geometry(4096, 48)
    const line = idmapLine({revision: "v5.16", geometry: g, page: 0x4a25_7000 as Pa, tables})!
    line.play(step => {
      const here = idmapCode().filter(({at}) => at(step))
      expect(here.map(({functions}) => functions)).toEqual([[step.function]])
    })
  }
})
