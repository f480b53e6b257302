import {expect, test} from "vitest"
import {flip, outcomeOf} from "../../src/app/outcomes.ts"
import {FLAGS} from "../../src/app/control/revisions.ts"
import {handmade} from "../../src/model/handmade/tables.ts"

const {source, experiment: first} = handmade.find(({name}) => name === "read-only")!.make()

test("however one flips, what was made ahead is still there when its switch is flipped", () => {
  let experiment = {...first, revision: "v1-as-intended"} as const as typeof first
  for (let n = 0; n < 64; n++) {
    const shown = outcomeOf(experiment, source)
    const ahead = FLAGS.map(flag => [flag, outcomeOf(flip(experiment, flag), source)] as const)
    for (const [flag, outcome] of ahead) expect(outcomeOf(flip(experiment, flag), source)).toBe(outcome)
    expect(outcomeOf(experiment, source)).toBe(shown)
    experiment = flip(experiment, FLAGS[(n * n) % FLAGS.length])
  }
})
