// Descriptors in text that people paste: the number itself, or what a kernel, crash, gdb, drgn or QEMU print around it. What is no
// descriptor in such a text (the address in brackets, the register of the PGD's place) is passed over; what cannot be read is said
// with the place of the first wrong letter. Every pattern begins at a name or a line, so that no text takes longer than its length.

import {plainNumbers} from "./plainNumbers.ts"
import {tooLong, wrong, type Pasted, type PrintedLevel, type Reading} from "./reading.ts"

/** The most letters in which a named descriptor is looked for: a whole oops, with the log around it. */
export const LONGEST = 65_536
/** The most letters of a text of numbers without a name. */
const LONGEST_PLAIN = 4096

/** Reads a text of any length. Nothing in it: no values. */
export function readPasted(text: string): Reading {
  if (text.trim() === "") return {values: []}
  const letters = text.length.toLocaleString("en")
  if (text.length > LONGEST)
    return wrong(`${letters} characters; at most ${LONGEST.toLocaleString("en")} are read`, 0, text.length)
  const known = initialised(text) ?? named(text) ?? memory(text) ?? flagged(text) ?? result(text)
  if (known) return known
  if (text.length <= LONGEST_PLAIN) return plainNumbers(text)
  return wrong(
    `${letters} characters, and no line names a descriptor; of others at most ${LONGEST_PLAIN.toLocaleString("en")} are read`,
    0,
    text.length,
  )
}

const NAME = "(pgd|p4d|pud|pmd|pte)"
const levelOf = (name: string) => name.toLowerCase() as PrintedLevel

/** "$1 = {pte = 0xe800004a2eb707}" of gdb; "(pte_t){ .pte = (pteval_t)65302195441186567 }" of drgn: hex with 0x, else decimal. */
function initialised(text: string): Reading | undefined {
  const value = new RegExp(
    `(?:[{.][ \\t\\r\\n]*${NAME} *= *(?:\\(\\w{1,32}\\) *)?|\\(${NAME}val_t\\) *)(0x[0-9a-f]+|\\d+)(?!\\w)`,
    "dgi",
  )
  const values: Pasted[] = []
  for (const {1: field, 2: type, 3: digits, indices} of text.matchAll(value)) {
    const read = BigInt(digits)
    const [from, end] = indices![3]!
    if (read >= 1n << 64n) return wrong(`${digits.slice(0, 40)} is more than 64 bits hold`, from, end)
    const start = /^0x/i.test(digits) ? from + 2 : from
    values.push({value: read, level: levelOf(field ?? type), start, end})
  }
  return values.length > 0 ? {values} : undefined
}

/**
 * "pgd=18000000bfff8003, p4d=…, pte=00e800004a2eb707" of an oops; "pte:00e800004a2eb707 pmd:…" of a bad page map;
 * "PTE: ffff00007fffa758 => e800004a2eb707" of crash; "pte_val(*ptep) = 0xe800004a2eb707" of one's own printk.
 */
function named(text: string): Reading | undefined {
  const address = "(?:0x)?[0-9a-f]{1,16}\\s{0,8}=>"
  const entry = new RegExp(
    `\\b${NAME}(?:_val\\b[^=\\n]{0,80})?\\s{0,8}(?:=|:\\s{0,8}${address}|:(?!\\s{0,8}${address}))\\s{0,8}(?:0x)?([0-9a-f]+)(?:u?l{1,2}|u)?\\b`,
    "dgi",
  )
  const values: Pasted[] = []
  for (const {1: name, 2: digits, indices} of text.matchAll(entry)) {
    const [start, end] = indices![2]!
    if (digits.length > 16) return tooLong(text, start, digits)
    values.push({value: BigInt(`0x${digits}`), level: levelOf(name), start, end})
  }
  // The last one maps the address; the others lead to it.
  return values.length > 0 ? (misread(text) ?? {values: values.reverse()}) : undefined
}

