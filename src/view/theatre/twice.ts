// A word of what is no table, read twice: as the text that it is, and as the descriptor that the walker takes it for.

import {kind} from "../../model/descriptor/descriptor.ts"
import {outputAddress} from "../../model/address.ts"
import type {Geometry, Level} from "../../model/geometry.ts"
import {hex64} from "../../model/word.ts"
import {box, type Shape} from "../draw.ts"
import {textWidth} from "../mirror/text.ts"
import type {WalkLine, WalkStop} from "./moment.ts"
import {faultAt} from "./walkShapes.ts"
import {bytesOf, isMisread, letterOf} from "./walkWords.ts"

export interface Twice {
  readonly stop: WalkStop
  readonly bytes: readonly number[]
  /** What it is as a descriptor, and the bits that say so. */
  readonly is: string
  readonly because: string
  /** Where it leads; null: nowhere. */
  readonly address: string | null
  readonly about: string
}

/** null: the walk does not end at a word of something else. */
export function readTwice(line: WalkLine, g: Geometry): Twice | null {
  const stop = line.stops[faultAt(line)]
  if (!stop?.entry || !isMisread(stop)) return null
  const {lo, hi} = stop.entry
  const level = stop.what as Level
  const is = kind(g, level, lo, hi)
  const low = `bits 1:0 are ${(lo & 3).toString(2).padStart(2, "0")}`
  const known = {stop, bytes: bytesOf(stop.entry)}
  if (is === "invalid" || is === "empty")
    return {...known, is: "invalid", because: low, address: null, about: ""}
  const pa = outputAddress(g, level, lo, hi)
  const bits = pa.toString(2).length
  return {
    ...{...known, is: `a valid ${is}`, address: hex64(pa), about: `${bits} bits`},
    because: is === "table" ? low : `${low}, AF is ${(lo >>> 10) & 1}`,
  }
}

/** Px of a byte's cell, from line to line, and of all. */
const [WIDTH, HEIGHT, LINE] = [30, 21, 22]
export const TWICE = {width: 340, height: 4 * LINE + 4} as const

/** From x, y (top) on: its bytes as letters and as numbers, and what the walker takes them for. */
export function twiceShapes({bytes, is, because, address, about}: Twice, x: number, y: number): Shape[] {
  const cells = x + 68
  const text = (key: string, name: string, at: number, row: number, said: string): Shape => ({
    ...{kind: "text", key: `twice ${key}`, class: name, x: at, y: y + 15 + row * LINE, text: said},
  })
  return [
    text("text", "walk-note", x, 0, "as text"),
    text("word", "walk-note", x, 1, "as bytes"),
    text("entry", "walk-note", x, 2, "as an entry"),
    ...bytes.flatMap((byte, n): Shape[] => [
      {
        ...{kind: "path", key: `twice cell ${n}`, class: "held held-home"},
        d: box(cells + n * WIDTH, y, WIDTH - 1, HEIGHT),
      },
      text(`letter ${n}`, "held-letter paper strong", cells + (n + 0.5) * WIDTH, 0, letterOf(byte)),
      text(
        `byte ${n}`,
        "walk-flat middle ink",
        cells + (n + 0.5) * WIDTH,
        1,
        byte.toString(16).padStart(2, "0"),
      ),
    ]),
    text("is", "walk-strong", cells, 2, is),
    text("because", "walk-note", cells + textWidth(is, 12.5, true) + 10, 2, because),
    ...(address === null
      ? []
      : [
          text("at", "walk-strong", cells, 3, "at"),
          text("address", "walk-address accent", cells + 18, 3, address),
          text("about", "walk-note", cells + 26 + 7.3 * address.length, 3, about),
        ]),
  ]
}
