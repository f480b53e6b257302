// A descriptor in a few words, for a line under its bits.

import {executableAtEl1, INVALID, shape, state, TABLE, EMPTY} from "./descriptor.ts"
import {span, type Geometry, type Level} from "../geometry.ts"
import {linuxMair, memoryName} from "./memoryType.ts"
import {bytes} from "./say.ts"
import type {Release} from "../source.ts"

/**
 * Kind, right and memory type: "page, read-only, normal, tagged", "block of 2 MiB, writable, normal", "invalid, writable,
 * normal, tagged", "table", "empty". "executable" is said of EL1; "user" of what EL0 may access. An invalid descriptor
 * tells what it would be; one in the shape of a table only that.
 */
export function summary(
  g: Geometry,
  level: Level,
  lo: number,
  hi: number,
  release: Release,
  mair = linuxMair(release),
): string {
  const is = state(g, level, lo, hi)
  if (is === EMPTY) return "empty"
  if (is === TABLE) return "table"
  if (shape(level, lo, hi) === "table") return "invalid, like a table"
  const what = is === INVALID ? "invalid" : level === 3 ? "page" : `block of ${bytes(span(g, level))}`
  const words = [what, (lo & 0x80) === 0 ? "writable" : "read-only"]
  if (executableAtEl1(g, level, lo, hi)) words.push("executable")
  if ((lo & 0x40) !== 0) words.push("user")
  words.push(memoryName((lo >>> 2) & 7, release, mair))
  return words.join(", ")
}
