// Physical addresses and offsets where there is little room: without 0x.

import {hex} from "../../model/word.ts"

/** In groups of four: 4a28_8000, 0008_8000_0000. */
export function plainHex(pa: number): string {
  return hex(pa).slice(2)
}

/** The same without noughts before it: 8_8000_0000. */
export function shortHex(pa: number): string {
  return plainHex(pa).replace(/^[0_]+(?=[0-9a-f])/, "")
}

/** Of 8 digits at least, so that those of a list stand in columns: 0a28_8000, 8_8000_0000. */
export function listAddress(pa: number): string {
  return shortHex(pa).length < 9 ? plainHex(pa) : shortHex(pa)
}
