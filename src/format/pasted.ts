// Descriptors in text that people paste: the number itself, or a line of an oops, of crash's vtop, of gdb's x/gx. What is no
// descriptor in such a line (the address in brackets, the register of the PGD's place) is passed over; what cannot be read is
// said with the place of the first wrong letter.

/** Linux's name of the level that a descriptor was printed for. */
export type PrintedLevel = "pgd" | "p4d" | "pud" | "pmd" | "pte"

export interface Pasted {
  readonly value: bigint
  /** What the text says of its level; null: nothing. */
  readonly level: PrintedLevel | null
}

/** The values of a text, the one that it is about first; or what is wrong, and which letters of the text, [start, end). */
export type Reading =
  | {readonly values: readonly Pasted[]}
  | {readonly problem: string; readonly start: number; readonly end: number}

const LONGEST = 4096

/** Reads a text of any length. Nothing in it: no values. */
export function readPasted(text: string): Reading {
  if (text.trim() === "") return {values: []}
  if (text.length > LONGEST)
    return wrong(
      `${text.length.toLocaleString("en")} characters; at most ${LONGEST.toLocaleString("en")} are read`,
      0,
      text.length,
    )
  return named(text) ?? gdb(text) ?? numbers(text)
}

function wrong(problem: string, start: number, end: number): Reading {
  return {problem, start, end}
}

/** "pgd=18000000bfff8003, p4d=…, pte=00e800004a2eb707" of an oops; "PTE: ffff00007fffa758 => e800004a2eb707" of crash. */
function named(text: string): Reading | undefined {
  const entry = /\b(pgd|p4d|pud|pmd|pte)\s*(?:=|:\s*(?:0x)?[0-9a-f]+\s*=>)\s*(?:0x)?([0-9a-f]+)\b/gi
  const values: Pasted[] = []
  for (const match of text.matchAll(entry)) {
    if (match[2].length > 16) return tooLong(text, match.index + match[0].length - match[2].length, match[2])
    values.push({value: BigInt(`0x${match[2]}`), level: match[1].toLowerCase() as PrintedLevel})
  }
  // The last one maps the address; the others lead to it.
  return values.length > 0 ? {values: values.reverse()} : undefined
}

/** "0xffff00007fffa758:	0x00e800004a2eb707	0x00e800004a2ec707": an address, then words of memory. */
function gdb(text: string): Reading | undefined {
  const rows = [...text.matchAll(/^\s*0x[0-9a-f]+(?:\s*<[^>\n]*>)?:((?:\s+0x[0-9a-f]{1,16})+)\s*$/gim)]
  if (rows.length === 0) return undefined
  const values = rows.flatMap(row => row[1].trim().split(/\s+/))
  return {values: values.map(digits => ({value: BigInt(digits), level: null}))}
}

/** One number, or several with 0x each: hex with or without it, _ and blanks between digits; 64 binary digits. */
function numbers(text: string): Reading {
  const several = [...text.matchAll(/0x[0-9a-f][0-9a-f_]*/gi)]
  if (several.length > 1) {
    const values: Pasted[] = []
    for (const match of several) {
      const digits = match[0]
        .slice(2)
        .replaceAll("_", "")
        .replace(/^0+(?=.)/, "")
      if (digits.length > 16) return tooLong(text, match.index + 2, digits)
      values.push({value: BigInt(`0x${digits}`), level: null})
    }
    return {values}
  }
  const from = /^\s*(?:0x)?/i.exec(text)![0].length
  const stranger = /[^0-9a-f_\s]/iu.exec(text.slice(from))
  if (stranger) return wrongDigit(text, from, from + stranger.index, stranger[0])
  const digits = text.slice(from).replace(/[_\s]/g, "")
  if (digits === "") return wrong("0x alone; expected up to 16 hex digits", 0, text.length)
  if (/^[01]{64}$/.test(digits)) return {values: [{value: BigInt(`0b${digits}`), level: null}]}
  const short = digits.replace(/^0+(?=.)/, "")
  return short.length > 16
    ? tooLong(text, from, digits)
    : {values: [{value: BigInt(`0x${short}`), level: null}]}
}

function wrongDigit(text: string, from: number, at: number, letter: string): Reading {
  const digits = text.slice(from).replace(/[_\s]/g, "").length
  const place = text.slice(from, at + letter.length).replace(/[_\s]/g, "").length
  const which = digits === place ? `the last of ${digits}` : `number ${place} of ${digits}`
  return wrong(`Not a hex digit: ${letter}, ${which}`, at, at + letter.length)
}

/** `from`: where the digits begin in the text. */
function tooLong(text: string, from: number, digits: string): Reading {
  const over = digits.length - 16
  const problem = `${over === 1 ? "1 digit" : `${over} digits`} too many: ${digits.length} digits; a descriptor has 16`
  const places = [...text.slice(from).matchAll(/[0-9a-f]/gi)].map(({index}) => from + index)
  return wrong(problem, places[16], places[digits.length - 1] + 1)
}
