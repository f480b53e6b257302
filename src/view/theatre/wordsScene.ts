// Around the words of a page: who it is and how far that is known, where each line is, which words the step reads with their way to the station of the
// walk, and the word that one points at.

import type {Source} from "../../model/source.ts"
import {bit, hex} from "../../model/word.ts"
import {box, line, type Shape} from "../draw.ts"
import {textWidth, wrapped} from "../mirror/text.ts"
import {cellShapes, hatch} from "./cellShapes.ts"
import {holderWords, placeWords} from "./pageLoupe.ts"
import {NONE} from "./holders.ts"
import {frameAt} from "./mapLayout.ts"
import type {Leader} from "./mapMarks.ts"
import {wordScaleWords} from "./mapScale.ts"
import type {MapFrame} from "./mapScene.ts"
import type {Moment} from "./moment.ts"
import type {PageWords} from "./pageWords.ts"
import {shortHex} from "./plainHex.ts"
import {isWordInSight, wordAddress, wordBox, type WordsLayout} from "./wordsLayout.ts"
import {pageSaid, wordSaid, type WordSaid} from "./wordsTold.ts"

export interface WordsScene {
  readonly frame: Pick<MapFrame, "end" | "phone">
  readonly layout: WordsLayout
  readonly moment: Pick<Moment, "holders" | "live">
  /** null: they are on their way. */
  readonly page: PageWords | null
  readonly leaders: readonly Leader[]
  readonly source: Pick<Source, "release" | "mair">
}

/** Px of the type of sentences, and from line to line. */
const SENTENCE = 11.5
const STEP = 14.5

/** All but the word that is pointed at. */
export function wordsShapes(scene: WordsScene): Shape[] {
  const {page, layout, frame} = scene
  return [
    ...headShapes(scene),
    ...columnShapes(layout),
    ...(frame.phone ? [] : lineShapes(layout, page)),
    ...(page && !page.words ? unknownShapes(layout) : []),
    ...(page?.assumed ? [edgeShape(layout)] : []),
    ...(page ? readShapes(scene, page) : []),
    scaleShape(scene),
  ]
}

/** Where the map has the same. */
function scaleShape({layout, frame: {phone}}: WordsScene): Shape {
  const {x, y, height} = layout.space
  const text = wordScaleWords(layout, phone)
  return {kind: "text", key: "scale", class: "map-name small", x, y: y + height + (phone ? 26 : 34), text}
}

/** Whose page it is: a number of HOLDERS. */
export function holderOfPage({layout: {bill, page}, moment: {holders}}: WordsScene): number {
  const frame = frameAt(bill, page)
  return frame < 0 ? NONE : holders[frame]
}

/** Who it is, and where. */
export function pageTitle(scene: WordsScene): readonly [who: string, where: string] {
  const {layout, moment} = scene
  const who = holderWords(layout.bill, holderOfPage(scene), moment.live)
  return [who[0].toUpperCase() + who.slice(1), placeWords(layout, layout.page)]
}

function headShapes(scene: WordsScene): Shape[] {
  const {layout, moment, page} = scene
  const {x, y, width} = layout.space
  const [who, where] = pageTitle(scene)
  const said = page && pageSaid(page, layout.bill)
  const lines = said ? wrapped(said.text, width, SENTENCE) : []
  const place = x + 26 + textWidth(who, 13, true) + 10
  return [
    ...cellShapes(
      {key: "words holder", x, y: y + 1, width: 17, height: 17, holder: holderOfPage(scene), strong: true},
      moment.live,
    ),
    {kind: "text", key: "words who", class: "words-who", x: x + 26, y: y + 14, text: who},
    {kind: "text", key: "words where", class: "map-address", x: place, y: y + 14, text: where},
    ...lines.map((text, n): Shape => ({
      ...{kind: "text", key: `words said ${n}`, class: `words-said${said!.loud ? " accent" : ""}`},
      ...{x, y: y + 31 + n * STEP, text},
    })),
  ]
}

