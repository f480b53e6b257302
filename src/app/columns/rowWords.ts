// The words of the columns: what stands in a cell, and what a row says to those who hear it. A row is one sentence for the index,
// one for the source, one for what changed, one for the copy.

import {EMPTY, INVALID, READ_ONLY, shape, TABLE, WRITABLE} from "../../model/descriptor/descriptor.ts"
import {bytes, number} from "../../model/descriptor/say.ts"
import type {Experiment} from "../../model/experiment.ts"
import {linuxName, span, type Geometry, type Level} from "../../model/geometry.ts"
import type {Mark} from "../../model/account/account.ts"
import type {Outcome} from "../../model/outcome.ts"
import {hex, type Pa} from "../../model/word.ts"
import {leafAddress, type Below, type GroupFate, type Half} from "../../view/columns/groups.ts"
import {editedIn} from "../../view/columns/edits.ts"
import type {Row} from "../../view/columns/rows.ts"
import {loudest, marksBelow} from "../../view/columns/strip.ts"
import type {TablePair} from "../../view/columns/tables.ts"
import {REVISION_WORDS} from "../control/revisions.ts"
import {listed, things} from "../words/words.ts"

type Side = "source" | "copy"

/** What a row is about, apart from the row. */
export interface About {
  readonly g: Geometry
  readonly experiment: Experiment
  readonly outcome: Outcome
  readonly pair: TablePair
  /** The names of the columns, from the root's. */
  readonly names: readonly string[]
}

/** tone: a leaf's or table's ground; pale: of the head of a run; none: words on paper. */
export interface Cell {
  readonly ground: "writable" | "read-only" | "table" | "invalid" | "pale" | "none" | "lost"
  /** R, W, X, i; "table": a triangle; null: nothing. */
  readonly sign: "R" | "W" | "X" | "i" | "table" | null
  /** "×41", "62 tables alike". */
  readonly bold: string
  /** An address. */
  readonly mono: string
  readonly words: string
  /** Dots behind the words: nothing is there. */
  readonly dots: boolean
  /** A page that is not in memory. */
  readonly hatched: boolean
}

const BARE: Cell = {
  ...{ground: "none", sign: null, bold: "", mono: "", words: "", dots: false, hatched: false},
}

/** Where the copy has nothing, and why. */
const WHY: Partial<Record<GroupFate, string>> = {
  unmapped: "unmapped",
  outside: "not in the range",
  noCopy: "no copy",
  missing: "not reached",
  dropped: "dropped",
  lost: "lost",
}

/** "0x4a2e_b000", without what it can do without where it is longer than `most` characters. */
export function addressIn(pa: Pa, most: number): string {
  const all = hex(pa)
  return all.length <= most ? all : all.slice(2).replace(/^[0_]+(?=.)/, "")
}

/** "234", "234–239". */
export function indexWords({first, count, kind}: Row): string {
  return count === 1 || kind === "member" ? `${first}` : `${first}–${first + count - 1}`
}

/** What a half of a row shows; `most` is the number of mono characters that it has room for. */
export function cell(about: About, row: Row, side: Side, half: Half, most: number): Cell {
  const {pair} = about
  const {kind, count} = row
  const bare = side === "copy" ? bareCopy(about, row) : bareSource(pair)
  if (half.state === EMPTY) return bare
  const many = count > 1 || kind === "head"
  const tables = half.state === TABLE
  const ground = groundOf(half)
  if (kind === "head")
    return {
      ...BARE,
      ground: "pale",
      bold: tables ? alike(count) : `×${number(count)}`,
      words: tables ? "" : headWords(row, side, half),
    }
  // As in the tree: what was changed has the letter of its new right.
  const changed = side === "copy" && row.group.marks.length > 0
  const sign = signOf(half, half.executable && !changed)
  if (half.back >= 0 && !many) {
    const itself = half.back === about.names.length - 1
    return {...BARE, ground, sign, words: itself ? "points to itself" : `back to ${about.names[half.back]}`}
  }
  if (half.hole && !many) {
    const room = row.group.copy.state === EMPTY
    const words = room ? `page ${hex(half.pa!)} is not in this dump` : "not in this dump"
    return {...BARE, ground, hatched: true, words}
  }
  if (tables)
    return {...BARE, ground, sign, ...(many ? {bold: alike(count)} : {mono: addressIn(half.pa!, most)})}
  if (pair.level < 3 && many && half.pa !== null)
    return {
      ...BARE,
      ground,
      sign,
      bold: things(
        count,
        shape(pair.level, half.lo, half.hi) === "block" ? "block" : "entry",
        shape(pair.level, half.lo, half.hi) === "block" ? "blocks" : "entries",
      ),
    }
  const pa = leafAddress(half)
  const times = many ? `×${number(count)}` : ""
  if (pa === null) return {...BARE, ground, sign, bold: times, words: "invalid"}
  const room = most - (many ? times.length + 3 : 0)
  const mono = addressIn(pa, room)
  if (mono.length > room && many) return {...BARE, ground, sign, bold: times, words: "pages"}
  return {...BARE, ground, sign, bold: times, mono: `${mono}${many ? ".." : ""}`}
}

