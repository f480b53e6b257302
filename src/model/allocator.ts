// Where table pages come from. An allocator hands out page addresses, deterministically, or undefined when it has no more
// (the kernel's NULL). Limits and observation are wrappers, so the code under study needs no hooks.

import type {Pa} from "./word.ts"

/** The next page's physical address, granule aligned; undefined: no memory. */
export type Allocator = () => Pa | undefined

/** Pages one after the other from base, pageBytes apart. */
export function bump(base: Pa, pageBytes: number): Allocator {
  if (base % pageBytes !== 0) throw new RangeError(`allocator base ${base} is not aligned to ${pageBytes}`)
  let next = base
  return () => {
    const page = next
    next = (next + pageBytes) as Pa
    return page
  }
}

/** These pages first, in this order, then those of another allocator. */
export function listed(pages: readonly Pa[], then: Allocator): Allocator {
  let next = 0
  return () => (next < pages.length ? pages[next++] : then())
}

/** The first n calls succeed, every later one gives undefined. */
export function failAfter(allocator: Allocator, n: number): Allocator {
  let left = n
  return () => (left > 0 ? (left--, allocator()) : undefined)
}

/** The same allocator; every answer is reported. */
export function watchedAllocator(allocator: Allocator, answered: (page: Pa | undefined) => void): Allocator {
  return () => {
    const page = allocator()
    answered(page)
    return page
  }
}
