// All tables made by hand, in the order of the list that people see.

import {emptyCopy, indexBug, linear4g, linear4gBlocks, noMemory} from "./bugs.ts"
import {hole, mapBlock, mapGigabyte, mapPage, pagealloc, readOnly} from "./flags.ts"
import {levels16k, levels39, levels52, levels64k} from "./geometries.ts"
import type {Handmade} from "./machine.ts"

export const handmade: readonly Handmade[] = [
  ...[readOnly, pagealloc, hole, mapPage, mapBlock, mapGigabyte],
  ...[indexBug, emptyCopy, noMemory],
  ...[levels39, levels16k, levels64k, levels52, linear4g, linear4gBlocks],
]
