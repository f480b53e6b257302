// A physical address in a list: without 0x, and without zeros before the first digit of a long one.

import {hex, type Pa} from "../../model/word.ts"

/** "4185_8000", "8_8000_0000". */
export function listAddress(pa: Pa): string {
  return hex(pa).replace(/^0x(0+(?=[0-9a-f]+_[0-9a-f]{4}_))?/, "")
}
