// What is never in the way, however unsafe the rest is: no word has to be said of it.

import {expect, test} from "vitest"
import {TRANSITIONS} from "../../../src/model/machine/scenario.ts"
import {prepared} from "../../../src/model/machine/transition.ts"
import {transitions} from "../../../src/model/machine/transitions.ts"
import {made, scenarioOf} from "./stories.ts"

const unsafe = {
  safe: {tables: false, exit: false, zero: false},
  kexec: {safe: {list: false, kimage: false}},
}

test.each(TRANSITIONS)(
  "%s: no table of the code that copies is a destination, nor a list of hibernate's",
  name => {
    for (const example of ["4k-39", "read-only", "16k-48"]) {
      const {source, ...rest} = made(example)
      const {layout} = prepared(transitions[name], scenarioOf({source, ...rest}, {}, unsafe, name), source)
      const {homes, exitTables, lists, exit} = layout
      const inTheWay = (frames: readonly number[]) => frames.filter(frame => homes.rank(frame) >= 0)
      expect([example, inTheWay(exitTables)]).toEqual([example, []])
      if (name === "hibernate") expect([example, inTheWay(lists)]).toEqual([example, []])
      expect(inTheWay([exit])).toEqual([exit])
    }
  },
)
