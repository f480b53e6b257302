// What a bit of the copy is good for: a restore through the copy as it is, and one through the same copy with that bit the other way.

import {misplaced, pairsThrough} from "../../model/machine/afterwards.ts"
import type {End} from "../../model/machine/atWork.ts"
import type {Scenario, Turned} from "../../model/machine/scenario.ts"
import {simulation, type Story} from "../../model/machine/story.ts"
import type {Source} from "../../model/source.ts"
import type {RibbonSpan} from "../../view/theatre/moment.ts"
import {playbillOf} from "../../view/theatre/playbill.ts"

/** A restore, as far as it went. */
export interface Restore {
  readonly end: End
  readonly pages: number
  readonly copied: number
  /** The pages of the list that it came to. */
  readonly list: {readonly length: number}
  /** Pages that are not where they belong at the end. */
  readonly misplaced: number
}

export interface WhatIf {
  readonly usual: Restore
  readonly turned: Restore
  /** Pages of the list that are reached through the entry. */
  readonly through: number
  /** What the pages of the list overwrite, in both. */
  readonly ribbon: readonly RibbonSpan[]
}

interface Usual {
  readonly scenario: Scenario
  readonly source: Source
  readonly story: Story
}

// One asks about several bits of one copy: the restore through the copy as it is stays the same.
let last: Usual | null = null

/** In pieces, to be asked again until it is done. @throws RangeError if the source's memory is too small for an image. */
export function* whatIf(scenario: Scenario, source: Source, turned: Turned): Generator<unknown, WhatIf> {
  if (last?.scenario !== scenario || last.source !== source)
    last = {scenario, source, story: yield* simulation(scenario, source)}
  const {story} = last
  const assumptions = {...scenario.assumptions, turned}
  const other = yield* simulation({...scenario, assumptions}, source)
  const {ribbon} = playbillOf(story)
  yield
  const through = pairsThrough(story.machine, turned)
  return {usual: restoreOf(story), turned: restoreOf(other), through, ribbon}
}

function restoreOf(story: Story): Restore {
  const {machine, end, list} = story
  const {length: copied} = machine.journal
  return {end, pages: machine.layout.pairs, copied, list, misplaced: misplaced(story)}
}
