// Where an experiment's table pages come from: as its source's kernel had them, or one after the other.

import {bump, failAfter, listed, type Allocator} from "./allocator.ts"
import type {PageSupply} from "./experiment.ts"
import type {Source} from "./source.ts"
import type {Pa} from "./word.ts"

export function allocatorOf({base, limit, asKernel}: PageSupply, source: Source): Allocator {
  const pages = bump(base, source.geometry.granule)
  return failAfter(asKernel ? listed(source.handedOut ?? [], pages) : pages, limit)
}

/** The first `count` pages that it hands out, whatever its limit. */
export function suppliedPages(supply: PageSupply, source: Source, count: number): readonly Pa[] {
  const next = allocatorOf({...supply, limit: Infinity}, source)
  return Array.from({length: count}, () => next()!)
}
