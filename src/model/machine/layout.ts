// Where everything lies when a resume kernel restores an image: the destinations (homes), the safe pages that hold the image meanwhile
// (stores), list pages, code, tables. The tables and named places are the source's; the rest is assumed, chosen by the seed.
// Transitional tables facts, 6.1; Linux 6.1, kernel/power/snapshot.c, get_safe_page(), prepare_image(), get_buffer().

import {tableFrames} from "./restored.ts"
import type {Frames} from "./frames.ts"
import type {LinearSurvey} from "./linear.ts"
import {random} from "./random.ts"
import type {Assumptions, Placed} from "./scenario.ts"
import {spans, type Spans} from "./spans.ts"
import type {PaRange, Source} from "../source.ts"
import type {Pa} from "../word.ts"

/** Bytes of a struct pbe: the page's copy, its original address, the next pair; a list page begins with a link to the next one. */
export const PBE_BYTES = 24
const LINK_BYTES = 8

/** Places whose frames are never saved. Linux 6.1, arch/arm64/kernel/machine_kexec.c, crash_is_nosave(). */
export const NOT_SAVED = "crash kernel"

/** Tables for the exit page at most: one a level. */
const EXIT_TABLES = 5

/** The part of the frames that nobody has claimed that becomes homes; as many become stores. */
const FILLED = 0.4

/** Frames that are looked at: so many for each page of the image, and never fewer than these. Nobody needs all of a memory of 300 GiB. */
export const FRAMES_A_PAGE = 5
export const FRAMES_AT_LEAST = 2 ** 20

export const IN_STORE = 1
export const AT_HOME = 2

/** What all transitions have. */
export interface Layout {
  /** Pages in the work list. */
  readonly pairs: number
  /** For each frame: does it hold a page of the image when the list is ready? IN_STORE, AT_HOME, or 0. */
  readonly loaded: Uint8Array
  /** Where the pages of the list belong; a page of the image is known by its rank, counted by ascending address. */
  readonly homes: Spans
  /** The frames that hold them until they are copied, ascending. */
  readonly stores: Spans
  /** Has the old kernel anything in a frame? */
  used(frame: number): boolean
  /** Frame numbers. */
  readonly exit: number
  readonly zero: number
  readonly exitTables: readonly number[]
  readonly lists: readonly number[]
  /** Bytes that it takes, as far as they grow with memory. */
  readonly bytes: number
}

/** Of a restore: the pair of rank n has the n-th home and the n-th store. */
export interface RestoreLayout extends Layout {
  /** Frames of the image that were loaded where they belong. */
  readonly inPlace: Spans
  readonly perList: number
  /** For each of tableFrames() a frame that the restored kernel may have for it: loaded where it belongs, and nobody's in the old kernel. */
  readonly restored: readonly number[]
  /** Where an allocator that is not safe begins. */
  readonly unsafe: Pa
}

// What a frame is used for. NAMED: in an invalid entry of the linear map; FIXED: by the kernel or its tables; SAFE: by what copies; UNSAFE: a home that the resume kernel could hand out.
export const [OUT, ORDINARY, NAMED, FIXED, SAFE] = [0, 1, 2, 3, 4]
const [HOME, UNSAFE, STORE, IN_PLACE, FREE] = [5, 6, 7, 8, 9]

/**
 * The layout of a machine. `tables`: the frames that the copy takes from the experiment's allocator.
 * @throws RangeError if the memory is too small for an image.
 */
export function layout(
  source: Source,
  survey: LinearSurvey,
  frames: Frames,
  assumed: Assumptions,
  tables: readonly Pa[],
): RestoreLayout {
  const use = known(source, survey, frames, tables).subarray(
    0,
    Math.max(FRAMES_A_PAGE * assumed.pages, FRAMES_AT_LEAST),
  )
  // What is out of the linear map is free in the resume kernel, whatever the image has for it.
  const named = spansOf(use, NAMED)
  const perList = Math.floor((frames.bytes - LINK_BYTES) / PBE_BYTES)
  const fixed = placedFrames(use, frames, assumed.placed)
  const take = taker(use)
  const [exit, zero, ...exitTables] = fixed?.pages ?? take(2 + EXIT_TABLES)
  const restored = take(tableFrames(source).length)
  for (const frame of restored) use[frame] = IN_PLACE
  const possible = Math.min(assumed.pages, count(use, ORDINARY) + count(use, NAMED) + count(use, FIXED))
  const lists = take(Math.ceil(possible / perList))

  const unsafe = handedOut(use, tables.length + 2)
  if (assumed.homes) given(use, frames, assumed.homes)
  else for (let i = 0; i < use.length; i++) if (use[i] === NAMED || use[i] === FIXED) use[i] = HOME
  chop(use, assumed)
  const homes = spansOf(use, HOME, UNSAFE)
  const stores = spansOf(use, STORE)
  const pairs = Math.min(assumed.pages, homes.size, stores.size)
  if (fixed) lists[assumed.order === "descending" ? Math.ceil(pairs / perList) - 1 : 0] = fixed.listHead
  if (pairs === 0) throw new RangeError("the memory is too small for an image")
  return {
    ...{pairs, homes, stores, inPlace: spansOf(use, IN_PLACE), exitTables, lists, perList, restored},
    loaded: loaded(use, stores, pairs),
    bytes: use.length,
    used: frame => homes.rank(frame) >= 0 && named.rank(frame) < 0,
    exit: assumed.safe.exit ? exit : unsafe,
    zero: assumed.safe.zero ? zero : unsafe + 1,
    unsafe: frames.pa(unsafe + 2),
  }
}