/** What is wrong with the first "pte=0000000040000zz3": a word of 8 letters or more that begins with 4 hex digits, not all of them letters. */
function misread(text: string): Reading | undefined {
  const entry = new RegExp(
    `\\b${NAME}(?:_val\\b[^=\\n]{0,80})?\\s{0,8}[=:]\\s{0,8}(?:0x)?(?=[a-f]{0,3}\\d)([0-9a-f]{4}\\w{4,})`,
    "dgi",
  )
  for (const {1: name, 2: word, indices} of text.matchAll(entry)) {
    const digits = word.replace(/u?l{1,2}$|u$/i, "")
    const at = digits.search(/[^0-9a-f]/i)
    if (at < 0) continue
    const place = indices![2]![0] + at
    const which = `number ${at + 1} of ${digits.length}`
    return wrong(`Not a hex digit of ${name}: ${digits[at]}, ${which}`, place, place + 1)
  }
  return undefined
}

/**
 * Words of memory behind their address, a line of which may end with the letters that they spell:
 * "0xffff00007fffa758 <x+16>:	0x00e800004a2eb707	0x0" of gdb; "000000005ffaf758: 0x00e800004a2eb707" of QEMU's xp;
 * "ffff00001ffaf758:  00e800004a2eb707 00e800004a2ec707   ..J.........J...." of crash's rd.
 */
function memory(text: string): Reading | undefined {
  const row =
    /^[ \t]*(?:0x)?[0-9a-f]{4,16}(?:[ \t]*<[^>\n]*>)?:((?:[ \t]+0x[0-9a-f]{1,16})+[ \t]*|[ \t]+[0-9a-f]{16}(?: [0-9a-f]{16})*(?=[ \t]*$|[ \t]{2}).*)$/dgim
  const values = [...text.matchAll(row)].flatMap(({1: words, indices}) => {
    const bare = /^[ \t]+[0-9a-f]{16}(?: [0-9a-f]{16})*/i.exec(words)
    const each = (bare?.[0] ?? words).matchAll(/(?:0x)?([0-9a-f]+)/dgi)
    return Array.from(each, word => unnamedHex(word, indices![1]![0]))
  })
  return values.length > 0 ? {values} : undefined
}

/** "e800004a2eb707   4a2eb000   (VALID|SHARED|AF|PXN|UXN|DIRTY)": a row of crash's pte, of whatever level. */
function flagged(text: string): Reading | undefined {
  const row =
    /^[ \t]*(?:0x)?([0-9a-f]{1,16})[ \t]+[0-9a-f]{1,16}[ \t]+\([A-Z0-9_]+(?:\|[A-Z0-9_]+)*\)[ \t]*$/dgm
  const values = Array.from(text.matchAll(row), match => unnamedHex(match))
  return values.length > 0 ? {values} : undefined
}

/** "$1 = 0xe800004a2eb707" of gdb's p/x, decimal of its p, binary of its p/t if that is longer than any decimal number. */
function result(text: string): Reading | undefined {
  const line = /^[^$\n]{0,80}\$\d{1,6} = (0x[0-9a-f]{1,16}|[01]{21,64}|\d{1,20})[ \t]*$/dgim
  const values = [...text.matchAll(line)].flatMap(({1: digits, indices}) => {
    if (/^[01]{2,20}$/.test(digits)) return []
    const value = BigInt(/^[01]{21}/.test(digits) ? `0b${digits}` : digits)
    const [from, end] = indices![1]!
    const start = /^0x/i.test(digits) ? from + 2 : from
    return value < 1n << 64n ? [{value, level: null, start, end}] : []
  })
  return values.length > 0 ? {values} : undefined
}

/** The hex digits that a pattern found (its first group, with its place), in a part of the text that begins at `from`. */
function unnamedHex({1: digits, indices}: RegExpExecArray, from = 0): Pasted {
  const [start, end] = indices![1]!
  return {value: BigInt(`0x${digits}`), level: null, start: from + start, end: from + end}
}
