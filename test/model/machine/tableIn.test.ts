// Frames that are taken for tables, while the list overwrites some of them with the restored kernel's own.

import {expect, test} from "vitest"
import {tableFrames} from "../../../src/model/machine/restored.ts"
import {tableIn} from "../../../src/model/machine/tableIn.ts"
import {frameAt, made, tell, withPlace} from "./stories.ts"

const loaded = made("empty-copy")
const [root, top, middle] = tableFrames(loaded.source)

test("a table of the kernel's image is one before and after its page has come; any other is overwritten", () => {
  // The two above are the image's, the one below them is not.
  const inImage = withPlace(loaded, {name: "kernel data", start: root, end: middle})
  const homes = [root, top, middle].map(frameAt)
  const {machine} = tell(inImage, {}, {copied: false, homes, order: "ascending"})
  const {frames, owners} = machine
  const states = (pa: number) =>
    [0, 1, 2, 3].map(now => tableIn(machine, frames.number(pa as typeof root), now))
  expect([root, top].map(states)).toEqual([Array(4).fill("whole"), Array(4).fill("whole")])
  expect(states(middle)).toEqual(["whole", "whole", "whole", "overwritten"])
  expect(states(machine.zero)).toEqual(Array(4).fill("whole"))
  // The restored kernel's, loaded where it belongs; and a page that is nobody's table.
  const [elsewhere] = [...machine.restoredTables].filter(frame => !owners.has(frame))
  expect(states(frames.pa(elsewhere))).toEqual(Array(4).fill("whole"))
  expect(states(frames.pa(machine.layout.exit))).toEqual(Array(4).fill("never"))
})
