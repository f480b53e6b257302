import {expect, test} from "vitest"
import {edited} from "../../../src/model/edit.ts"
import {toVa, type Pa} from "../../../src/model/word.ts"
import {corner} from "../../../src/view/stage/editShapes.ts"
import {editCorners} from "../../../src/view/zoom/editCorners.ts"
import {cellAt} from "../../../src/view/zoom/place.ts"
import type {Rung} from "../../../src/view/zoom/rung.ts"
import {opened} from "../scenes.ts"
import {stageOf} from "../stageOf.ts"
import {zoomedOf} from "./zoomedOf.ts"

const EDIT = {at: 0x5ffa_f760 as Pa, value: 0x00e0_0000_4a2e_c786n}
const PLACE = toVa(0xffff_0000_0a2e_c000n)

test.each<Rung>(["runs", "table", "bits"])("at the rung of %s an edited entry has its corner", async rung => {
  const loaded = await opened("6.1-4k-default")
  const source = edited(loaded.source, [EDIT])
  const first = zoomedOf(stageOf({...loaded, source}, {edits: [EDIT]}), {rung, about: PLACE})
  const whole = cellAt({...first, at: {...first.at, field: {...first.at.field, height: 1e6}}}, PLACE)!
  const stage = {...first, top: Math.floor(whole.y)}
  const {x, y} = cellAt(stage, PLACE)!
  const {at} = stage
  expect(editCorners(stage)).toMatchObject([{d: corner(at.source + x + 1, at.field.y + y + 1)}])
  expect(editCorners({...stage, top: stage.top + 5000})).toEqual([])
})
