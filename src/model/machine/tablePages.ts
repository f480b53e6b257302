// Which table a page holds: whose, on which level, and which addresses it translates. Asked by content, so that it is known of a table wherever its
// page has been copied to.

import {everyTable} from "../everyTable.ts"
import {entries, geometry, type Geometry, type Level} from "../geometry.ts"
import type {ContentCode} from "./journal.ts"
import type {Exit, Machine} from "./machine.ts"
import {sourceHalf} from "../path.ts"
import type {Pa, Va} from "../word.ts"

export interface TablePage {
  /** "code": the tables of a single page of code, for TTBR0; "restored": the restored kernel's. */
  readonly of: "source" | "copy" | "code" | "restored"
  readonly geometry: Geometry
  readonly level: Level
  /** The first address that it translates; where several ways lead to it, by the first of them. */
  readonly va: Va
  /** The number of its first word in the page, and how many it has. */
  readonly first: number
  readonly count: number
}

const known = new WeakMap<Machine, ReadonlyMap<ContentCode, TablePage>>()

/** null: the content is no table, or one to which no root leads. */
export function tableOfContent(machine: Machine, content: ContentCode): TablePage | null {
  const found = known.get(machine)
  if (found) return found.get(content) ?? null
  const made = new Map<ContentCode, TablePage>()
  for (const [code, table] of allTables(machine)) if (!made.has(code)) made.set(code, table)
  known.set(machine, made)
  return made.get(content) ?? null
}

type Numbered = [code: ContentCode, table: TablePage]

function* allTables(machine: Machine): Generator<Numbered> {
  const {source, outcome, exit, restart, restoredRoot, restoredTables} = machine
  const {geometry: g} = source
  const own = (frame: number) => -1 - frame
  yield* tablesBelow(machine, "source", source.root, g, 1, own)
  yield* tablesBelow(machine, "copy", outcome?.built ?? null, g, sourceHalf(source), own)
  for (const one of [exit, restart])
    if (one) yield* tablesBelow(machine, "code", one.root, lowerOf(g, one), 0, own)
  const image = (frame: number) => (restoredTables.has(frame) ? frame : NaN)
  yield* tablesBelow(machine, "restored", restoredRoot, g, 1, image)
}

/** A smaller lower half is decoded by itself. */
function lowerOf(g: Geometry, {t0sz}: Exit): Geometry {
  return t0sz === 64 - g.vaBits ? g : geometry(g.granule, 64 - t0sz, g.output)
}

/** `contentOf`: the content of a frame in whose words one looks, NaN: it is none of theirs. */
function* tablesBelow(
  {frames, memory}: Machine,
  of: TablePage["of"],
  root: Pa | null,
  g: Geometry,
  half: 0 | 1,
  contentOf: (frame: number) => ContentCode,
): Generator<Numbered> {
  if (root === null) return
  const codeAt = (pa: Pa) => {
    const frame = frames.memory(pa)
    const code = frame < 0 ? NaN : contentOf(frame)
    return Number.isNaN(code) || !memory.isKnown(code) ? undefined : code
  }
  const wordsAt = (pa: Pa) => {
    const code = codeAt(pa)
    return code === undefined ? undefined : memory.words(code)
  }
  for (const {level, pa, va, at} of everyTable(g, {...memory.at(0), frame: wordsAt}, root, half))
    yield [codeAt(pa)!, {of, geometry: g, level, va, first: at / 2, count: entries(g, level)}]
}
