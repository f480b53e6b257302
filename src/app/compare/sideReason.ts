// Why either copy is as it is at one slot. Each is asked of the source that it was made of: the kernel's own copy knows of no edit.

import type {Level} from "../../model/geometry.ts"
import {entryAt, entryOn} from "../../model/path.ts"
import {hex64, type Va} from "../../model/word.ts"
import {plainReason, type Situation} from "../words/changeWords.ts"
import {why} from "../words/reasons.ts"
import type {Compared, ComparedSide} from "./useCompared.ts"

/** A slot, and how much room there is to speak of it. */
export interface Slot {
  readonly level: Level
  readonly va: Va
  readonly brief: boolean
}

export function situationOf({source, experiment, outcome}: ComparedSide, slot: Slot): Situation {
  return {...slot, source, experiment, outcome, at: entryAt(source, outcome, slot.va)}
}

/** The sentence about a side's slot. Where the source that is shown was edited since, it begins with what the side's own has there. */
export function sideReason({loaded}: Compared, side: ComparedSide, slot: Slot): string {
  const situation = situationOf(side, slot)
  const reason = plainReason(why(situation).text)
  if (side.source === loaded.source) return reason
  const [own, shown] = [situation.at, entryAt(loaded.source, side.outcome, slot.va)].map(({source}) =>
    entryOn(source, slot.level),
  )
  if (own?.lo === shown?.lo && own?.hi === shown?.hi) return reason
  if (slot.brief) return `Before the edit: ${reason}`
  return `Made before the edit, of ${own && own.kind !== "empty" ? hex64(own) : "an empty entry"}. ${reason}`
}
