// restore_pblist, hibernate's work list: a chain of pairs, each with the page's copy, the frame in which it belongs, and the next pair. They lie in list
// pages, whose words these are. Linux 6.1, include/linux/suspend.h, struct pbe; kernel/power/snapshot.c, get_buffer().

import type {Frames} from "./frames.ts"
import {PBE_BYTES, type RestoreLayout} from "./layout.ts"
import type {WorkList} from "./machine.ts"
import type {Order} from "./scenario.ts"
import type {Pa, Va} from "../word.ts"

/** The words of a pair, by their offsets in bytes. */
export const PBE = {address: 0, orig: 8, next: 16} as const

const TWO_32 = 2 ** 32

/** The list of a layout; `shift`: a frame's linear address less its physical one. */
export function workList(frames: Frames, plan: RestoreLayout, order: Order, shift: number): WorkList {
  const rank = (n: number) => (order === "ascending" ? n : plan.pairs - 1 - n)
  return {
    length: plan.pairs,
    from: n => plan.stores.at(rank(n)),
    to: n => plan.homes.at(rank(n)),
    at: n => pairAt(frames, plan, shift, rank(n)),
  }
}

/** The linear address of the pair with a rank. */
function pairAt(frames: Frames, plan: RestoreLayout, shift: number, rank: number): Va {
  const page = frames.pa(plan.lists[Math.floor(rank / plan.perList)])
  return (page + shift + 8 + PBE_BYTES * (rank % plan.perList)) as Va
}

/** The rank of the pair that follows one in the loop; -1: none. */
function followingPair(plan: RestoreLayout, order: Order, rank: number): number {
  if (order === "ascending") return rank + 1 < plan.pairs ? rank + 1 : -1
  return rank - 1
}

/** The words of the list's pages, by address. */
export function listPages(
  frames: Frames,
  plan: RestoreLayout,
  order: Order,
  shift: number,
): (pa: Pa) => Uint32Array | undefined {
  const pages = new Map(plan.lists.map((frame, n) => [frames.pa(frame), n]))
  return pa => {
    const n = pages.get(pa)
    return n === undefined ? undefined : listPage(frames, plan, order, shift, n)
  }
}

/** A list page: a link, then pairs of addresses with the address of the pair that follows (0 at the end). */
function listPage(frames: Frames, plan: RestoreLayout, order: Order, shift: number, n: number): Uint32Array {
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
