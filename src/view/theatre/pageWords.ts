// The words of one page at a moment, as far as the model knows them, and what they are read as. Of a table, a list and zeros it knows each word; of any
// other data only whose it is. Where a walk or the loop reads such a page all the same its words are assumed, and always the same.

import {state} from "../../model/descriptor/descriptor.ts"
import {span} from "../../model/geometry.ts"
import {contentOf, type Content} from "../../model/machine/content.ts"
import type {Accessed} from "../../model/machine/cpu.ts"
import type {ContentCode} from "../../model/machine/journal.ts"
import type {Machine} from "../../model/machine/machine.ts"
import type {Story} from "../../model/machine/story.ts"
import {isRestoredTable, tableIn, type TableState} from "../../model/machine/tableIn.ts"
import {tableOfContent, type TablePage} from "../../model/machine/tablePages.ts"
import {pathAt} from "../../model/path.ts"
import {toVa, type Pa, type Va} from "../../model/word.ts"
import {lookOf, type RowEntry} from "../field/cells.ts"
import {listReading, type ListReading} from "./listWords.ts"

/** What the words are read as. */
export type Reading =
  | {
      readonly kind: "table"
      /** `of` null: a walk has come here all the same. */
      readonly table: Omit<TablePage, "of"> & {readonly of: TablePage["of"] | null}
      /** "elsewhere": the words of a table, in a page where no walk looks for it. */
      readonly state: TableState | "elsewhere"
      /** How each entry looks: its state, or who changed it on the way from the source. */
      readonly looks: Uint8Array
      /** Of entries of the copy what the source has there on the same level, in halves; null: it is no copy. */
      readonly source: Uint32Array | null
    }
  | ListReading
  | {readonly kind: "zeros"}
  /** Nobody reads them as anything. */
  | {readonly kind: "data"}

export interface PageWords {
  readonly pa: Pa
  readonly event: number
  /** Whose data it holds; null: no memory is there. */
  readonly content: Content | null
  /** The page of the list that was copied here last; null: none was. */
  readonly page: number | null
  readonly reading: Reading
  /** In halves, as in memory; null: the model does not know them, and nobody reads them. */
  readonly words: Uint32Array | null
  /** They are made up, since what is there is known by its owner alone. */
  readonly assumed: boolean
  /** The numbers of the words that the event reads one by one, ascending. */
  readonly read: readonly number[]
}

/** Of the page in which an address lies, at an event: memory is as momentOf() has it. @throws RangeError if there is no event of that number. */
export function pageWordsOf(story: Story, number: number, address: Pa): PageWords {
  const {machine} = story
  const {frames, memory} = machine
  const pa = (address - (address % frames.bytes)) as Pa
  const {page} = story.station(number)
  const {accesses} = story.event(number)
  const {copied, content} = story.state(page === null ? number + 1 : number)
  const frame = frames.memory(pa)
  const here = frame < 0 ? null : content(pa)
  if (here === null || here.kind === "free") return {...nothing(pa, number), content: here}
  const code = memory.content(frame, copied)
  const walked = stepInto(machine, accesses, pa)
  const reading = readingOf(machine, {frame, code, copied, walked})
  return {
    ...{pa, event: number, content: here, page: lastWrite(machine, frame, copied), reading},
    words: reading.kind === "data" ? null : memory.words(code),
    assumed: reading.kind !== "data" && !memory.isKnown(code),
    read: wordsRead(machine, accesses, pa, reading),
  }
}

function nothing(pa: Pa, event: number): PageWords {
  const reading = {kind: "data"} as const
  return {pa, event, content: null, page: null, reading, words: null, assumed: false, read: []}
}

/** The last of the first `now` writes that was to a frame. */
function lastWrite({journal}: Machine, frame: number, now: number): number | null {
  for (let n = now - 1; n >= 0; n--) if (journal.frame(n) === frame) return n
  return null
}

interface Looked {
  readonly frame: number
  readonly code: ContentCode
  readonly copied: number
  /** How a walk of this event reads it; null: none does. */
  readonly walked: TablePage | (Omit<TablePage, "of"> & {readonly of: null}) | null
}

