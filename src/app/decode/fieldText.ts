// The text of the field in pieces: the value that was read of it, or the letters that are wrong, and what stands around them; which of
// its digits the arrow keys turn; and the words for where the value stands.

import type {Pasted} from "../../format/reading.ts"
import {hex64} from "../../model/word.ts"
import {number} from "../../model/descriptor/say.ts"
import type {answer} from "./question.ts"

/** What a text was read as. */
export type Read = ReturnType<typeof answer>

/** The letters that fit into the field as it is at first. */
const FIRST_WIDTH = 30

/** The time that a browser takes to break a word grows with the square of its letters. */
const LONGEST_WORD = 1000

/** How the field lays a text out: as one value; in lines over the whole width; or, for words that a browser breaks too slowly, unwrapped. */
export type Layout = "value" | "lines" | "unwrapped"

export function layoutOf(text: string): Layout {
  if (text.length <= FIRST_WIDTH && !text.includes("\n")) return "value"
  return text.split(/\s/).some(word => word.length > LONGEST_WORD) ? "unwrapped" : "lines"
}

/** `as`: the value, wrong letters, or neither. */
export interface Piece {
  readonly text: string
  readonly as: "value" | "wrong" | null
}

/** The whole text in pieces, none of them empty. A text that is a value and no more is not marked. */
export function pieces(text: string, read: Read): Piece[] {
  const place = read && "problem" in read ? read : (read?.stands ?? null)
  const whole = place && text.slice(place.start, place.end) === text.trim().replace(/^0x/i, "")
  if (!place || (whole && !("problem" in place))) return text === "" ? [] : [{text, as: null}]
  const {start, end} = place
  const all: Piece[] = [
    {text: text.slice(0, start), as: null},
    {text: text.slice(start, end), as: "problem" in place ? "wrong" : "value"},
    {text: text.slice(end), as: null},
  ]
  return all.filter(piece => piece.text !== "")
}

/** "Read: pte 0x00e8_0000_4a2e_b707, marked, in line 9 of 24."; of a text of one value "". */
export function standsWords(text: string, {value, level, start}: Pasted): string {
  const lines = text.trimEnd().split("\n").length
  const line = text.slice(0, start).split("\n").length
  const where = lines > 1 ? `, in line ${number(line)} of ${number(lines)}` : ""
  return `${level ? `${level} ` : ""}${hex64(value)}, marked${where}`
}

/**
 * The text with the hex digit at the caret, or before it, one higher or lower (mod 16); undefined if no digit is there. In a text
 * that was read only the digits of its values are digits: everywhere else the caret moves.
 */
export function turned(text: string, caret: number, by: 1 | -1, read: Read = null): string | undefined {
  const values = read && "stands" in read && read.stands ? [read.stands, ...read.others] : null
  const first = /^\s*0x/i.exec(text)?.[0].length ?? 0
  const isDigit = (at: number) =>
    at >= first &&
    /[0-9a-f]/i.test(text[at] ?? "") &&
    (values === null || values.some(({start, end}) => at >= start && at < end))
  const at = [caret, caret - 1].find(isDigit)
  if (at === undefined) return undefined
  const digit = "0123456789abcdef".indexOf(text[at].toLowerCase())
  return text.slice(0, at) + "0123456789abcdef"[(digit + by + 16) % 16] + text.slice(at + 1)
}
