// What is typed at "go to": an index of the table, or an address.

import type {Source} from "../../model/source.ts"
import type {Va} from "../../model/word.ts"
import {isRead} from "../control/fields.ts"
import {parseVa} from "../control/parseVa.ts"

/** Where a text typed at "go to" leads: an entry of the table, an address, or why to neither. */
export type Goal = {readonly entry: number} | {readonly va: Va} | {readonly problem: string}

/** Reads what is typed: 0x and digits, or 16 hex digits, are an address; decimal digits an index. */
export function goalOf(text: string, source: Source, count: number): Goal {
  const typed = text.trim()
  if (/^0x/i.test(typed) || /^[0-9a-f_]{16,}$/i.test(typed)) {
    const read = parseVa(typed, source)
    return isRead(read) ? {va: read.value} : {problem: read.problem}
  }
  if (!/^\d{1,5}$/.test(typed) || +typed >= count)
    return {problem: `Expected an index, 0 to ${count - 1}, or an address with 0x`}
  return {entry: +typed}
}
