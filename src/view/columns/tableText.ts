// Tables in a sentence, for those who hear the picture: the root, the table of an address, and the run and the entry in it.

import {EMPTY, INVALID, READ_ONLY, state, TABLE, WRITABLE} from "../../model/descriptor/descriptor.ts"
import {number} from "../../model/descriptor/say.ts"
import {index, linuxName, type Geometry, type Level} from "../../model/geometry.ts"
import type {Outcome} from "../../model/outcome.ts"
import {runs} from "../../model/runs.ts"
import type {Source} from "../../model/source.ts"
import type {Va} from "../../model/word.ts"
import {tablesAt, type TablePair, type TableSide} from "./tables.ts"

const KINDS = [
  [TABLE, "table"],
  [READ_ONLY, "read-only"],
  [WRITABLE, "writable"],
  [INVALID, "invalid"],
  [EMPTY, "empty"],
] as const

/** What a pair's entries are: "Source: 496 read-only, 16 writable. Copy: 512 writable." */
export function tableText(g: Geometry, pair: TablePair): string {
  const [was, now] = [kinds(g, pair, pair.source), kinds(g, pair, pair.copy)]
  return `Source: ${was}. Copy: ${was === now ? "the same" : now}.`
}

function kinds(g: Geometry, {level, count}: TablePair, {words, absent}: TableSide): string {
  if (!words)
    return {
      block: "a block",
      hole: "a table that is not in memory",
      again: "opened before",
      none: "no table",
    }[absent ?? "none"]
  const of = [0, 0, 0, 0, 0]
  for (let i = 0; i < count; i++) of[state(g, level, words[2 * i], words[2 * i + 1])]++
  const said = KINDS.flatMap(([kind, name]) =>
    of[kind] > 0 ? `${number(of[kind])} ${name}${kind === TABLE && of[kind] > 1 ? "s" : ""}` : [],
  )
  return said.join(", ")
}

/** The root and what was made of it: "Root, PGD, 512 entries. Source: … 191,498 entries copied, 602 of them changed." */
export function rootText(source: Source, outcome: Outcome): string {
  const g = source.geometry
  const [root] = tablesAt(source, outcome, source.linear.start)
  const {copied, changed} = outcome.account
  const made = `${number(copied)} entries copied, ${changed > 0 ? number(changed) : "none"} of them changed.`
  return `Root, ${linuxName(g, root.level)}, ${number(root.count)} entries. ${tableText(g, root)} ${made}`
}

/** The last table on the way to an address, the entry there and the run that it is in. */
export function placeText(source: Source, outcome: Outcome, va: Va): string {
  const g = source.geometry
  const pairs = tablesAt(source, outcome, va)
  const pair = pairs[pairs.length - 1]
  const {level, source: was, copy} = pair
  const at = index(g, level, va)
  const words = was.words ?? copy.words
  const run = words && runs(g, level, words).find(({first, count}) => at < first + count)
  const many = run && run.count > 1 ? `, one of ${number(run.count)} alike from ${run.first} on` : ""
  const above = (level - 1) as Level
  const of = level > g.start ? ` of ${linuxName(g, above)} ${index(g, above, va)}` : ""
  return `${linuxName(g, level)} ${at}${many}. Table${of}: ${tableText(g, pair)}`
}
