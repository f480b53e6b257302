// What is said of a page and of one of its words: whose it is, what its words are read as, and where the model has to say that it does not know them.

import {outputAddress, tableAddress} from "../../model/address.ts"
import {EMPTY, INVALID, READ_ONLY, shape, TABLE, WRITABLE} from "../../model/descriptor/descriptor.ts"
import {bytes, number} from "../../model/descriptor/say.ts"
import {summary} from "../../model/descriptor/summary.ts"
import {span, type Geometry, type Level} from "../../model/geometry.ts"
import type {Source} from "../../model/source.ts"
import {bigVa, hex, hex64, type Pa, type Va, type Word} from "../../model/word.ts"
import {markOf} from "../field/cells.ts"
import {listWord} from "./listWords.ts"
import type {Playbill} from "./moment.ts"
import type {PageWords, Reading} from "./pageWords.ts"

/** `loud`: what is there is not what is read. */
export interface Said {
  readonly text: string
  readonly loud: boolean
}

type Table = Extract<Reading, {kind: "table"}>

const OWNERS = {
  source: "the source",
  copy: "the copy",
  code: "the code that copies",
  restored: "the restored kernel",
} as const

/** "3", "−1" with a true minus. */
function levelNumber({level}: Table["table"]): string {
  return `${level}`.replace("-", "−")
}

/** Below the page's name: what is read here, and how far that is to be believed. */
export function pageSaid(page: PageWords, {list}: Playbill): Said {
  const {reading, content, pa} = page
  const calm = (text: string): Said => ({text, loud: false})
  if (content === null) return calm("No memory is here: an access is an external abort.")
  if (content.kind === "free") return calm("Nobody’s. What is in it matters to no step.")
  if (reading.kind === "zeros") return calm("Zeros: as a table it has no entry. Under it nothing is mapped.")
  if (reading.kind === "table") return tableSaid(reading)
  if (reading.kind === "data") return calm(dataSaid(page, list.length))
  if (reading.whole) return calm(LISTS[reading.kind])
  return {text: `It was the list’s; ${overwritten(page)}. ${ASSUMED}`, loud: true}

  function tableSaid({table, state: is, looks}: Table): Said {
    const owner = table.of && OWNERS[table.of]
    if (is === "whole") return calm(`Level ${levelNumber(table)}: ${translates(table)}; ${counted(looks)}.`)
    if (is === "elsewhere")
      return calm(
        `The words of a table of ${owner}, level ${levelNumber(table)}: no walk looks for them here.`,
      )
    const was =
      is === "overwritten" && owner
        ? `It was a table of ${owner}, level ${levelNumber(table)}; ${overwritten(page)}.`
        : `No table: a walk has come here, and reads it as one of level ${levelNumber(table)}.`
    return {text: page.assumed ? `${was} ${ASSUMED}` : was, loud: true}
  }

  function overwritten({page: by}: PageWords): string {
    const whose = content!.kind === "image" ? `page ${hex(content!.home)} of the image` : `${content!.kind}`
    if (by !== null) return `page ${number(by + 1)} of the list overwrote it with ${whose}`
    return pa === ("home" in content! ? content!.home : null)
      ? "the image was loaded here"
      : `${whose} is here`
  }
}

const ASSUMED = "A walk reads that page’s bytes. The model does not know them: these are made up."

const LISTS = {
  pairs:
    "l links to the page before; each pair has three words: c its copy page, o its original frame, n the next pair.",
  entries:
    "An entry a word: D sets the destination, S names a page to copy, I the next list page, E is the end.",
  named: "The words by which the kernel hands over to the code that copies.",
} as const

function translates({level, va, geometry: g, count}: Table["table"]): string {
  const size = span(g, level) * count
  return `translates ${bytes(size)} from ${hex(bigVa(va))} on`
}

const STATES: readonly (readonly [state: number, one: string])[] = [
  [TABLE, "tables"],
  [WRITABLE, "writable"],
  [READ_ONLY, "read-only"],
  [INVALID, "invalid"],
  [EMPTY, "empty"],
]

