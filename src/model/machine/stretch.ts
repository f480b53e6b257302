// Many pairs at once, for the usual case: pairs of one list page whose source and destination are each below a table of level 3 that is known, and whose
// destination nobody needs. It leaves everything as copyPage() would, one page at a time; it exists since a million pages are copied while a
// person waits, and is one function since calls with addresses cost more than what they do.

import {pageAddress} from "../address.ts"
import type {Run} from "./atWork.ts"
import {MAY_READ, MAY_WRITE, type TlbPages} from "./tlb.ts"
import {address, type Pa} from "../word.ts"

const TWO_32 = 2 ** 32

/** Copies at most `most` pages and returns how many it did: it stops before a page that is not usual. */
export function copyStretch(run: Run, most: number): number {
  const {cpu, list} = run
  const {memory, journal, frames, source, special, layout} = run.machine
  const pages = run.sure && !cpu.log ? cpu.data.pages() : undefined
  const [, from, to] = cpu.windows
  const own = pages && ownEntry(run, pages)
  if (!own || !from || !to) return 0
  const {tag, shift, rights, root, since, mask} = pages
  const {through} = cpu
  const g = source.geometry
  const {bytes} = frames
  const {words} = list
  // Exact, since bytes are a power of two, and faster than to divide.
  const each = 1 / bytes
  const {page, place} = own
  const ttbr1 = cpu.registers().ttbr1
  const first = cpu.now
  const behind = Math.min(first + most, layout.pairs)
  let now = first
  let pair = run.pair as number
  let next = 0
  while (now < behind && Math.floor(pair * each) === page) {
    const at = Math.floor((pair - page * bytes) * 0.25)
    if (tag[place] !== page) fill(pages, own, ttbr1, now)
    let frame = -1
    let content = 0
    // Load, then store.
    let n = 0
    for (; n < 2; n++) {
      const window = n === 0 ? from : to
      const right = n === 0 ? MAY_READ : MAY_WRITE
      const va = (words[at + 2 * n + 1] | 0) * TWO_32 + words[at + 2 * n]
      const number = Math.floor(va * each)
      const slot = number & mask
      let base = 0
      if (tag[slot] === number) {
        if ((rights[slot] & right) === 0) break
        base = number * bytes + shift[slot]
      } else {
        if (va < window.start || va >= window.end) break
        const i = 2 * Math.floor((va - window.start) * each)
        const lo = window.words[i]
        const hi = window.words[i + 1]
        const known = (lo & 0xcff) === window.keyLo && (hi & 0xfff0_0000) === window.keyHi
        if (!known || (lo & 0x403) !== 0x403 || (window.rights & right) === 0) break
        base = pageAddress(g, lo, hi)
        tag[slot] = number
        shift[slot] = base - number * bytes
        rights[slot] = window.rights
        root[slot] = ttbr1
        since[slot] = now
      }
      frame = frames.memory(base as Pa)
      if (frame < 0) break
      if (n === 0) content = memory.content(frame, now)
    }
    if (n < 2 || special[frame] === 1 || through[frame] === 1) break
    if (journal.length === now) journal.append(frame, content)
    now++
    if (tag[place] !== page) fill(pages, own, ttbr1, now)
    next = at + 4
    pair = (words[next + 1] | 0) * TWO_32 + words[next]
  }
  cpu.now = now
  // To find out that it is not of this page a number is enough; whoever reads it gets it to the bit.
  if (now > first) run.pair = address(words[next], words[next + 1])
  return now - first
}

/** The translation of a list page. */
interface OwnEntry {
  readonly page: number
  readonly place: number
  readonly by: number
  readonly may: number
}

function fill(
  {tag, shift, rights, root, since}: TlbPages,
  {page, place, by, may}: OwnEntry,
  from: Pa,
  now: number,
) {
  tag[place] = page
  shift[place] = by
  rights[place] = may
  root[place] = from
  since[place] = now
}

/** The translation of the list page itself, as tables and TLB agree on it; undefined: they do not, or it is not usual. */
function ownEntry(
  {cpu, pair, list, machine}: Run,
  {tag, shift, rights, mask}: TlbPages,
): OwnEntry | undefined {
  const {bytes} = machine.frames
  const [window] = cpu.windows
  if (typeof pair === "bigint") return undefined
  const page = Math.floor(pair / bytes)
  if (!window || pair < window.start || pair >= window.end) return undefined
  const i = 2 * Math.floor((pair - window.start) / bytes)
  const [lo, hi] = [window.words[i], window.words[i + 1]]
  const known = (lo & 0xcff) === window.keyLo && (hi & 0xfff0_0000) === window.keyHi
  if (!known || (lo & 0x403) !== 0x403 || (window.rights & MAY_READ) === 0) return undefined
  const by = pageAddress(machine.source.geometry, lo, hi) - page * bytes
  const place = page & mask
  if (tag[place] === page && (shift[place] !== by || rights[place] !== window.rights)) return undefined
  if (machine.frames.memory((page * bytes + by) as Pa) !== list.frame) return undefined
  return {page, place, by, may: window.rights}
}
