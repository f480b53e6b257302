// What every frame is, followed through the list: each is looked at once, and from moment to moment only those that the pages between them touch.

import {contentOf, type Content} from "../../model/machine/content.ts"
import {AT_HOME, IN_STORE} from "../../model/machine/layout.ts"
import type {Machine, WorkList} from "../../model/machine/machine.ts"
import type {State, Story} from "../../model/machine/story.ts"
import type {Pa} from "../../model/word.ts"
import {HOLDERS, type Holder} from "./moment.ts"

export const holderNumber = (holder: Holder): number => HOLDERS.indexOf(holder)

export interface Followed {
  /** A byte for each frame when the list is ready; not to be written. */
  readonly first: Uint8Array
  /** The same in a state, in an array of its own. */
  in(state: State): Uint8Array
}

export function followed(story: Story): Followed {
  const {machine} = story
  const {journal, list, frames} = machine
  const first = firstHolders(machine)
  const waits = waitsOf(list)
  const samples = HOLDERS.map((_, holder) => first.indexOf(holder))
  const [free, waiting, home] = (["free", "waiting", "home"] as const).map(holderNumber)
  const now = first.slice()
  let copied = 0

  /** A frame after so many pages. What the loop has written is home; a page that waited and was copied is nobody's. */
  function after(frame: number, pages: number): number {
    if (journal.last(frame, pages) !== undefined) return home
    return first[frame] === waiting && waits[frame] < pages ? free : first[frame]
  }

  function go(to: number) {
    for (let n = Math.min(copied, to); n < Math.max(copied, to); n++)
      for (const frame of [journal.frame(n), list.from(n)]) now[frame] = after(frame, to)
    copied = to
  }

  return {
    first,
    in(state) {
      go(state.copied)
      const made = now.slice()
      if (state.copied > 0) return made
      // Before the station that makes it a page is free: of each kind one page tells it of all.
      const there = samples.map(frame => frame < 0 || state.content(frames.pa(frame))?.kind !== "free")
      return there.includes(false) ? made.map(holder => (there[holder] ? holder : free)) : made
    },
  }
}

/** What each frame is when the list is ready. Most of a large memory is free: only where something may be one looks. */
function firstHolders(machine: Machine): Uint8Array {
  const {frames, layout, source, owners, memory} = machine
  const first = new Uint8Array(frames.count).fill(holderNumber("free"))
  const waiting = holderNumber("waiting")
  const look = (frame: number) => {
    if (frames.memory(frames.pa(frame)) >= 0)
      first[frame] = holderNumber(holderOf(contentOf(machine, memory.content(frame, 0)), frames.pa(frame)))
  }
  // Nearly all of what is loaded waits, so it is not looked at one by one.
  for (let frame = 0; frame < layout.loaded.length; frame++)
    if (layout.loaded[frame] === IN_STORE) first[frame] = waiting
    else if (layout.loaded[frame] === AT_HOME || layout.used(frame)) look(frame)
  for (const place of source.places)
    for (const [start, end] of frames.within(place)) for (let frame = start; frame < end; frame++) look(frame)
  for (const frame of owners.keys()) look(frame)
  for (const [start, end] of frames.within({start: 0 as Pa, end: (2 ** 52) as Pa}))
    if (frames.memory(frames.pa(start)) < 0) first.fill(holderNumber("hole"), start, end)
  return first
}

/** For each frame up to the last one in which a page waits the place of that page in the list; of others its length. */
function waitsOf(list: WorkList): Int32Array {
  let last = -1
  for (let n = 0; n < list.length; n++) last = Math.max(last, list.from(n))
  const waits = new Int32Array(last + 1).fill(list.length)
  for (let n = list.length - 1; n >= 0; n--) waits[list.from(n)] = n
  return waits
}

/** Where a content has another name than its holder. */
const NAMES = {
  source: "source table",
  copy: "copy table",
  "exit tables": "exit table",
  other: "data",
} as const

/** What a frame is whose data nobody has moved yet. kexec's list has pages, too, that were loaded where they belong: these wait for nothing. */
function holderOf(content: Content, pa: Pa): Holder {
  if (content.kind === "image")
    return content.page === null || content.home === pa ? "home since loading" : "waiting"
  const {kind} = content
  return kind in NAMES
    ? NAMES[kind as keyof typeof NAMES]
    : (kind as Exclude<typeof kind, keyof typeof NAMES>)
}
