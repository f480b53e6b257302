import {expect, test} from "vitest"
import {executableTicks, isExecutable} from "../../../src/view/field/executable.ts"
import {rowReader} from "../../../src/view/field/cells.ts"
import {columnsOf, rowsIn, rowY} from "../../../src/view/field/rows.ts"
import type {Pa, Va} from "../../../src/model/word.ts"
import {scene} from "../scenes.ts"

const none = {mkwrite: false, mkvalid: false, checkpfn: false, forcemap: false}
/** An executable page in a row of pages that are not. */
const map = {va: (-(2 ** 48) + 0x3000_0000) as Va, page: 0x4000_0000 as Pa, prot: 0x703n}
const whole = {start: -(2 ** 48) as Va, end: 0 as Va}

test.each([
  ["6.1-4k-default", {}, 768],
  ["6.1-4k-default", {range: whole}, 768],
  ["6.1-4k-default", {range: whole, flags: none}, 768],
  ["6.1-4k-default", {range: whole, flags: none, maps: [map]}, 768],
  ["6.12-4k-va48", {}, 0],
  ["6.12-16k-n1", {}, 512],
  ["7.2-4k-a72-kaslr", {revision: "merged-v5.7"}, 512],
  ["map-page", {}, 0],
  ["index-bug", {}, 0],
] as const)(
  "%s: a tick for each row in which an entry is executable, in either wing",
  async (name, parts, top) => {
    // Once before, with another outcome of the same window: nothing of it may stay.
    executableTicks(await scene(name, {}, "wide", top))
    const stage = await scene(name, parts, "wide", top)
    const ticks = executableTicks(stage)
    for (const [n, side] of (["source", "copy"] as const).entries()) {
      const read = rowReader(stage.trees[side])
      const ys = [...rowsIn(stage.rows, top, stage.at.field.height)].flatMap(row => {
        const entry = read(row)
        const columns = entry.pages ? columnsOf(stage.source.geometry) : 1
        const found = Array.from({length: columns}, (_, i) => isExecutable(stage, entry, i)).some(Boolean)
        return found ? [stage.at.field.y + Math.max(0, rowY(row) - top)] : []
      })
      const shape = ticks[n]
      const d = shape.kind === "path" ? shape.d : ""
      expect(Array.from(d.matchAll(/M[\d.]+,([\d.]+)h/g), ([, y]) => parseFloat(y))).toEqual(ys)
    }
  },
)
