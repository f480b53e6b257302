// The letter of a descriptor's state, wherever an entry is large enough for one.

import {EMPTY, INVALID, READ_ONLY, TABLE, WRITABLE} from "../../model/descriptor/descriptor.ts"

export const LETTERS: Readonly<Record<number, string>> = {
  [EMPTY]: "·",
  [INVALID]: "i",
  [WRITABLE]: "W",
  [READ_ONLY]: "R",
  [TABLE]: "T",
}