const alike = (count: number) => `${number(count)} tables alike`

function headWords({group}: Row, side: Side, half: Half): string {
  const now = side === "copy" && group.fate === "changed" && rights(half) !== rights(group.source)
  return `${now ? "now " : ""}${rights(half)}`
}

function rights({state}: Half): string {
  return state === INVALID ? "invalid" : state === READ_ONLY ? "read-only" : "writable"
}

function groundOf({state}: Half): Cell["ground"] {
  return state === TABLE
    ? "table"
    : state === INVALID
      ? "invalid"
      : state === READ_ONLY
        ? "read-only"
        : "writable"
}

/** The sign at the seam: a table's triangle, a leaf's letter; `executable` counts before the right to write. */
function signOf({state}: Half, executable: boolean): Cell["sign"] {
  switch (state) {
    case TABLE:
      return "table"
    case INVALID:
      return "i"
    case WRITABLE:
      return executable ? "X" : "W"
    case READ_ONLY:
      return executable ? "X" : "R"
    case EMPTY:
      return null
  }
}

function bareSource({source}: TablePair): Cell {
  if (source.absent === "block") return {...BARE, words: "in the block", dots: true}
  if (!source.words) return {...BARE, words: "no table", dots: true}
  return {...BARE, words: "empty", dots: true}
}

function bareCopy(about: About, {group: {fate}}: Row): Cell {
  if (fate === "lost") return {...BARE, ground: "lost", words: "lost"}
  if (fate === "stopped") return {...BARE, words: stopWords(about.outcome)}
  if (fate === "dropped" || fate === "missing" || fate === "unmapped")
    return {...BARE, words: WHY[fate]!, dots: true}
  const why = WHY[fate]
  return why ? {...BARE, words: why} : {...BARE, words: "empty", dots: true}
}

/** Why the copy ends here, for a cell: "−ENXIO", "no page left". */
function stopWords({stop, maps}: Outcome): string {
  switch ((stop ?? maps.find(map => map.stop)?.stop)?.reason) {
    case "pfn":
      return "refused"
    case "memory":
      return "no page left"
    case "conflict":
      return "taken"
    case "paused":
      return "next"
    case "bounds":
    case undefined:
      return "stopped"
  }
}

/** "PTE table of PMD 81, 512 entries": the name of a column's grid. */
export function gridName(g: Geometry, pair: TablePair, parent: number | null): string {
  const of = parent === null ? "" : ` of ${linuxName(g, (pair.level - 1) as Level)} ${parent}`
  return `${linuxName(g, pair.level)} table${of}, ${things(pair.count, "entry", "entries")}`
}

/** A row for those who hear it: "PTE 235. Source: page, read-only, 0x4a2e b000. Changed by TRANS MKWRITE. Copy: page, writable." */
export function rowText(about: About, row: Row, source: Half, copy: Half): string {
  const name = linuxName(about.g, about.pair.level)
  const {first, count, kind, group} = row
  const index =
    kind === "member" || count === 1 ? `${name} ${first}` : `${name} ${first} to ${first + count - 1}`
  if (group.fate === "empty") return `${index}. Empty${editWords(about, row)}.`
  const changed = changeWords(about, row)
  return [
    `${index}.`,
    `Source: ${halfText(about, row, "source", source)}.`,
    ...(changed ? [`${changed}.`] : []),
    `Copy: ${group.fate === "same" ? "the same" : halfText(about, row, "copy", copy, source)}.`,
  ].join(" ")
}

/** What is said of a row's source after all else, if it is not as it was read: ", edited", ", 2 of them edited". */
export function editWords({experiment, pair}: About, row: Row): string {
  const edits = editedIn(pair, experiment.edits, row)
  if (edits === 0) return ""
  return row.count === 1 ? ", edited" : `, ${number(edits)} of them edited`
}

