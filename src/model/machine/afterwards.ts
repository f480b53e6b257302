// What a story left behind, and what it went through: which pages are not where they belong, and how many pairs needed an entry.

import type {EntryPlace} from "../entryPlace.ts"
import {span} from "../geometry.ts"
import type {Machine} from "./machine.ts"
import type {Story} from "./story.ts"

/** Pages of the list that were copied and are not where they belong at the end: stores that went elsewhere. */
export function misplaced({machine, length, state}: Story): number {
  const {list, memory} = machine
  const {copied} = state(length)
  let count = 0
  for (let page = 0; page < Math.min(copied, list.length); page++)
    if (memory.content(list.to(page), copied) !== list.to(page)) count++
  return count
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
