// A story told to a picture: the Playbill once, a Moment for each event. What costs a look at every frame or every page is done once.

import {index} from "../../model/geometry.ts"
import type {Machine} from "../../model/machine/machine.ts"
import {overwrittenTables, type OverwrittenTable} from "../../model/machine/overwritten.ts"
import {reachOf, type Reach} from "../../model/machine/reached.ts"
import {idmapLine, MOST_TABLES} from "../../model/steps/idmapLine.ts"
import {firstStray} from "../../model/machine/strayPair.ts"
import {revisions} from "../../model/trans/revisions.ts"
import type {Story} from "../../model/machine/story.ts"
import type {Stop} from "../../model/machine/transition.ts"
import {barred, type Barred} from "./barred.ts"
import {followed, type Followed} from "./followed.ts"
import {lostRows, rowBytes, type LostRow} from "./lost.ts"
import {marksOf} from "./marks.ts"
import {KERNEL_CODE, type MapPart, type Playbill, type RibbonSpan, type StationStop} from "./moment.ts"
import {ribbonOf} from "./ribbon.ts"
import {zerosOf} from "./zeros.ts"
import type {Pa} from "../../model/word.ts"

/** What the moments of a story are made with. */
export interface Known {
  readonly playbill: Playbill
  readonly frames: Followed
  readonly reach: Reach
  /** Tables that the list overwrites, in that order. */
  readonly overwritten: readonly OverwrittenTable[]
  /** The tables that the list is copied through: their root, and what they lose. */
  readonly used: {readonly root: Pa; readonly lost: readonly LostRow[]} | null
  /** The first pair that was read as other bytes; null: there is none. */
  readonly stray: number | null
}

const known = new WeakMap<Story, Known>()

/** The same value each time. */
export function knownOf(story: Story): Known {
  const work = telling(story)
  for (let next = work.next(); ; next = work.next()) if (next.done) return next.value
}

/** The same in pieces: in a large memory there is much to be looked at. Who has done it has the moments and the playbill at once. */
export function* telling(story: Story): Generator<{readonly stage: "picture"}, Known> {
  const found = known.get(story)
  if (found) return found
  const stage = "picture"
  yield {stage}
  const frames = followed(story)
  yield {stage}
  const overwritten = overwrittenTables(story)
  const used = usedTables(story)
  yield {stage}
  const pages = barred(story.machine)
  yield {stage}
  const playbill = make(story, {frames, overwritten, pages})
  const made = {
    ...{playbill, frames, overwritten, used, reach: reachOf(story.machine)},
    stray: story.machine.kimage ? null : firstStray(story.machine),
  }
  known.set(story, made)
  return made
}

export function playbillOf(story: Story): Playbill {
  return knownOf(story).playbill
}

type Seen = Pick<Known, "frames" | "overwritten"> & {readonly pages: Barred}

function make(story: Story, {frames: {first}, overwritten, pages}: Seen): Playbill {
  const {machine, end, length, list, bytes, transition} = story
  const {frames, source, outcome, zero, shift, restoredRoot, journal} = machine
  const refused = end.kind === "refused"
  const ribbon = ribbonOf(machine, first)
  const zeros = zerosOf(story)
  return {
    ...{transition, length, list, end, shift},
    pages: machine.list.length,
    copied: journal.length,
    before: stops(story.before, 0, length),
    after: stops(story.after, list.first + list.length, length),
    marks: marksOf(story, {overwritten, zeros, barred: pages}),
    ...{ribbon, zeros},
    firstIndex: firstIndex(machine),
    kimagePage: kimagePage(machine),
    ...readOnlyPages(pages, ribbon),
    frameBytes: frames.bytes,
    rowFrames: rowBytes(machine) / frames.bytes,
    parts: parts(machine),
    places: source.places.map(({name, start, end}) => ({name, start, end})),
    roots: {source: source.root, copy: outcome?.root ?? null, zero, restored: refused ? null : restoredRoot},
    idmap: idmapCall(machine),
    // The frames twice: as they are first, and as they are now.
    bytes: bytes + 2 * frames.count,
  }
}

/** Of the page that copies, where the release has the function and the transition calls it. */
function idmapCall({scenario, exit, layout, frames, source}: Machine): Playbill["idmap"] {
  const {transition, experiment} = scenario
  const calls = transition === "hibernate" || transition === "kexec"
  if (!calls || !revisions[experiment.revision].idmapPage) return null
  const page = exit.va as number as Pa
  const tables = layout.exitTables.slice(0, MOST_TABLES).map(frames.pa)
  const call = {revision: experiment.revision, geometry: source.geometry, page, tables}
  return {page, tables: tables.slice(0, idmapLine(call)!.count)}
}

function firstIndex({source, outcome, scenario}: Machine): number | null {
  const {range} = scenario.experiment
  return outcome && range ? index(source.geometry, source.geometry.start, range.start) : null
}

/** struct kimage and the pages of the list have one owner; by this they are told apart. */
function kimagePage({kimage, frames, list}: Machine): number | null {
  const frame = kimage === null ? -1 : frames.number(kimage.at)
  for (let page = 0; page < list.length; page++) if (list.to(page) === frame) return page
  return null
}

function readOnlyPages({isReadOnly}: Barred, ribbon: readonly RibbonSpan[]) {
  let [readOnlyCode, readOnlyElsewhere] = [0, 0]
  for (const {place, from, to} of ribbon)
    for (let page = from; page < to; page++) {
      if (!isReadOnly(page)) continue
      if (place === KERNEL_CODE) readOnlyCode++
      else readOnlyElsewhere++
    }
  return {readOnlyCode, readOnlyElsewhere}
}

function stops(stations: readonly Stop[], first: number, length: number): StationStop[] {
  return stations.map(({station, number}, n) => {
    const event = first + n
    return {station, event, number, reached: event < length}
  })
}

function parts({frames}: Machine): MapPart[] {
  return frames.within({start: 0 as Pa, end: (2 ** 52) as Pa}).map(([first, behind]) => {
    const start = frames.pa(first)
    return {start, first, count: behind - first, memory: frames.memory(start) >= 0}
  })
}

function usedTables(story: Story): Known["used"] {
  const {machine, list} = story
  // v1's contiguous maps have no rows of memory.
  if (list.length === 0 || machine.argument !== null) return null
  const {ttbr1: root, mmu} = story.state(list.first).registers
  return mmu ? {root, lost: lostRows(machine, root)} : null
}