/** How many bytes from the start of its line a word is. */
function columnShapes({grid, cell, across}: WordsLayout): Shape[] {
  const every = 8
  return Array.from({length: across / every}, (_, n) => n * every).flatMap((column): Shape[] => {
    const x = grid.x + column * cell
    const text = `+${shortHex(8 * column)}`
    return [
      {
        kind: "path",
        key: `column ${column} tick`,
        class: "map-offset",
        d: line(x, grid.y - 10, x, grid.y - 4),
      },
      {kind: "text", key: `column ${column}`, class: "map-address", x: x + 4, y: grid.y - 6, text},
    ]
  })
}

/** Of each line the address, and the index of its first word. */
function lineShapes(layout: WordsLayout, page: PageWords | null): Shape[] {
  const {grid, line: tall, across, top} = layout
  const reading = page?.reading
  const first = reading?.kind === "table" ? reading.table.first : 0
  const nameOf = (n: number) => (reading?.kind !== "table" ? `${n}` : n < first ? "" : `[${n - first}]`)
  return Array.from({length: grid.height / tall}, (_, n) => (top / tall + n) * across).flatMap(
    (n, at): Shape[] => [
      {
        ...{kind: "text", key: `line ${at} address`, class: "map-address", x: 0},
        ...{y: grid.y + (at + 0.5) * tall + 4, text: shortHex(wordAddress(layout, n))},
      },
      {
        ...{kind: "text", key: `line ${at}`, class: "map-address end", x: grid.x - 10},
        ...{y: grid.y + (at + 0.5) * tall + 4, text: nameOf(n)},
      },
    ],
  )
}

const UNKNOWN = "its words are not known"

function unknownShapes({grid}: WordsLayout): Shape[] {
  const width = textWidth(UNKNOWN, 13) + 24
  const [x, y] = [grid.x + grid.width / 2, grid.y + grid.height / 2]
  return [
    {
      kind: "path",
      key: "unknown",
      class: "map-nothing",
      d: hatch(grid, 8) + box(grid.x, grid.y, grid.width, grid.height),
    },
    {
      kind: "path",
      key: "unknown ground",
      class: "map-words-ground",
      d: box(x - width / 2, y - 13, width, 26),
    },
    {kind: "text", key: "unknown words", class: "map-fold-words words-unknown", x, y: y + 4.5, text: UNKNOWN},
  ]
}

function edgeShape({grid: {x, y, width, height}}: WordsLayout): Shape {
  return {
    kind: "path",
    key: "assumed",
    class: "words-assumed",
    d: box(x - 2.5, y - 2.5, width + 4, height + 4),
  }
}

/** Rings around the words that the step reads, and the ways to the stations of the walk. */
function readShapes({layout, leaders, frame: {end}}: WordsScene, {pa, read}: PageWords): Shape[] {
  const own = leaders.filter(leader => leader.pa === pa)
  const tone = own[0]?.tone ?? "plain"
  const seen = read.filter(n => isWordInSight(layout, n))
  const {grid} = layout
  const right = grid.x + layout.space.width
  const from = seen.length > 0 ? middleOf(layout, seen[0]) : grid.y + grid.height / 2
  return [
    ...seen.flatMap((n): Shape[] => {
      const {x, y, width, height} = wordBox(layout, n)
      const d = box(x - 1.5, y - 1.5, width + 2, height + 2)
      return [
        {kind: "path", key: `read ${n} casing`, class: "map-ring-casing open", d},
        {kind: "path", key: `read ${n}`, class: `map-ring open ${tone}`, d},
      ]
    }),
    ...(end === null ? [] : own).map(({y, tone: hue}, n): Shape => ({
      ...{kind: "path", key: `leader ${n}`, class: `map-leader ${hue}`},
      d: `M${right},${from}H${right + 6}L${end! - 16},${y}H${end}`,
    })),
  ]
}

function middleOf(layout: WordsLayout, n: number): number {
  const {y, height} = wordBox(layout, n)
  return y + height / 2
}

/** The word that is told: the one pointed at, else the first that the step reads; null: none. */
export function toldWord(page: PageWords | null, pointed: number | null): number | null {
  return pointed ?? page?.read[0] ?? null
}

