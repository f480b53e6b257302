// What is read of a pasted text: values, the one that it is about first; or a sentence and the letters that are wrong.

/** Linux's name of the level that a descriptor was printed for. */
export type PrintedLevel = "pgd" | "p4d" | "pud" | "pmd" | "pte"

export interface Pasted {
  readonly value: bigint
  /** What the text says of its level; null: nothing. */
  readonly level: PrintedLevel | null
  /** The letters of the text from its first digit to its last, [start, end); 0x and UL are none of them. */
  readonly start: number
  readonly end: number
}

/** The values of a text, the one that it is about first; or what is wrong, and which letters of the text, [start, end). */
export type Reading =
  | {readonly values: readonly Pasted[]}
  | {readonly problem: string; readonly start: number; readonly end: number}

export function wrong(problem: string, start: number, end: number): Reading {
  return {problem, start, end}
}

/** More digits than a descriptor has: `from`: where they begin in the text. */
export function tooLong(text: string, from: number, digits: string, most: 16 | 64 = 16): Reading {
  const over = digits.length - most
  const kind = most === 64 ? " binary digits" : " digits"
  const problem = `${over === 1 ? "1 digit" : `${over} digits`} too many: ${digits.length}${kind}; a descriptor has ${most}`
  const places = [...text.slice(from).matchAll(/[0-9a-f]/gi)].map(({index}) => from + index)
  return wrong(problem, places[most], places[digits.length - 1] + 1)
}
