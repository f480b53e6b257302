// Words about the range that was copied.

import {hex64, type Va} from "../../model/word.ts"
import type {Group} from "../../view/columns/groups.ts"

const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"]

/** "0xffff_8000..": an address without the groups at its end that are 0, two groups at least. */
export function cutVa(va: Va): string {
  return hex64(va).replace(/^(0x\w{4}_\w{4}(?:_\w{4})*?)(_0000)+$/, "$1..")
}

/** "Three entries lie beyond the copied range:", or null. */
export function beyond(groups: readonly Group[]): string | null {
  const count = groups.reduce((sum, {fate, count}) => sum + (fate === "outside" ? count : 0), 0)
  if (count === 0) return null
  const many = count === 1 ? "entry lies" : "entries lie"
  return `${NUMBERS[count] ?? count} ${many} beyond the copied range:`
}