/** A frame around the word that is pointed at, and below the lines what it is. */
export function pointedShapes(scene: WordsScene, pointed: number | null): Shape[] {
  const {layout, page, source} = scene
  const {grid, space} = layout
  const y = grid.y + grid.height + 20
  const n = toldWord(page, pointed)
  if (!page || n === null) {
    const text = page?.words ? "Point at a word, or go to it by the arrow keys." : ""
    return [{kind: "text", key: "word hint", class: "words-said", x: space.x, y, text}]
  }
  const said = wordSaid(page, n, layout.bill, source)
  return [
    ...(pointed === null || !isWordInSight(layout, n) ? [] : frameShapes(layout, n)),
    ...saidShapes(said, space.x, y),
    ...bitShapes(layout, page, n, y + 3 * STEP + 30),
  ]
}

function frameShapes(layout: WordsLayout, n: number): Shape[] {
  const {x, y, width, height} = wordBox(layout, n)
  const d = box(x - 1, y - 1, width + 1, height + 1)
  return [
    {kind: "path", key: "word ground", class: "word-ground", d},
    {kind: "path", key: "word frame", class: "word-frame", d},
  ]
}

/** Px of a letter of the mono face at 12 px. */
const LETTER = 7.25

function saidShapes({name, address, value, lines}: WordSaid, x: number, y: number): Shape[] {
  const where = hex(address)
  const at = x + LETTER * (name.length + 2)
  return [
    {kind: "text", key: "word name", class: "word-name", x, y, text: name},
    {kind: "text", key: "word address", class: "word-address", x: at, y, text: where},
    {
      ...{kind: "text", key: "word value", class: "word-name", y},
      ...{x: at + LETTER * (where.length + 2), text: value ?? "not known"},
    },
    ...lines.map((text, n): Shape => ({
      ...{kind: "text", key: `word line ${n}`, class: "words-said", x, y: y + (n + 1) * STEP + 2, text},
    })),
  ]
}

/** Px of a bit, and between groups of 16. */
const BIT = {height: 13, gap: 4} as const

/** The word's 64 bits, where there is room below what is said of it. */
function bitShapes({space}: WordsLayout, {words}: PageWords, n: number, y: number): Shape[] {
  if (!words || y + BIT.height > space.y + space.height) return []
  const [lo, hi] = [words[2 * n], words[2 * n + 1]]
  const pitch = Math.floor((space.width - 3 * BIT.gap) / 64)
  const xOf = (bitNumber: number) =>
    space.x + (63 - bitNumber) * pitch + BIT.gap * Math.floor((63 - bitNumber) / 16)
  const all = Array.from({length: 64}, (_, at) => 63 - at)
  const cells = (set: 0 | 1) =>
    all
      .filter(at => bit(lo, hi, at) === set)
      .map(at => box(xOf(at), y, pitch - 1, BIT.height))
      .join("")
  return [
    {kind: "path", key: "bits 0", class: "word-bits off", d: cells(0)},
    {kind: "path", key: "bits 1", class: "word-bits", d: cells(1)},
    ...[63, 47, 31, 15, 0].map((at): Shape => ({
      ...{kind: "text", key: `bit ${at}`, class: `map-address${at === 0 ? " end" : ""}`},
      ...{x: xOf(at) + (at === 0 ? pitch - 1 : 0), y: y - 4, text: `${at}`},
    })),
  ]
}

/** For those who hear it: the page, and the word that is told. */
export function wordsText(scene: WordsScene, pointed: number | null): string {
  const {page, layout, source} = scene
  const [who, where] = pageTitle(scene)
  if (!page) return `${who}, ${where}`
  const n = toldWord(page, pointed)
  const said = n === null ? null : wordSaid(page, n, layout.bill, source)
  const word = said && [said.name, hex(said.address), said.value ?? "not known", ...said.lines].join(", ")
  return [`${who}, ${where}.`, pageSaid(page, layout.bill).text, word].filter(Boolean).join(" ")
}
