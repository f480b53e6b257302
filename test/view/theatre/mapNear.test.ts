import fc from "fast-check"
import {describe, expect, test} from "vitest"
import type {Pa} from "../../../src/model/word.ts"
import {isVital} from "../../../src/view/theatre/holders.ts"
import {mapCells} from "../../../src/view/theatre/mapCells.ts"
import {middlePage, nearLayout, panned, showing, viewOf, viewWith} from "../../../src/view/theatre/mapNear.ts"
import {inSight, isInSight, pageAt, pageBox, pageNear} from "../../../src/view/theatre/mapPlace.ts"
import {HOLDERS, type Holder} from "../../../src/view/theatre/moment.ts"
import {holds, seed} from "../../random.ts"
import {billOf, framesOf, momentWith, type Bank} from "./bills.ts"

const MIB = 2 ** 20
const GIB = 2 ** 30
const space = {x: 176, y: 24, width: 512, height: 576, scale: 1}
const bill = billOf([[GIB, GIB + 384 * MIB]])
const RUNGS = ["rows", "cells", "letters"] as const

test("rows are seen from end to end, cells through a window", () => {
  const near = (rung: (typeof RUNGS)[number]) => nearLayout(bill, space, {rung, left: 0, top: 0})
  expect(near("rows")).toMatchObject({cell: 1, line: 8, across: 512, lines: 1, per: 1, height: 576})
  expect(pageBox(near("cells"), (GIB + 2 * MIB + 4096) as Pa)).toEqual({x: 184, y: 32, width: 8, height: 8})
  expect(pageBox(near("letters"), (GIB + 100 * 4096) as Pa)?.x).toBe(176 + 2400)
})

test("the window never shows anything beyond the map", () => {
  const far = nearLayout(bill, space, {rung: "letters", left: 1e9, top: 1e9})
  expect([far.left, far.top]).toEqual([512 * 24 - 512, 192 * 24 - 576])
  expect(panned(far, 10, 10)).toEqual(viewOf(far))
  expect(panned(far, -10, 5)).toEqual({rung: "letters", left: far.left - 10, top: far.top})
})

test("a page that is zoomed about stays where it is, and one outside comes in as little as needed", () => {
  const page = (GIB + 100 * MIB + 200 * 4096) as Pa
  const near = nearLayout(bill, space, viewWith(bill, space, "cells", page, {x: 300, y: 200}))
  const {x, y} = pageBox(near, page)!
  expect([x + 4, y + 4]).toEqual([300, 200])
  const beside = (page + 100 * 4096) as Pa
  const shown = nearLayout(bill, space, showing(near, beside))
  expect(pageBox(shown, beside)!.x + 8).toBe(176 + 512)
  expect(shown.top).toBe(near.top)
})

test("in a fold one points at a page of its row, in a gap at none", () => {
  const bands = [
    {kind: "free" as const, row: 512, rows: 640, top: 0, height: 16},
    {kind: "gap" as const, row: 1152, rows: 9, top: 16, height: 11},
  ]
  const folded = {...nearLayout(bill, space, {rung: "rows", left: 0, top: 0}), bands}
  expect(pageNear(folded, 300, 24 + 8)).toBe(GIB + 640 * MIB)
  expect([pageNear(folded, 300, 24 + 20), pageNear(folded, 10, 24 + 8)]).toEqual([null, null])
})

const memory = fc.record({
  banks: fc.array(fc.tuple(fc.nat(4000), fc.integer({min: 1, max: 300})), {minLength: 1, maxLength: 3}),
  granule: fc.constantFrom(4096, 16384),
  held: fc.array(fc.tuple(fc.nat(), fc.constantFrom<Holder>(...HOLDERS)), {minLength: 1, maxLength: 20}),
  rung: fc.constantFrom(...RUNGS),
  scale: fc.constantFrom(1, 1.5, 2),
})

/** A memory, and the map zoomed about one of its pages that are held. */
function made({banks, granule, held, rung, scale}: typeof memory extends fc.Arbitrary<infer T> ? T : never) {
  let at = 0
  const list = banks.map(([skip, rows]): Bank => {
    const start = at + skip * 32 * MIB
    at = start + rows * 32 * MIB
    return [start, at]
  })
  const own = billOf(list, granule)
  const frames = framesOf(own)
  const moment = momentWith(
    own,
    held.map(([n, holder]) => [n % frames, holder]),
  )
  const frame = held[0][0] % frames
  const part = own.parts.findLast(({first}) => first <= frame)!
  const page = (part.start + (frame - part.first) * granule) as Pa
  const view = viewWith(own, {...space, scale}, rung, page, {x: 400, y: 300})
  return {own, moment, page, layout: nearLayout(own, {...space, scale}, view)}
}

describe(`whatever the memory (seed ${seed})`, () => {
  test("the page that was zoomed about is in sight, and found at its place", () =>
    holds(
      memory,
      one => {
        const {page, layout} = made(one)
        const box = pageBox(layout, page)!
        const seen = inSight(layout, box)!
        const found = pageAt(layout, seen.x + seen.width / 2, seen.y + seen.height / 2)
        return isInSight(layout, box) && found === page && pageBox(layout, middlePage(layout)) !== null
      },
      300,
    ))

  test("what the CPU needs has a cell of its own and of its own kind, wherever the window is", () =>
    holds(
      memory,
      one => {
        const {own, moment, layout} = made({...one, rung: one.rung === "rows" ? "cells" : one.rung})
        const cells = new Map(mapCells(layout, moment).map(cell => [cell.pa as number, cell]))
        return own.parts.every(({start, first, count}) => {
          for (let n = 0; n < count; n++) {
            const holder = moment.holders[first + n]
            if (!isVital(holder)) continue
            const pa = (start + n * own.frameBytes) as Pa
            const box = pageBox(layout, pa)!
            if (!inSight(layout, box)) continue
            const cell = cells.get(pa)
            if (cell?.holder !== holder || cell.width < 8 || cell.height < 8) return false
            if (Math.abs(cell.x + space.x - box.x) + Math.abs(cell.y + space.y - box.y) > 1e-6) return false
          }
          return true
        })
      },
      60,
    ))
})
