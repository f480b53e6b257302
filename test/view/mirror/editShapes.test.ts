import {expect, test} from "vitest"
import {edited} from "../../../src/model/edit.ts"
import {run} from "../../../src/model/run.ts"
import {toVa, type Pa} from "../../../src/model/word.ts"
import {editShapes, lensEditShapes} from "../../../src/view/mirror/editShapes.ts"
import {lensOf} from "../../../src/view/mirror/lens.ts"
import {placeOf} from "../../../src/view/mirror/place.ts"
import {mirrorOf} from "../../../src/view/mirror/scene.ts"
import {opened} from "../scenes.ts"
import {WIDE} from "./mirrors.ts"

/** Entry 236 of the table of slot 81: the second half of the module's pages. */
const EDIT = {at: 0x5ffa_f760 as Pa, value: 0x00e0_0000_4a2e_c786n}
const PLACE = toVa(0xffff_0000_0a2e_c000n)

async function scene() {
  const {source: unedited, experiment: own} = await opened("6.1-4k-default")
  const experiment = {...own, edits: [EDIT]}
  const source = edited(unedited, experiment.edits)
  const place = placeOf(source.geometry, "wide", 1440, 578, true)
  return {mirror: mirrorOf(source, experiment, run(experiment, source), WIDE), place}
}

const rings = (shapes: readonly {readonly class: string; readonly key: string}[]) =>
  shapes.filter(one => one.class === "edit-ring" && one.key.includes(`${PLACE}`))

test("an edited entry has a ring in its column of the source, and the title says how many there are", async () => {
  const {mirror, place} = await scene()
  const shapes = editShapes(mirror, place)
  const {y, height} = place.bands.source
  // 2 px for each slot, from the piece's left edge; 236 of 512 entries down.
  const [x, top] = [64 + 2 * 81 + 1 - 4, y + (236.5 / 512) * height - 4]
  expect(rings(shapes)).toMatchObject([{d: `M${x},${top}h8v8h-8Z`}])
  expect(shapes.at(-1)).toMatchObject({text: "1 edited"})
})

test("the lens has its ring only while the brush shows it", async () => {
  const {mirror, place} = await scene()
  const ringsOf = (from: number) => {
    const brush = {from, to: from + 1}
    return rings(lensEditShapes(mirror, place, brush, lensOf(mirror, brush, WIDE.left, WIDE.width)))
  }
  expect(ringsOf(81)).toHaveLength(1)
  expect([80, 82].map(ringsOf)).toEqual([[], []])
})
