// Where everything lies when a kernel has loaded another one for kexec: the segments' destinations, the pages that hold them meanwhile, indirection and control
// pages. The tables and named places are the source's; the rest is assumed, chosen by the seed. Transitional tables facts, 7.1 and 7.2.

import {allocateControl, allocateImage} from "./kimageAlloc.ts"
import {entriesPerList, pagesOf, type Kimage} from "./kimage.ts"
import {
  AT_HOME,
  FIXED,
  FRAMES_A_PAGE,
  FRAMES_AT_LEAST,
  IN_STORE,
  known,
  OUT,
  ORDINARY,
  SAFE,
  spansOf,
  type Layout,
} from "./layout.ts"
import {random} from "./random.ts"
import {segmentsOf} from "./segments.ts"
import {spans, type Spans} from "./spans.ts"
import type {Frames} from "./frames.ts"
import type {LinearSurvey} from "./linear.ts"
import type {Assumptions, PlacedKexec} from "./scenario.ts"
import type {PaRange, Source} from "../source.ts"
import type {Pa} from "../word.ts"

/** Tables for single pages: an idmap, and v1's for its code and argument pages. */
const EXIT_TABLES = 12

/** How many of sixteen pieces of memory the old kernel has not in use. */
const FREE_OF_16 = 10

export interface RelocationLayout extends Layout {
  readonly kimage: Kimage
  /** The page of the segments, by its frame when the list is ready; -1: none. */
  readonly waiting: Int32Array
  /** v1's argument page. */
  readonly argument: number
  /** The old kernel's page whose code turns the MMU off. */
  readonly restart: number
  /** Where an allocator that is not safe begins. */
  readonly unsafe: Pa
}

/** The layout of a machine. `tables`: the frames that the kernel's tables take. @throws RangeError if the memory is too small. */
export function relocationLayout(
  source: Source,
  survey: LinearSurvey,
  frames: Frames,
  assumed: Assumptions,
  tables: readonly Pa[],
): RelocationLayout {
  const {pages, seed, safe, kexec} = assumed
  const use = known(source, survey, frames, tables).subarray(
    0,
    Math.max(FRAMES_A_PAGE * pages, FRAMES_AT_LEAST),
  )
  for (const pa of placedFrames(kexec.placed)) use[frames.number(pa)] = SAFE
  const segments = segmentsOf(source, frames, use, kexec, pages)
  const homes = homesOf(frames, segments)
  const unsafe = unsafeFrames(frames, segments, tables.length)
  const restart = restartFrame(source, frames, use)
  const zero = zeroFrame(source, frames, kexec.placed, homes)
  for (const frame of [restart, zero]) if (use[frame] === ORDINARY) use[frame] = FIXED
  use.fill(SAFE, unsafe, unsafe + 3 + tables.length)
  const {free, next} = freeFrames(use, seed)
  const drawn: number[] = []
  const control = () => allocateControl(homes, next, drawn)
  const placed = kexec.placed
  const [exit, argument, image] = [control(), control(), control()]
  const first = placed?.exitTables.map(frames.number) ?? []
  const exitTables = [...first, ...Array.from({length: EXIT_TABLES}, control)]
  const perList = entriesPerList(frames.bytes)
  const counts = segments.map(segment => pagesOf(segment, frames.bytes))
  const {sources, lists} = kexec.inPlace
    ? {sources: new Int32Array(0), lists: []}
    : allocateImage(homes, counts, perList, () => drawn.shift() ?? next())
  const holding = kexec.inPlace ? members(homes) : sources
  if (!kexec.safe.list && lists.length > 0) lists[lists.length - 1] = unsafe + 1
  const at = kexec.safe.kimage ? (placed?.kimage ?? frames.pa(image)) : frames.pa(unsafe + 2)
  return {
    ...{pairs: sources.length, homes, exitTables, lists, argument},
    ...{restart, ...loadedFrames(use.length, homes, holding)},
    // What is loaded and what is free, a byte each; what waits; and the sources.
    bytes: 6 * use.length + sources.byteLength,
    kimage: {at, segments, sources, lists, perList},
    used: frame => frame < free.length && use[frame] !== OUT && free[frame] === 0,
    exit: !safe.exit ? unsafe : placed ? frames.number(placed.exit) : exit,
    zero,
    unsafe: frames.pa(unsafe + 3),
  }
}

function placedFrames(placed: PlacedKexec | null): readonly Pa[] {
  return placed ? [placed.exit, placed.kimage, ...placed.exitTables] : []
}

function homesOf(frames: Frames, segments: readonly PaRange[]): Spans {
  if (segments.length === 0) throw new RangeError("there is nothing to be copied")
  return spans(segments.flatMap(frames.within))
}

/** Neighbouring frames inside of the largest segment, which no allocator that takes care hands out. */
function unsafeFrames(frames: Frames, segments: readonly PaRange[], tables: number): number {
  const size = ({start, end}: PaRange) => end - start
  const largest = segments.reduce((best, segment) => (size(segment) > size(best) ? segment : best))
  const pages = pagesOf(largest, frames.bytes)
  return frames.number(largest.start) + Math.max(0, Math.min(Math.floor(pages / 4), pages - tables - 3))
}

/** What the old kernel does not use, in pieces: 1 for each frame; and the allocator, which hands them out from the middle of the memory on. */
function freeFrames(use: Uint8Array, seed: number): {free: Uint8Array; next(): number | undefined} {
  const draw = random(seed)
  const mean = Math.max(16, Math.ceil(use.length / 2048))
  const free = new Uint8Array(use.length)
  for (let i = 0, rest = 0, is = false; i < use.length; i++) {
    if (use[i] !== ORDINARY) continue
    if (rest-- === 0) {
      rest = draw() % (2 * mean)
      is = draw() % 16 < FREE_OF_16
    }
    if (is) free[i] = 1
  }
  const middle = use.length >> 1
  let seen = 0
  return {
    free,
    next() {
      while (seen < use.length) {
        const frame = (middle + seen++) % use.length
        if (free[frame] === 1) return frame
      }
      return undefined
    },
  }
}

function members(of: Spans): Int32Array {
  return Int32Array.from({length: of.size}, (_, rank) => of.at(rank))
}

function loadedFrames(count: number, homes: Spans, sources: Int32Array) {
  const loaded = new Uint8Array(count)
  const waiting = new Int32Array(count).fill(-1)
  for (let page = 0; page < sources.length; page++) {
    waiting[sources[page]] = page
    loaded[sources[page]] = sources[page] === homes.at(page) ? AT_HOME : IN_STORE
  }
  return {loaded, waiting, stores: spansOf(loaded, IN_STORE, AT_HOME)}
}

/** The kernel's empty zero page lies in its data. Where those are not known, it is the last page below the new kernel. */
function zeroFrame(source: Source, frames: Frames, placed: PlacedKexec | null, homes: Spans): number {
  const data = source.places.find(({name}) => name === "kernel data")
  return placed || data ? frames.number(placed?.zero ?? data!.start) : Math.max(0, homes.at(0) - 1)
}

/** Where the kernel's code is known, its first page; elsewhere the first page in use. */
function restartFrame(source: Source, frames: Frames, use: Uint8Array): number {
  const code = source.places.find(({name}) => name === "kernel code")
  return code ? frames.number(code.start) : use.findIndex(use => use === ORDINARY)
}
