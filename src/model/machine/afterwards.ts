// What a story left behind, and what it went through: which pages are not where they belong, and how many pairs needed an entry.

import type {EntryPlace} from "../entryPlace.ts"
import {span} from "../geometry.ts"
import type {Machine} from "./machine.ts"
import type {Story} from "./story.ts"

/** Pages of the list that were copied and are not where they belong at the end: stores that went elsewhere. */
export function misplaced({machine, length, state}: Story): number {
  const {layout, memory, scenario} = machine
  const {copied} = state(length)
  const rankOf = (page: number) =>
    scenario.assumptions.order === "ascending" ? page : layout.pairs - 1 - page
  let count = 0
  for (let page = 0; page < Math.min(copied, layout.pairs); page++) {
    const home = layout.homes.at(rankOf(page))
    if (memory.content(home, copied) !== home) count++
  }
  return count
}

/** Pairs whose source, destination or place in the list is reached through an entry of the linear map. */
export function pairsThrough({layout, frames, shift, source}: Machine, {level, va}: EntryPlace): number {
  const end = va + span(source.geometry, level)
  const through = (frame: number) => {
    const at = frames.pa(frame) + shift
    return at >= va && at < end
  }
  const lists = layout.lists.map(through)
  let count = 0
  for (let rank = 0; rank < layout.pairs; rank++) {
    const {homes, stores} = layout
    if (lists[Math.floor(rank / layout.perList)] || through(homes.at(rank)) || through(stores.at(rank)))
      count++
  }
  return count
}