/** "480 writable, 32 empty, 12 changed". */
function counted(looks: Uint8Array): string {
  const count = (is: (look: number) => boolean) => looks.reduce((sum, look) => sum + (is(look) ? 1 : 0), 0)
  const parts = [
    ...STATES.map(([look, word]) => [count(one => one === look), word] as const),
    ...(["W", "V", "F"] as const).map(mark => [count(look => markOf(look) === mark), CHANGES[mark]] as const),
  ]
  return parts.flatMap(([n, word]) => (n > 0 ? [`${number(n)} ${word}`] : [])).join(", ")
}

function dataSaid({content, pa, page}: PageWords, pages: number): string {
  const unknown = "The model knows whose it is, not its words."
  if (content!.kind === "image") {
    const {home, page: place} = content!
    const waits = pa !== home && place !== null
    const way = waits
      ? `, waiting here`
      : page !== null
        ? `, brought home by page ${number(page + 1)} of ${number(pages)}`
        : ""
    return `Contents of page ${hex(home)} of the image${way}. ${unknown}`
  }
  if (content!.kind === "exit page")
    return "The code that copies. The model knows what it does, not its instructions’ words."
  return `What the old kernel has at ${hex(content!.of)}. ${unknown}`
}

/** What stands below the lines about one word: where, what, and in words. */
export interface WordSaid {
  /** "[88]" in a table, "word 88" elsewhere. */
  readonly name: string
  readonly address: Pa
  /** null: nobody knows it. */
  readonly value: string | null
  readonly lines: readonly string[]
}

export function wordSaid(
  page: PageWords,
  n: number,
  {shift}: Playbill,
  {release, mair}: Pick<Source, "release" | "mair">,
): WordSaid {
  const {pa, words, reading, read} = page
  const address = (pa + 8 * n) as Pa
  const word = words && {lo: words[2 * n], hi: words[2 * n + 1]}
  const lines = word ? saidOf(reading, n, word, shift, {release, mair}) : []
  if (read.includes(n)) lines[lines.length - 1] += "; this step reads it"
  const isEntry = reading.kind === "table" && n >= reading.table.first
  const name = isEntry ? `[${n - reading.table.first}]` : `word ${n}`
  return {name, address, value: word && hex64(word), lines}
}

function saidOf(
  reading: Reading,
  n: number,
  word: Word,
  shift: number,
  source: Pick<Source, "release" | "mair">,
): string[] {
  if (reading.kind === "table") return entrySaid(reading, n, word, source)
  if (reading.kind === "zeros") return ["as an entry: empty"]
  return reading.kind === "data" ? [] : [listWord(reading, n, word, shift)]
}

function entrySaid(
  {table, looks, source}: Table,
  n: number,
  {lo, hi}: Word,
  {release, mair}: Pick<Source, "release" | "mair">,
): string[] {
  const {geometry: g, level, va, first, count} = table
  const i = n - first
  if (i < 0 || i >= count) return ["beside the table: no walk reads it"]
  const leads = leadsTo(g, level, lo, hi)
  const arrow = leads === null ? "" : ` → ${hex(leads)}`
  const from = (va + i * span(g, level)) as Va
  const lines = [
    `${summary(g, level, lo, hi, release, mair)}${arrow}`,
    `for ${hex(bigVa(from))}, ${bytes(span(g, level))}`,
  ]
  const mark = markOf(looks[i])
  if (mark && source) lines.push(changed(mark, {lo: source[2 * i], hi: source[2 * i + 1]}))
  return lines
}

/** The address in an entry; null: it is empty. */
function leadsTo(g: Geometry, level: Level, lo: number, hi: number): Pa | null {
  const of = shape(level, lo, hi)
  if (of === "empty") return null
  return of === "table" ? tableAddress(g, lo, hi) : outputAddress(g, level, lo, hi)
}

const CHANGES = {W: "made writable", V: "made valid", P: "refused", F: "made by a map operation"} as const

function changed(mark: keyof typeof CHANGES, was: Word): string {
  return `${CHANGES[mark]}; the source has ${(was.lo | was.hi) === 0 ? "nothing on this level" : hex64(was)}`
}