/** What the source tells: the resume kernel's own frames are homes, since the image has them, too. */
export function known(
  source: Source,
  survey: LinearSurvey,
  frames: Frames,
  tables: readonly Pa[],
): Uint8Array {
  const use = new Uint8Array(frames.count)
  const set = (range: PaRange, code: number, where: (at: number) => boolean) => {
    for (const [start, end] of frames.within(range))
      for (let i = start; i < end; i++) if (where(use[i])) use[i] = code
  }
  const memory = (start: number) => frames.memory(frames.pa(start)) >= 0
  for (const range of survey.mapped)
    for (const [start, end] of frames.within(range)) if (memory(start)) use.fill(ORDINARY, start, end)
  for (const range of survey.named) set(range, NAMED, () => true)
  for (const place of source.places)
    set(place, place.name === NOT_SAVED ? OUT : FIXED, at => at === ORDINARY || place.name === NOT_SAVED)
  const own = new Set(tableFrames(source))
  for (const start of own) set({start, end: (start + frames.bytes) as Pa}, FIXED, at => at === ORDINARY)
  for (const pa of tables) use[frames.number(pa)] = SAFE
  return use
}

/** What a capture has placed, taken out of the ordinary memory: exit page, zero page and tables, and the list's head. */
function placedFrames(use: Uint8Array, frames: Frames, placed: Placed | null) {
  if (!placed) return null
  const pages = [placed.exit, placed.zero, ...placed.exitTables].map(frames.number)
  const listHead = frames.number(placed.listHead)
  for (const frame of [...pages, listHead]) {
    if (use[frame] !== ORDINARY) throw new RangeError(`frame ${frame} is no ordinary memory`)
    use[frame] = SAFE
  }
  return {pages, listHead}
}

/** Hands out ordinary frames, from a third of the memory on. */
function taker(use: Uint8Array): (count: number) => number[] {
  let next = Math.floor(use.length / 3)
  let seen = 0
  return count => {
    const taken: number[] = []
    for (; taken.length < count; next = (next + 1) % use.length) {
      if (seen++ === use.length) throw new RangeError("the memory is too small for an image")
      if (use[next] !== ORDINARY) continue
      use[next] = SAFE
      taken.push(next)
    }
    return taken
  }
}

/** So many neighbouring frames, or the most there are, that the resume kernel could hand out and the image has: UNSAFE. */
function handedOut(use: Uint8Array, count: number): number {
  let [best, length] = [0, 0]
  for (let i = 0, run = 0; i < use.length && length < count; i++) {
    run = use[i] === ORDINARY || use[i] === NAMED ? run + 1 : 0
    if (run > length) [best, length] = [i - run + 1, run]
  }
  use.fill(UNSAFE, best, best + Math.min(length, count))
  return best
}

/** The homes that were asked for; what else would be one is none. */
function given(use: Uint8Array, frames: Frames, homes: readonly PaRange[]) {
  const free = (at: number) => at !== SAFE && at !== IN_PLACE && at !== OUT
  const asked = new Uint8Array(use.length)
  for (const range of homes) for (const [start, end] of frames.within(range)) asked.fill(1, start, end)
  for (let i = 0; i < use.length; i++) {
    if (!free(use[i])) continue
    if (asked[i]) use[i] = HOME
    else if (use[i] !== ORDINARY) use[i] = OUT
  }
}

/** Pieces of memory that the image uses, or that hold it, or neither; with given homes only what holds it. */
function chop(use: Uint8Array, {seed, pages, homes: given}: Assumptions) {
  const next = random(seed)
  const ordinary = count(use, ORDINARY)
  const homes = count(use, HOME) + count(use, UNSAFE)
  const more = given ? 0 : Math.max(0, Math.min(pages - homes, Math.floor(FILLED * (ordinary - homes))))
  const wanted = Math.min(pages, homes + more, ordinary)
  const mean = Math.max(16, Math.ceil(ordinary / 2048))
  let [homesLeft, storesLeft, left] = [more, wanted, ordinary]
  let code = FREE
  for (let i = 0, rest = 0; i < use.length; i++) {
    if (use[i] !== ORDINARY) continue
    if (rest-- === 0) {
      rest = next() % (2 * mean)
      const at = next() % Math.max(1, left)
      code =
        at < homesLeft ? HOME : at < homesLeft + storesLeft ? STORE : next() % 2 && !given ? IN_PLACE : FREE
    }
    // What is still needed goes before what was drawn, when no more is left than that.
    const needed = homesLeft + storesLeft >= left
    const drawn = needed && code !== HOME && code !== STORE ? STORE : code
    const as = drawn === HOME && homesLeft === 0 ? STORE : drawn === STORE && storesLeft === 0 ? HOME : drawn
    use[i] = as === HOME && homesLeft === 0 ? FREE : as
    if (use[i] === HOME) homesLeft--
    else if (use[i] === STORE) storesLeft--
    left--
  }
}

function count(use: Uint8Array, code: number): number {
  let n = 0
  for (let i = 0; i < use.length; i++) if (use[i] === code) n++
  return n
}

/** What holds the image, frame by frame; stores that no pair needs hold nothing. */
function loaded(use: Uint8Array, stores: Spans, pairs: number): Uint8Array {
  const behind = pairs < stores.size ? stores.at(pairs) : use.length
  return use.map((code, i) => (code === STORE && i < behind ? IN_STORE : code === IN_PLACE ? AT_HOME : 0))
}

/** The frames of one use, or of either of two. */
export function spansOf(use: Uint8Array, one: number, other = one): Spans {
  const pairs: [number, number][] = []
  for (let i = 0, start = -1; i <= use.length; i++) {
    const is = i < use.length && (use[i] === one || use[i] === other)
    if (is && start < 0) start = i
    if (!is && start >= 0) {
      pairs.push([start, i])
      start = -1
    }
  }
  return spans(pairs)
}
