// struct kimage's work list: words in memory, each a page-aligned physical address with one flag. A word may set the destination, name the next page
// of words, name a page to be copied to the running destination, or end the list. Transitional tables facts, 7.1; Linux, include/linux/kexec.h.

import type {Frames} from "./frames.ts"
import type {PaRange} from "../source.ts"
import type {Pa} from "../word.ts"

export const IND_DESTINATION = 1
export const IND_INDIRECTION = 2
export const IND_DONE = 4
export const IND_SOURCE = 8

/** What user space wants to be where; page aligned. */
export interface Segment extends PaRange {
  readonly name: string
}

export interface Kimage {
  /** Where struct kimage itself lies; its first word is the list's head. */
  readonly at: Pa
  /** Ascending, disjoint. The new kernel begins where the first one does. */
  readonly segments: readonly Segment[]
  /** For each page of the segments, in their order, the frame that holds it when the list is ready. */
  readonly sources: Int32Array
  /** The indirection pages, in the order of reading. */
  readonly lists: readonly number[]
  /** Entries in one of them; the last word of each but the last is the link to the next one. */
  readonly perList: number
}

/** One word of the list. */
export interface Entry {
  readonly kind: "DESTINATION" | "INDIRECTION" | "SOURCE" | "DONE"
  /** Where the word stands. */
  readonly at: Pa
  /** What it says, without its flag; 0 for DONE. */
  readonly pa: Pa
  /** Where the running destination is: that of a SOURCE's page, or the one that a DESTINATION sets; null: none was set yet. */
  readonly to: Pa | null
  /** Of a SOURCE: its page, from 0. */
  readonly page: number | null
}

const FLAGS = {
  DESTINATION: IND_DESTINATION,
  INDIRECTION: IND_INDIRECTION,
  DONE: IND_DONE,
  SOURCE: IND_SOURCE,
} as const

/** Entries that an indirection page has room for, besides its link. */
export function entriesPerList(bytes: number): number {
  return bytes / 8 - 1
}

/** Pages of a segment. */
export function pagesOf({start, end}: PaRange, bytes: number): number {
  return (end - start) / bytes
}

/** Words in the order of reading: head, entries and links, DONE; DONE alone if all is in place. */
export function entryCount({segments, sources, lists}: Kimage): number {
  return lists.length === 0 ? 1 : sources.length + segments.length + lists.length + 1
}

/** The n-th word in the order of reading, 0 being head. @throws RangeError if there is none. */
export function entryAt(image: Kimage, frames: Frames, n: number): Entry {
  const {lists, perList, at} = image
  if (!(n >= 0 && n < entryCount(image))) throw new RangeError(`no entry ${n} of ${entryCount(image)}`)
  const link = (list: number, where: Pa): Entry => {
    const [pa, {to}] = [frames.pa(lists[list]), entryOfIndex(image, frames, list * perList - 1, where)]
    return {kind: "INDIRECTION", at: where, pa, to, page: null}
  }
  if (n === 0) return lists.length === 0 ? done(at, null) : link(0, at)
  // The last list has no link; DONE may stand in its place.
  const list = Math.min(Math.floor((n - 1) / (perList + 1)), lists.length - 1)
  const slot = n - 1 - list * (perList + 1)
  const where = (frames.pa(lists[list]) + 8 * slot) as Pa
  if (slot === perList && list + 1 < lists.length) return link(list + 1, where)
  return entryOfIndex(image, frames, list * perList + slot, where)
}

/** The number of the word that names a page, in the order of reading. */
export function entryOfPage({segments, perList}: Kimage, bytes: number, page: number): number {
  let [index, first] = [1, 0]
  for (const segment of segments) {
    const pages = pagesOf(segment, bytes)
    if (page < first + pages) break
    first += pages
    index++
  }
  return 1 + numberIn(perList, page + index)
}

/** Links before an entry count, too. */
function numberIn(perList: number, index: number): number {
  return index + Math.floor(index / perList)
}

/** The words of the indirection pages, by address. */
export function indirectionPages(image: Kimage, frames: Frames): (pa: Pa) => Uint32Array | undefined {
  const pages = new Map(image.lists.map((frame, list) => [frames.pa(frame), list]))
  return pa => {
    const list = pages.get(pa)
    if (list === undefined) return undefined
    const words = new Uint32Array(frames.bytes / 4)
    const first = 1 + list * (image.perList + 1)
    const behind = Math.min(first + image.perList + 1, entryCount(image))
    for (let n = first; n < behind; n++) put(words, 2 * (n - first), wordOf(entryAt(image, frames, n)))
    return words
  }
}

/** An entry as a number: exact, since an address has at most 52 bits. */
export function wordOf({kind, pa}: Entry): number {
  return pa + FLAGS[kind]
}

/** What a word is by its flags, as the relocation code asks for them; null: none is set. */
export function kindOfWord(lo: number): Entry["kind"] | null {
  return (["DONE", "SOURCE", "INDIRECTION", "DESTINATION"] as const).find(kind => lo & FLAGS[kind]) ?? null
}

/** Writes a number of at most 53 bits as two halves; a negative one as 64 bits. */
export function put(words: Uint32Array, at: number, value: number) {
  words[at] = value
  words[at + 1] = Math.floor(value / 2 ** 32)
}

/** The index-th entry, links not counted. */
function entryOfIndex({segments, sources}: Kimage, frames: Frames, index: number, at: Pa): Entry {
  let [before, first] = [0, 0]
  let to: Pa | null = null
  for (const segment of segments) {
    if (index < before) break
    const pages = pagesOf(segment, frames.bytes)
    const page = index - before - 1
    to = (segment.start + Math.min(Math.max(page, 0), pages) * frames.bytes) as Pa
    if (page < 0) return {kind: "DESTINATION", at, pa: segment.start, to, page: null}
    if (page < pages)
      return {kind: "SOURCE", at, pa: frames.pa(sources[first + page]), to, page: first + page}
    before += 1 + pages
    first += pages
  }
  return done(at, to)
}

function done(at: Pa, to: Pa | null): Entry {
  return {kind: "DONE", at, pa: 0 as Pa, to, page: null}
}