/** One version of a row: "page, read-only, 0x4a2e b000", "62 tables alike", "not in the range". Without the address if it is `source`'s. */
export function halfText(about: About, row: Row, side: Side, half: Half, source: Half | null = null): string {
  return `${entryText(about, row, side, half, source)}${side === "source" ? editWords(about, row) : ""}`
}

function entryText(about: About, row: Row, side: Side, half: Half, source: Half | null): string {
  const {g, pair} = about
  const {kind, count} = row
  if (half.state === EMPTY) return (side === "copy" ? bareCopy(about, row) : bareSource(pair)).words
  const many = count > 1 && kind !== "member"
  if (half.state === TABLE) {
    if (many) return alike(count)
    if (half.hole) return `table, page ${heard(half.pa!)} is not in this dump`
    const back =
      half.back < 0
        ? ""
        : `, points to ${half.back === about.names.length - 1 ? "itself" : `the ${about.names[half.back]}`}`
    return `table at ${heard(half.pa!)}${back}`
  }
  const what = pair.level === 3 ? "page" : `block of ${bytes(span(g, pair.level))}`
  const pa = leafAddress(half)
  const address = pa === null ? [] : [`${many ? "from " : ""}${heard(pa)}`]
  const runs = half.executable ? ["executable"] : []
  const right = (half.lo & 0x80) === 0 ? "writable" : "read-only"
  const list = half.state === INVALID ? [`invalid ${what}`, right] : [what, right]
  return [
    ...(many ? [`${number(count)} times`] : []),
    ...list,
    ...runs,
    ...(source && pa === leafAddress(source) ? [] : address),
  ].join(", ")
}

/** An address as it is best heard: in groups, without lines between them. */
const heard = (pa: Pa) => hex(pa).replaceAll("_", " ")

/** What changed the entries of a row, or what changed below them. */
export function changeWords({experiment}: About, {kind, group}: Row): string {
  const {fate, marks, below, count} = group
  const {controls} = REVISION_WORDS[experiment.revision]
  const name = (mark: Mark) =>
    (Object.values(controls).find(control => control.mark === mark)?.name ?? mark).replaceAll("_", " ")
  if (fate === "forced") return `Block replaced by a table, ${name("F")}`
  if (fate === "mapped") return "Mapped here"
  if (fate === "changed") return `Changed by ${listed(marks.map(name)) || "the copy"}`
  return below ? belowWords(below, kind === "member" ? count : 1, name) : ""
}

function belowWords(all: Below, share: number, name: (mark: Mark) => string): string {
  const below = Object.fromEntries(
    Object.entries(all).map(([key, n]) => [key, n / share]),
  ) as unknown as Below
  const parts = [
    ...(["W", "V"] as const).flatMap(mark =>
      below[mark] ? [`${number(below[mark])} changed by ${name(mark)}`] : [],
    ),
    ...(below.F ? [`${number(below.F)} mapped`] : []),
    ...(below.unmapped ? [`${things(below.unmapped, "block", "blocks")} unmapped`] : []),
    ...(["dropped", "missing", "lost", "added"] as const).flatMap(fate =>
      below[fate] ? [`${number(below[fate])} ${fate === "missing" ? "not reached" : fate}`] : [],
    ),
  ]
  return parts.length === 0 ? "" : `Below: ${listed(parts)}`
}

/** A mark between source and copy. `gone`: what is unmapped, dropped, lost or added has no flag, but a count. */
export interface SeamMark {
  readonly mark: Mark | "gone"
  readonly hollow: boolean
  readonly count: number
}

/** A row's marks: solid if its entries changed, hollow if what is below them did, by one flag or by several. */
export function seamMarks({outcome}: About, row: Row): readonly SeamMark[] {
  const {fate, marks, below} = row.group
  if (row.kind === "head") return []
  const count = row.kind === "run" ? row.count : 1
  if (fate === "stopped") return outcome.stop?.reason === "pfn" ? [{mark: "P", hollow: false, count: 1}] : []
  if (marks.length > 0) return [{mark: marks[0], hollow: false, count}]
  if (!below || fate === "changed" || fate === "lost" || fate === "dropped") return []
  // All tables of a stack are changed alike.
  const share = row.kind === "member" ? row.group.count : 1
  const flags = marksBelow(below)
  const gone = loudest(below)?.count ?? 0
  const all = flags.length > 0 || gone === 0 ? flags : [{mark: "gone" as const, count: gone}]
  return all.map(({mark, count: n}) => ({mark, hollow: true, count: n / share}))
}