function readingOf(machine: Machine, {frame, code, copied, walked}: Looked): Reading {
  const own = -1 - frame
  const content = contentOf(machine, code)
  const held = tableOfContent(machine, code)
  const was = tableOfContent(machine, own)
  const is = tableIn(machine, frame, copied)
  if (content.kind === "zero page") return {kind: "zeros"}
  if (held && (code === own || isRestoredTable(machine, frame, code))) return table(machine, code, held, is)
  const list = listReading(machine, frame, code)
  if (list?.whole) return list
  // What a register still leads to is read as it was before.
  const taken = was ?? walked
  if (taken) return table(machine, code, taken, is)
  if (held) return table(machine, code, held, "elsewhere")
  return list ?? {kind: "data"}
}

/** What a map operation has put there is told from the rest by its place. */
const NO_MAPS: ReadonlySet<number> = new Set()

type Table = Extract<Reading, {kind: "table"}>

function table(machine: Machine, code: ContentCode, of: Table["table"], is: Table["state"]): Table {
  const words = machine.memory.words(code)
  const copied = of.of === "copy" && is === "whole" ? sourceEntries(machine, of) : null
  const looks = new Uint8Array(of.count)
  for (let i = 0; i < of.count; i++) {
    const at = 2 * (of.first + i)
    const [lo, hi] = [words[at], words[at + 1]]
    const entry = {level: of.level, lo, hi, pages: null}
    looks[i] = copied
      ? lookOf(of.geometry, copied.at(i), entry, 0, NO_MAPS, of.va)
      : state(of.geometry, of.level, lo, hi)
  }
  return {kind: "table", table: of, state: is, looks, source: copied?.halves ?? null}
}

/** What the source has where a table of the copy has its entries. */
function sourceEntries({source}: Machine, {geometry: g, level, va, count}: Table["table"]) {
  const entries = Array.from({length: count}, (_, i) => {
    const at = (va + i * span(g, level)) as Va
    return pathAt(g, source.memory, source.root, at).entries.findLast(entry => entry.level <= level)!
  })
  const halves = new Uint32Array(2 * count)
  for (const [i, entry] of entries.entries())
    if (entry.level === level) halves.set([entry.lo, entry.hi], 2 * i)
  return {halves, at: (i: number): RowEntry => ({...entries[i], pages: null})}
}

/** How a walk of the event reads the page. */
function stepInto({frames, source}: Machine, accesses: readonly Accessed[], pa: Pa): Looked["walked"] {
  for (const {walk, ahead, va} of accesses)
    for (const {table: at, level} of ahead ? [] : walk.steps)
      if (at - (at % frames.bytes) === pa) {
        const {geometry: g} = source
        const first = (at % frames.bytes) / 8
        // A table translates what one entry above it does.
        const bytes = span(g, level) * 2 ** g.stride
        const start = (Math.floor(toVa(va) / bytes) * bytes) as Va
        const count = Math.min(frames.bytes / 8 - first, 2 ** g.stride)
        return {of: null, geometry: g, level, va: start, first, count}
      }
  return null
}

/** Entries that walks read, and words of the list. */
function wordsRead(
  {frames}: Machine,
  accesses: readonly Accessed[],
  pa: Pa,
  reading: Reading,
): readonly number[] {
  const found = new Set<number>()
  const add = (at: Pa, count = 1) => {
    if (at - (at % frames.bytes) === pa)
      for (let n = 0; n < count; n++) found.add(Math.floor((at % frames.bytes) / 8) + n)
  }
  for (const {walk, ahead, stream, pa: at, kind} of accesses) {
    if (ahead) continue
    for (const step of walk.steps) add(step.entry)
    // Pages are loaded as a whole.
    if (kind !== "read" || stream === "from" || at === null) continue
    add(at, stream === "list" && reading.kind === "pairs" ? 3 : 1)
  }
  return [...found].sort((a, b) => a - b)
}
