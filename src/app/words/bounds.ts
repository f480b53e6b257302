// Where a function went that no table is, and by what descriptor: the same words in the verdict and at the place itself.

import type {Experiment} from "../../model/experiment.ts"
import {linuxName, span, type Geometry, type Level} from "../../model/geometry.ts"
import {bytes} from "../../model/descriptor/say.ts"
import type {Stop} from "../../model/outcome.ts"
import {hex, hex64} from "../../model/word.ts"
import {kernelName} from "../control/revisions.ts"
import {code, type Text} from "./text.ts"

/** Is the descriptor a table by its type bits? */
export function isTable(stop: Stop): boolean {
  return stop.entry === undefined || (stop.entry.lo & 3) === 3
}

/** "block of 2 MiB", "page". */
export function leafWords(g: Geometry, level: Level): string {
  return level === 3 ? "page" : `block of ${bytes(span(g, level))}`
}

/** The copy went out of bounds: what was followed, to where, and why no table is there. */
export function beyondWords(e: Experiment, g: Geometry, stop: Stop): Text {
  const by = code(`${stop.function}()`)
  if (stop.pa === undefined) return [by, ` runs past the last entry of its table at ${hex64(stop.va)}.`]
  const entry = `${linuxName(g, stop.level)} entry`
  const below = linuxName(g, (stop.level + 1) as Level)
  if (stop.of === "copy")
    return [
      `${kernelName(e.revision)} makes no ${below} table, so the copy’s ${entry} is empty: `,
      by,
      ` follows it to address ${hex(stop.pa)}, where no table is.`,
    ]
  return isTable(stop)
    ? [by, ` follows the source’s ${entry} to ${hex(stop.pa)}, where the dump has no table.`]
    : [
        by,
        ` takes the source’s ${leafWords(g, stop.level)} at ${hex64(stop.va)} for a table: at ${hex(stop.pa)} none is.`,
      ]
}

/** A map operation went out of bounds: it took a block for a table. */
export function blockAsTable(g: Geometry, stop: Stop): Text {
  const below = linuxName(g, (stop.level + 1) as Level)
  return [
    code(`${stop.function}()`),
    ` took a ${leafWords(g, stop.level)} for a table: a real kernel takes its output address ${hex(stop.pa ?? 0)} for a ${below} table.`,
  ]
}
