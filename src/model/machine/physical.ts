// The machine's memory at a time: for every frame whose data it holds, and where words matter, the words. A frame holds either what the
// resume kernel has in some frame or a page of the image, and a copy loop only moves that around: one number per frame. The words of data that nobody
// looks into are garbage, always the same for the same page: what a walk makes of an overwritten table follows from it.

import type {Frames} from "./frames.ts"
import type {ContentCode, Journal} from "./journal.ts"
import {AT_HOME, IN_STORE, PBE_BYTES, type Layout} from "./layout.ts"
import {random} from "./random.ts"
import type {Order} from "./scenario.ts"
import type {Memory} from "../memory.ts"
import type {Pa, Va} from "../word.ts"

/** Where the words of a frame come from when it is neither list nor garbage. */
export interface Words {
  /** The resume kernel's frames that are tables, and zeroed ones: their words. */
  own(pa: Pa): Uint32Array | undefined
  /** The image's frames that are tables: their words. */
  image(pa: Pa): Uint32Array | undefined
}

export interface Physical {
  readonly frames: Frames
  /** What a frame holds after the first `now` writes of the loop. */
  content(frame: number, now: number): ContentCode
  /** The words of a page; the array is shared, and never written. */
  words(content: ContentCode): Uint32Array
  /** The memory after the first `now` writes. @throws Error if it is written. */
  at(now: number): Memory
}

const TWO_32 = 2 ** 32

/** Pages whose words are kept: those of a few walks. */
const KEPT = 64

/** Memory with a layout; `shift`: a frame's linear address less its physical one. */
export function physical(
  frames: Frames,
  plan: Layout,
  order: Order,
  shift: number,
  seed: number,
  written: Journal,
  words: Words,
): Physical {
  const listOf = new Map(plan.lists.map((frame, n) => [frame, n]))
  const kept = new Map<ContentCode, Uint32Array>()

  function content(frame: number, now: number): ContentCode {
    const last = written.last(frame, now)
    if (last !== undefined) return last
    const loaded = plan.loaded[frame]
    if (loaded === IN_STORE) return plan.homes.at(plan.stores.rank(frame))
    return loaded === AT_HOME ? frame : -1 - frame
  }

  function wordsOf(code: ContentCode): Uint32Array {
    const found = kept.get(code)
    if (found) return found
    const pa = frames.pa(code < 0 ? -1 - code : code)
    const list = code < 0 ? listOf.get(-1 - code) : undefined
    const made =
      list !== undefined
        ? listPage(frames, plan, order, shift, list)
        : ((code < 0 ? words.own(pa) : words.image(pa)) ?? garbage(frames.bytes, seed, code))
    if (kept.size === KEPT) kept.clear()
    kept.set(code, made)
    return made
  }

  return {
    frames,
    content,
    words: wordsOf,
    at: now => ({
      frameBytes: frames.bytes,
      frame(pa) {
        const frame = frames.memory(pa)
        return frame < 0 ? undefined : wordsOf(content(frame, now))
      },
      put: refuse,
      write: refuse,
      *frames() {
        for (let frame = 0; frame < frames.count; frame++)
          if (frames.memory(frames.pa(frame)) >= 0) yield frames.pa(frame)
      },
    }),
  }
}

function refuse(): never {
  throw new Error("the machine's memory is written by its own steps alone")
}

/** The linear address of the pair with a rank. */
export function pairAt(frames: Frames, plan: Layout, shift: number, rank: number): Va {
  const page = frames.pa(plan.lists[Math.floor(rank / plan.perList)])
  return (page + shift + 8 + PBE_BYTES * (rank % plan.perList)) as Va
}

/** The rank of the pair at which the loop begins, and the one that follows a pair; -1: none. */
export function firstPair(plan: Layout, order: Order): number {
  return order === "ascending" ? 0 : plan.pairs - 1
}

export function followingPair(plan: Layout, order: Order, rank: number): number {
  if (order === "ascending") return rank + 1 < plan.pairs ? rank + 1 : -1
  return rank - 1
}

/** A list page: a link, then pairs of addresses with the address of the pair that follows (0 at the end). */
function listPage(frames: Frames, plan: Layout, order: Order, shift: number, n: number): Uint32Array {
  const words = new Uint32Array(frames.bytes / 4)
  const put = (at: number, va: number) => {
    words[at] = va
    words[at + 1] = Math.floor(va / TWO_32)
  }
  put(0, n === 0 ? 0 : frames.pa(plan.lists[n - 1]) + shift)
  const first = n * plan.perList
  for (let i = 0; i < plan.perList && first + i < plan.pairs; i++) {
    const rank = first + i
    const following = followingPair(plan, order, rank)
    const at = 2 + (PBE_BYTES / 4) * i
    put(at, frames.pa(plan.stores.at(rank)) + shift)
    put(at + 2, frames.pa(plan.homes.at(rank)) + shift)
    put(at + 4, following < 0 ? 0 : pairAt(frames, plan, shift, following))
  }
  return words
}

/** Assumed contents: a fifth zeros, the rest kernel addresses, small numbers, ASCII and noise, as pages of data have them. */
function garbage(bytes: number, seed: number, code: ContentCode): Uint32Array {
  const next = random(Math.imul(seed + 1, 0x9e37_79b1) ^ Math.imul(code, 0x85eb_ca6b))
  const words = new Uint32Array(bytes / 4)
  for (let i = 0; i < words.length; i += 2) {
    const [draw, noise] = [next() % 5, next()]
    if (draw === 0) continue
    if (draw === 1) [words[i], words[i + 1]] = [noise & ~7, 0xffff_0000]
    else if (draw === 2) words[i] = noise & 0xffff
    else if (draw === 3)
      [words[i], words[i + 1]] = [(noise & 0x1f1f_1f1f) | 0x6060_6060, (next() & 0x1f1f_1f1f) | 0x6060_6060]
    else [words[i], words[i + 1]] = [noise, next()]
  }
  return words
}
