// No words beside the map stand over each other, whatever the memory, in any width.

import fc from "fast-check"
import {describe, expect, test} from "vitest"
import {handmade} from "../../../src/model/handmade/tables.ts"
import {besideMap} from "../../../src/view/theatre/mapBeside.ts"
import {usedRows, mapLayout} from "../../../src/view/theatre/mapLayout.ts"
import {lostPieces} from "../../../src/view/theatre/mapLost.ts"
import {mapNames} from "../../../src/view/theatre/mapNames.ts"
import {MAP_FRAMES, mapFrame, type MapScene} from "../../../src/view/theatre/mapScene.ts"
import {HOLDERS, type Holder} from "../../../src/view/theatre/moment.ts"
import {tell} from "../../model/machine/stories.ts"
import {holds, seed} from "../../random.ts"
import {opened} from "../scenes.ts"
import {billOf, framesOf, momentWith, type Bank} from "./bills.ts"
import {theatre} from "./theatres.ts"

const MIB = 2 ** 20
const MODES = ["wide", "medium", "phone"] as const

interface Words {
  readonly text: string
  readonly y: number
  readonly left: number
  readonly right: number
}

/** What is wrong with the words beside a map; empty: nothing. */
function wrong({layout, moment, frame}: Pick<MapScene, "layout" | "moment" | "frame">): string[] {
  const {phone, space, width} = frame
  const lost = lostPieces(layout, moment.lost)
  const {names, addresses} = besideMap(layout, mapNames(layout, moment, lost, phone), phone)
  const said = addresses.flatMap(({lines, y, left, right}) =>
    lines.map((text, n): Words => ({text, y: y + 11 * n, left, right})),
  )
  const all: Words[] = [...names, ...said]
  const fused = all.flatMap((one, n) =>
    all
      .slice(n + 1)
      .filter(({left, right}) => left < one.right + 6 && one.left < right + 6)
      // The lines of an address stand closer than a name to anything.
      .filter(({y}) => Math.abs(y - one.y) < (n < names.length ? 14 : 11))
      .map(other => `${one.text} and ${other.text}`),
  )
  const bottom = space.y + layout.height / layout.space.scale
  const out = all.filter(({left, right, y}) => {
    const inColumn = right <= space.x - 2 || (phone && left >= space.x + space.width)
    return !inColumn || left < -1 || right > width + 2 || y < space.y - 1 || y > bottom + 12
  })
  return [...fused, ...out.map(({text, left, right, y}) => `${text} at ${left} to ${right}, ${y}`)]
}

describe.each([
  ...handmade.map(({name}) => name),
  ...["6.1-4k-default", "6.1-4k-rodata-off-2g", "6.12-16k-n1", "6.12-16k-lpa2", "hibernate-6.1-4k"],
])("%s", name => {
  test("has addresses and names that are apart in every width", async () => {
    const loaded = await opened(name)
    const story = tell(loaded, {}, {pages: 2000})
    const events = [0, Math.floor(story.length / 2), story.length - 1]
    const found = MODES.flatMap(mode =>
      [...new Set(events)]
        .filter(event => event < story.length)
        .flatMap(event => wrong(theatre(story, event, mode).map).map(text => `${mode} ${event}: ${text}`)),
    )
    expect(found).toEqual([])
  })
})

const held = fc.tuple(fc.nat(), fc.constantFrom<Holder>(...HOLDERS), fc.integer({min: 1, max: 4000}))

test(`words beside any memory are apart (seed ${seed})`, () => {
  holds(
    fc.record({
      banks: fc.array(fc.tuple(fc.integer({min: 0, max: 200_000}), fc.integer({min: 1, max: 900})), {
        minLength: 1,
        maxLength: 5,
      }),
      held: fc.array(held, {maxLength: 16}),
      lost: fc.array(fc.nat(), {maxLength: 3}),
      mode: fc.constantFrom(...MODES),
      window: fc.constantFrom(700, 768, 900, 1200),
    }),
    ({banks, held, lost, mode, window}) => {
      let at = 0
      const list = banks.map(([skip, rows]): Bank => {
        const start = at + skip * 2 * MIB
        at = start + rows * 2 * MIB
        return [start, at]
      })
      const bill = billOf(list)
      const frames = framesOf(bill)
      const moment = momentWith(
        bill,
        held.map(([n, holder, count]) => [n % frames, holder, count]),
        lost.map(n => bill.parts[0].start + (n % bill.parts[0].count) * 4096),
      ) as MapScene["moment"]
      const frame = mapFrame(mode, window)
      const used = usedRows(bill, moment.holders)
      const layout = mapLayout(bill, row => used.has(row), {...frame.space, scale: 1})
      return wrong({layout, moment, frame}).length === 0
    },
    200,
  )
})

test("names are a line apart, in the order of their places, none outside", () => {
  const bill = billOf([[0x4000_0000, 0x5800_0000]])
  const {space} = MAP_FRAMES.wide
  const layout = mapLayout(bill, () => true, {...space, scale: 1})
  const low = momentWith(bill, [
    [98303, "source table", 1],
    [98300, "copy table", 2],
    [98290, "list", 4],
  ])
  const {names} = besideMap(layout, mapNames(layout, low, [], false), false)
  expect(names.map(({y}) => y)).toEqual([566, 581, 596])
  expect(names.every(({at}) => at > 598)).toBe(true)
})

test("a name goes out of the way of a bank's first address, and another address gives way to a name", () => {
  const bill = billOf([[0x4000_0000, 0x10_0000_0000]])
  const layout = mapLayout(bill, () => true, {...MAP_FRAMES.wide.space, scale: 1})
  const long = {text: "a name that is as long as any", tone: null}
  const there = besideMap(
    layout,
    [
      {...long, at: 26},
      {...long, at: 70},
    ],
    false,
  )
  expect(there.addresses[0]).toMatchObject({lines: ["4000_0000"], first: true})
  expect(there.names[0].y).toBe(there.addresses[0].y + 15)
  const alone = besideMap(layout, [], false).addresses
  expect(there.addresses.length).toBeLessThan(alone.length)
})

test("on a phone an address below one that stands in two lines leaves it room", () => {
  // One row, and three more below 4 GiB and above.
  const bill = billOf([
    [2 * MIB, 4 * MIB],
    [4092 * MIB, 4098 * MIB],
  ])
  const moment = momentWith(bill, []) as MapScene["moment"]
  const frame = mapFrame("phone", 700)
  const layout = mapLayout(bill, () => true, {...frame.space, scale: 1})
  expect(wrong({layout, moment, frame})).toEqual([])
})
