// What the decoder is asked: a text, and how the tables are shaped that its value comes from. Links hold it as
// d=value&l=level&g=granule&va=bits&k=kernel, with nothing else needed.

import {readPasted} from "../../format/pasted.ts"
import type {Pasted, PrintedLevel} from "../../format/reading.ts"
import {printedMemory, readPtdump, type PrintedRange} from "../../format/ptdump.ts"
import {linuxMemories} from "../../model/descriptor/memoryType.ts"
import {geometry, linuxFold, levels, type Geometry, type Granule, type Level} from "../../model/geometry.ts"
import {RELEASES} from "../../model/release.ts"
import type {Release, Source} from "../../model/source.ts"
import {hex64, word} from "../../model/word.ts"
import {cut} from "../words/words.ts"

export interface Question {
  /** As it was typed or pasted. */
  readonly text: string
  /** null: what the text says, else a guess. */
  readonly level: Level | null
  readonly granule: Granule
  readonly vaBits: number
  readonly release: Release
}

/** The address sizes that Linux offers for each granule. Linux 7.1, arch/arm64/Kconfig. */
export const VA_BITS: Readonly<Record<Granule, readonly number[]>> = {
  4096: [39, 48, 52],
  16384: [36, 47, 48, 52],
  65536: [42, 48, 52],
}

export const UNASKED: Question = {text: "", level: null, granule: 4096, vaBits: 48, release: "5.14"}

/** A question about an entry of a source. */
export function about(source: Source, text: string, level: Level | null): Question {
  const {geometry: g, release} = source
  return {text, level, granule: g.granule, vaBits: g.vaBits, release}
}

export function shapeOf({granule, vaBits}: Question): Geometry {
  return geometry(granule, vaBits)
}

/** With another granule: the same address size if it has it, else its 48 bits. */
export function withGranule(question: Question, granule: Granule): Question {
  const vaBits = VA_BITS[granule].includes(question.vaBits) ? question.vaBits : 48
  return placed({...question, granule, vaBits})
}

/** A level that the tables do not have is chosen no more. */
export function placed(question: Question): Question {
  const {level} = question
  return level !== null && level < shapeOf(question).start ? {...question, level: null} : question
}

/** With another text: a level that was chosen for another value yields to the one that the text names. */
export function withText(question: Question, text: string): Question {
  const [before, now] = [answer(question), answer({...question, text, level: null})]
  const named = now !== null && "value" in now && now.by === "text"
  const same = named && before !== null && "value" in before && before.value === now.value
  return {...question, text, level: named && !same ? null : question.level}
}

export interface Answer {
  readonly value: bigint
  readonly level: Level
  /** Where the level comes from: it was chosen, the text names it, or its bits look like it. */
  readonly by: "choice" | "text" | "guess"
  /** The value as it stands in the text; null: a line of a page table dump says it in words. */
  readonly stands: Pasted | null
  /** Further values of the text. */
  readonly others: readonly Pasted[]
  /** The line of a page table dump that says it: then the address is not known. */
  readonly printed?: PrintedRange
}

export interface Problem {
  readonly problem: string
  /** The letters of the text that are wrong. */
  readonly start: number
  readonly end: number
}

/** The value that is asked about, and its level; null: nothing is asked. */
export function answer(question: Question): Answer | Problem | null {
  const range = readPtdump(question.text)
  if (range) return "problem" in range ? range : printedAnswer(question, range)
  const reading = readPasted(question.text)
  if ("problem" in reading) return reading
  const [first, ...others] = reading.values
  if (!first) return null
  const g = shapeOf(question)
  const {value} = first
  const read = {value, stands: first, others}
  if (question.level !== null) return {...read, level: question.level, by: "choice"}
  const level = first.level && levelOf(g, first.level)
  return level === null ? {...read, level: guess(value), by: "guess"} : {...read, level, by: "text"}
}

/** The memory's name is an index in the release that is asked about. */
function printedAnswer(question: Question, printed: PrintedRange): Answer | Problem {
  const {memory, level: name, bits} = printed
  const level = question.level ?? levelOf(shapeOf(question), name)
  const by = question.level === null ? "text" : "choice"
  const index = memory === null ? 0 : linuxMemories(question.release).indexOf(memory)
  const value = bits | (BigInt(index) << 2n)
  if (index >= 0) return {value, level, by, stands: null, others: [], printed}
  const start = question.text.indexOf(printedMemory(memory!))
  const problem = `Kernels like Linux ${question.release} have no ${printedMemory(memory!)}; choose another kernel`
  return {problem, start, end: start + printedMemory(memory!).length}
}

/** The level of an entry that Linux prints under a name. */
export function levelOf(g: Geometry, name: PrintedLevel): Level {
  return linuxFold(g)[name.toUpperCase() as Uppercase<PrintedLevel>]
}

/** 01 is a block, most likely of level 2. 11 is a table if no attribute of a page is set, else a page. */
function guess(value: bigint): Level {
  const {lo} = word(value)
  const table = (lo & 3) === 3 && (lo & 0x3fc) === 0
  return (lo & 3) === 1 || table ? 2 : 3
}

/** A question as parts of a link; without a value that can be read only the shape. */
export function printQuestion(question: Question): string {
  const read = answer(question)
  const value = read && "value" in read ? `d=${hex64(read.value).slice(2).replaceAll("_", "")}&` : ""
  const level =
    read && "value" in read && (question.level !== null || read.by === "text") ? `l=${read.level}&` : ""
  return `${value}${level}g=${question.granule / 1024}&va=${question.vaBits}&k=${question.release}`
}

export const QUESTION_KEYS = ["d", "l", "g", "va", "k"] as const
type QuestionParts = Partial<Record<(typeof QUESTION_KEYS)[number], string>>

/** The parts of a link as a question; what cannot be read is named, and left at 4 KiB, 48 bits, Linux 5.14. */
export function parseQuestion(parts: QuestionParts): {question: Question; problems: string[]} {
  const problems: string[] = []
  const part = <T>(
    name: string,
    text: string | undefined,
    otherwise: T,
    read: (text: string) => T | undefined,
    expected: string,
  ): T => {
    if (text === undefined) return otherwise
    const value = read(text)
    if (value === undefined) problems.push(`The link's ${name} is “${cut(text)}”: expected ${expected}.`)
    return value ?? otherwise
  }
  const granule = part<Granule>(
    "granule (g)",
    parts.g,
    UNASKED.granule,
    text => (({"4": 4096, "16": 16384, "64": 65536}) as const)[text],
    "4, 16 or 64",
  )
  const sizes = VA_BITS[granule]
  const vaBits = part(
    "address size (va)",
    parts.va,
    48,
    text => sizes.find(size => String(size) === text),
    sizes.join(", "),
  )
  const g = geometry(granule, vaBits)
  const question: Question = {
    text: parts.d ?? "",
    level: part<Level | null>(
      "level (l)",
      parts.l,
      null,
      text => levels(g).find(level => String(level) === text),
      `${levels(g)[0]} to 3`,
    ),
    granule,
    vaBits,
    release: part("kernel (k)", parts.k, UNASKED.release, releaseOf, "a version such as 6.1"),
  }
  return {question, problems}
}

/** The release that a kernel version counts as: the last one whose descriptors differ from those before. */
export function releaseOf(version: string): Release | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})(\.\d+)?$/.exec(version)
  if (!match) return undefined
  const order = (text: string) => {
    const [major, minor] = text.split(".")
    return 1000n * BigInt(major) + BigInt(minor)
  }
  return RELEASES.findLast(release => order(release) <= order(version))
}
