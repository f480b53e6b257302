// The words beside the map in their places: addresses at the left, and names, each with a short leader, pushed apart. Nothing stands over
// anything: a name goes out of the way of a bank's first address, any other address gives way to a name, and where there is no room for all
// names the less needed are left out.

import {line, type Shape} from "../draw.ts"
import {textWidth} from "../mirror/text.ts"
import {mapAddresses, phoneAddress, type MapAddress} from "./mapAddresses.ts"
import type {MapLayout} from "./mapLayout.ts"
import type {MapName} from "./mapNames.ts"
import {windowOf} from "./mapPlace.ts"
import {shortHex} from "./plainHex.ts"

/** Words in their place: the middle of the line, and where it begins and ends, px. */
export interface Beside {
  readonly y: number
  readonly left: number
  readonly right: number
}

export interface PlacedName extends MapName, Beside {}
export interface PlacedAddress extends MapAddress, Beside {
  /** On a phone in lines. */
  readonly lines: readonly string[]
}

/** Px from one name to the next, and of clear paper between words in one line. */
const LINE = 15
const CLEAR = 8
/** From the map to its names. */
const LEADER = 14
/** Px from one group of an address to the next below it. */
const GROUP = 11
/** Px of a letter of an address. */
const LETTER = 6.65

/** `names`: the most needed first. */
export function besideMap(
  layout: MapLayout,
  names: readonly MapName[],
  phone: boolean,
): {readonly names: readonly PlacedName[]; readonly addresses: readonly PlacedAddress[]} {
  const all: PlacedAddress[] = []
  for (const one of mapAddresses(layout)) {
    const lines = phone ? phoneAddress(one.pa) : [shortHex(one.pa)]
    const width = (text: string) => (isHex(text) ? LETTER * text.length : textWidth(text, 11))
    const before = all.at(-1)
    const most = Math.max(lines.length, before?.lines.length ?? 0)
    // What stands in lines needs more room.
    if (before && most > 1 && one.y < before.y + (most + 1) * GROUP) continue
    all.push({...one, lines, left: 0, right: Math.max(...lines.map(width))})
  }
  const banks = all.filter(({first}) => first)
  const boxes = names.map(name => boxOf(layout, name, phone))
  let placed: readonly PlacedName[] | null = null
  for (let count = boxes.length; !placed; count--) placed = apart(layout, boxes.slice(0, count), banks)
  const found = placed
  return {
    names: found,
    addresses: all.filter(one => one.first || found.every(name => !touch(name, one))),
  }
}

function isHex(address: string): boolean {
  return !address.endsWith("B")
}

function boxOf({space}: MapLayout, name: MapName, phone: boolean): PlacedName {
  const width = textWidth(name.text, 12, name.tone !== null)
  const start = phone ? space.x + space.width + LEADER : space.x - LEADER - width
  return {...name, y: name.at, left: start, right: start + width}
}

function touch(one: Beside, other: Beside): boolean {
  const beside = one.right + CLEAR <= other.left || other.right + CLEAR <= one.left
  return !beside && Math.abs(one.y - other.y) < LINE - 1
}

/** In the order of their places, at least a line apart, none outside; null: there is no room for all. */
function apart(
  layout: MapLayout,
  names: readonly PlacedName[],
  banks: readonly Beside[],
): readonly PlacedName[] | null {
  const {y, height} = windowOf(layout)
  const [top, bottom] = [y + 4, y + height - 4]
  const sorted = [...names].sort((a, b) => a.at - b.at)
  const clear = (name: PlacedName, from: number, way: 1 | -1): PlacedName => {
    const here = {...name, y: from}
    const bank = banks.find(one => touch(here, one))
    return bank ? clear(name, bank.y + way * LINE, way) : here
  }
  const down: PlacedName[] = []
  for (const name of sorted)
    down.push(clear(name, Math.max(name.at, top, (down.at(-1)?.y ?? -Infinity) + LINE), 1))
  const up: PlacedName[] = []
  for (let n = down.length - 1, limit = bottom; n >= 0; n--, limit = up.at(-1)!.y - LINE)
    up.push(down[n].y <= limit ? down[n] : clear(down[n], limit, -1))
  return up.length === 0 || up.at(-1)!.y >= top ? up.reverse() : null
}

/** The words as shapes: addresses at the left; names left of the map, or on a phone right of it. */
export function nameShapes(layout: MapLayout, names: readonly MapName[], phone: boolean): Shape[] {
  const {space} = layout
  const right = space.x + space.width
  const beside = besideMap(layout, names, phone)
  return [
    ...beside.addresses.flatMap(({pa, y, left, lines}) =>
      lines.map((text, n): Shape => ({
        ...{kind: "text", key: `address ${pa}${n > 0 ? ` ${n}` : ""}`, x: left, y: y + 4 + n * GROUP, text},
        class: isHex(text) ? "map-address" : "map-name small",
      })),
    ),
    ...beside.names.flatMap(({text, tone, y, at, ...name}): Shape[] => [
      {
        ...{kind: "text", key: `name ${text} ${tone}`, y: y + 4, text},
        ...{class: `map-name ${tone ?? "plain"}${phone ? "" : " end"}`, x: phone ? name.left : name.right},
      },
      {
        ...{kind: "path", key: `name ${text} ${tone} leader`, class: `map-name-leader ${tone ?? "plain"}`},
        d: phone ? line(right + 3, at, right + 11, y) : line(space.x - 11, y, space.x - 3, at),
      },
    ]),
  ]
}
