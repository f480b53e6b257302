// What a story left behind, and what it went through: which pages are not where they belong, and how many pairs needed an entry.

import type {EntryPlace} from "../entryPlace.ts"
import {span} from "../geometry.ts"
import type {Machine} from "./machine.ts"
import type {Story} from "./story.ts"
import {missing} from "./whole.ts"

/** Pages of the list that are not where they belong at the end: they never came, or their stores went elsewhere. */
export function misplaced({machine, length, state}: Story): number {
  return missing(machine, state(length).copied).pages
}

/** Pages whose source, destination or place in the list is reached through an entry of the linear map. */
export function pairsThrough({list, frames, shift, source}: Machine, {level, va}: EntryPlace): number {
  const end = va + span(source.geometry, level)
  const within = (at: number) => at >= va && at < end
  const through = (frame: number) => within(frames.pa(frame) + shift)
  let count = 0
  for (let page = 0; page < list.length; page++)
    if (within(list.at(page)) || through(list.from(page)) || through(list.to(page))) count++
  return count
}
