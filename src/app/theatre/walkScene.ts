// The walk that a moment is about, and what MKWRITE did or did not do to its last entry.

import {isLeaf} from "../../model/descriptor/descriptor.ts"
import {edited} from "../../model/edit.ts"
import {pathAt} from "../../model/path.ts"
import {toVa} from "../../model/word.ts"
import type {WalkLine} from "../../view/theatre/moment.ts"
import type {WalkScene} from "../../view/theatre/walkWords.ts"
import type {Told} from "./useStory.ts"

/** null: no address is translated at this moment. */
export function walkScene(told: Told): WalkScene | null {
  const {playbill, moment} = told
  const [line] = moment.walks
  return line ? {bill: playbill, live: moment.live, line, mark: writeMark(told, line)} : null
}

/** Stations of a walk that leave room for a second one below it. */
const ROOM = 5

/** Where the code is fetched from in the end, below a store or a load that went well; null: there is no room for it, or no fetch. */
export function secondScene({playbill, moment}: Told): WalkScene | null {
  const [first, ...rest] = moment.walks
  const line = rest.findLast(({access}) => access.kind === "fetch")
  if (!line || first.access.kind === "fetch" || first.access.fault || first.stops.length > ROOM) return null
  return {bill: playbill, live: moment.live, line, mark: null}
}

/** AP[2], in the low half: read-only. */
const READ_ONLY = 0x80

/** `made`: the source's entry is read-only, and that of the copy is not; `missing`: it should have been so for this store. */
function writeMark({moment, source, scenario}: Told, {access, stops}: WalkLine): WalkScene["mark"] {
  const {kind, va, fault} = access
  const copied = stops.findLast(({entry}) => entry !== null)
  if (!moment.live.copy || kind !== "write" || !copied?.entry || typeof copied.what === "string") return null
  const {geometry: g, memory, root} = edited(source, scenario.experiment.edits)
  const own = pathAt(g, memory, root, toVa(va)).entries.at(-1)
  if (!own || !isLeaf(g, own.level, own.lo, own.hi) || (own.lo & READ_ONLY) === 0) return null
  if (fault) return fault.kind === "permission" ? "missing" : null
  return (copied.entry.lo & READ_ONLY) === 0 ? "made" : null
}
