// Numbers that nothing names: hex with or without 0x, in one piece or with _ and blanks between digits; binary digits; several of
// them; or one with 0x inside of anything else.

import {tooLong, wrong, type Pasted, type Reading} from "./reading.ts"

const unnamed = (value: bigint, start: number, end: number): Pasted => ({value, level: null, start, end})
const withoutZeros = (digits: string) => digits.replace(/^0+(?=.)/, "")

/** Reads a text that is not blank. */
export function plainNumbers(text: string): Reading {
  return marked(text) ?? apart(text)
}

/** Numbers with 0x, whatever stands between them, and behind them the ULL of C; those behind an = come first. A single one must not go on. */
function marked(text: string): Reading | undefined {
  const found = [...text.matchAll(/(?<!\w)0x([0-9a-f][0-9a-f_]*)(?:u?l{1,2}|u)?(?!\w)/dgi)]
  const [first] = found
  if (!first) return undefined
  if (found.length === 1 && goesOn(text.slice(first.index + first[0].length))) return undefined
  const values: (Pasted & {readonly set: boolean})[] = []
  for (const match of found) {
    const digits = withoutZeros(match[1].replaceAll("_", ""))
    if (digits.length > 16) return tooLong(text, match.index + 2, match[1].replaceAll("_", ""))
    const [start, end] = match.indices![1]!
    values.push({
      ...unnamed(BigInt(`0x${digits}`), start, end),
      set: /=\s*$/.test(text.slice(Math.max(0, match.index - 8), match.index)),
    })
  }
  const order = [...values.filter(({set}) => set), ...values.filter(({set}) => !set)]
  return {values: order.map(({value, start, end}) => unnamed(value, start, end))}
}

/** Is the next word of digits, or of digits and what should have been one? */
function goesOn(behind: string): boolean {
  const next = /^\s*(\w+)/.exec(behind)?.[1] ?? ""
  return /^[0-9a-f_]+$/i.test(next) || /\d/.test(next)
}

/** A number on each line, or between commas. */
function apart(text: string): Reading {
  const values: Pasted[] = []
  for (const {0: part, index} of text.matchAll(/[^,;\r\n]+/g)) {
    if (part.trim() === "") continue
    const reading = blankNumbers(part)
    if ("problem" in reading) return wrong(reading.problem, reading.start + index, reading.end + index)
    values.push(...reading.values.map(one => unnamed(one.value, one.start + index, one.end + index)))
  }
  return values.length > 0 ? {values} : wrong("No digits; expected up to 16 hex digits", 0, text.length)
}

/** One number with blanks between its digits; where those are too many, a number between blanks. */
function blankNumbers(text: string): Reading {
  const binary = /^\s*0b([01][01_\s]*)$/i.exec(text)
  if (binary) return binaryNumber(text, binary[1].replace(/[_\s]/g, ""))
  const from = /^\s*(?:0x)?/i.exec(text)![0].length
  const stranger = /[^0-9a-f_\s]/iu.exec(text.slice(from))
  if (stranger) return wrongDigit(text, from, from + stranger.index, stranger[0])
  const digits = text.slice(from).replace(/[_\s]/g, "")
  if (digits === "") return wrong("0x alone; expected up to 16 hex digits", 0, text.length)
  const whole = (base: "0x" | "0b", its: string): Reading => ({
    values: [unnamed(BigInt(base + its), from + text.slice(from).search(/\S/), text.trimEnd().length)],
  })
  if (/^[01]{64}$/.test(digits)) return whole("0b", digits)
  const short = withoutZeros(digits)
  if (short.length <= 16) return whole("0x", short)
  if (/^[01]{1,64}$/.test(short)) return whole("0b", short)
  const words = [...text.slice(from).matchAll(/\S+/g)]
  const parts = words.every(([word]) => word.length === 4) ? fours(words) : words.map(word => [word])
  const values = parts.map(part => partNumber(part, from))
  return values.length > 1 && values.every(value => value !== null) ? {values} : tooLong(text, from, digits)
}

/** "00e8 0000 4a2e b707 00e8 …" in its numbers. */
function fours(words: readonly RegExpExecArray[]): RegExpExecArray[][] {
  if (words.length % 4 !== 0) return [[...words]]
  return Array.from({length: words.length / 4}, (_, n) => words.slice(4 * n, 4 * n + 4))
}

/** The number of some words, found from `from` on; null: it is none of up to 16 digits. */
function partNumber(words: readonly RegExpExecArray[], from: number): Pasted | null {
  const digits = withoutZeros(words.join("").replaceAll("_", ""))
  if (digits.length === 0 || digits.length > 16) return null
  const last = words[words.length - 1]
  return unnamed(BigInt(`0x${digits}`), from + words[0].index, from + last.index + last[0].length)
}

function binaryNumber(text: string, digits: string): Reading {
  const from = text.search(/b/i) + 1
  return digits.length > 64
    ? tooLong(text, from, digits, 64)
    : {values: [unnamed(BigInt(`0b${digits}`), from, text.trimEnd().length)]}
}

function wrongDigit(text: string, from: number, at: number, letter: string): Reading {
  const digits = text.slice(from).replace(/[_\s]/g, "").length
  const place = text.slice(from, at + letter.length).replace(/[_\s]/g, "").length
  const which = digits === place ? `the last of ${digits}` : `number ${place} of ${digits}`
  return wrong(`Not a hex digit: ${letter}, ${which}`, at, at + letter.length)
}
