// What every frame is, followed through the list: each is looked at once, and from moment to moment only those that the pages between them touch.

import {contentOf, type Content} from "../../model/machine/content.ts"
import type {State, Story} from "../../model/machine/story.ts"
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
  const {journal, list, memory, frames} = machine
  const first = Uint8Array.from({length: frames.count}, (_, frame) =>
    holderNumber(
      frames.memory(frames.pa(frame)) < 0 ? "hole" : holderOf(contentOf(machine, memory.content(frame, 0))),
    ),
  )
  // The page of the list that waits in a frame.
  const waits = new Int32Array(frames.count).fill(list.length)
  for (let n = list.length - 1; n >= 0; n--) waits[list.from(n)] = n
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

/** Where a content has another name than its holder. */
const NAMES = {
  source: "source table",
  copy: "copy table",
  "exit tables": "exit table",
  other: "data",
} as const

/** What a frame is whose data nobody has moved yet. */
function holderOf(content: Content): Holder {
  const {kind} = content
  if (kind === "image") return content.page === null ? "home since loading" : "waiting"
  return kind in NAMES
    ? NAMES[kind as keyof typeof NAMES]
    : (kind as Exclude<typeof kind, keyof typeof NAMES>)
}
