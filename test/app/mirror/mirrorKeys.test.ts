import {expect, test} from "vitest"
import {actOf} from "../../../src/app/mirror/mirrorKeys.ts"
import type {Va} from "../../../src/model/word.ts"
import {slotVa} from "../../../src/view/mirror/axis.ts"
import {onto} from "../../../src/view/mirror/brush.ts"
import {mirror} from "../../view/mirror/mirrors.ts"

const m = await mirror("6.1-4k-default")
const at = {mirror: m, brush: {from: 8, to: 12}, lane: "marks" as const, point: 0 as Va, pinned: false}
const act = (key: string, parts: Partial<typeof at> | {brush: null} = {}, shiftKey = false) =>
  actOf({key, shiftKey}, {...at, ...parts})

test("left and right move the brush by its width, with Shift by one slot", () => {
  expect(act("ArrowRight")).toEqual({kind: "brush", to: {from: 12, to: 16}})
  expect(act("ArrowLeft", {}, true)).toEqual({kind: "brush", to: {from: 7, to: 11}})
})

test("halving keeps what is selected in the brush, else its middle", () => {
  const halved = (slot: number) => act("+", {point: slotVa(m.axis, slot)})
  const [first, last] = [
    {from: 8, to: 10},
    {from: 10, to: 12},
  ]
  expect([8, 9, 10, 11].map(halved)).toEqual(
    [first, {from: 9, to: 11}, {from: 9, to: 11}, last].map(to => ({kind: "brush", to})),
  )
  expect(halved(20)).toEqual({kind: "brush", to: {from: 9, to: 11}})
  expect(act("+", {brush: {from: 80, to: 82}, point: slotVa(m.axis, 81)})).toEqual({
    kind: "brush",
    to: {from: 81, to: 82},
  })
})

test("brackets go from region to region and stay at the first and the last", () => {
  const regions = m.regions.map(region => onto(m.axis, region)!)
  const last = regions.length - 1
  expect(act("]", {brush: regions[0]})).toEqual({kind: "brush", to: regions[1]})
  expect(act("[", {brush: regions[1]})).toEqual({kind: "brush", to: regions[0]})
  expect(act("[", {brush: regions[0]})).toEqual({kind: "brush", to: regions[0]})
  expect(act("]", {brush: regions[last]})).toEqual({kind: "brush", to: regions[last]})
  expect(act("]", {brush: null})).toEqual({kind: "brush", to: regions[0]})
  expect(act("[", {brush: null})).toEqual({kind: "brush", to: regions[0]})
})

test("up and down choose a lane and stop at the ends", () => {
  expect(act("ArrowUp")).toEqual({kind: "lane", to: "source"})
  expect(act("ArrowDown")).toEqual({kind: "lane", to: "copy"})
  expect(actOf({key: "ArrowDown", shiftKey: false}, {...at, lane: "copy"})).toEqual({
    kind: "lane",
    to: "copy",
  })
})

test("Escape closes the seam unless something is selected: that is let go first", () => {
  expect(act("Escape")).toEqual({kind: "brush", to: null})
  expect(act("Escape", {pinned: true})).toBeNull()
  expect(act("Escape", {brush: null})).toBeNull()
  expect(act("x")).toBeNull()
})
