// A live table that the list had overwritten, and that a walk came to all the same, in a story that ended well: what lies there by then led on. It may
// be the restored kernel's table, which belongs there.

import type {Level} from "../geometry.ts"
import type {Accessed} from "./cpu.ts"
import type {Machine} from "./machine.ts"
import type {OverwrittenTable} from "./overwritten.ts"
import type {Story} from "./story.ts"
import {isRestoredTable} from "./tableIn.ts"
import type {Pa} from "../word.ts"

export interface LookedAgain {
  /** The page that overwrote the table. */
  readonly page: number
  /** At which level a walk came to it; `root`: with its first step. */
  readonly level: Level
  readonly root: boolean
  /** Is what lies there now the restored kernel's table? */
  readonly restored: boolean
}

/** Events that are looked at: each is executed again. */
const MOST = 4096

/** The first that a walk came to; null: no walk did; undefined: too many events to look at, or no live table was overwritten. */
export function lookedAgain(
  story: Story,
  overwritten: readonly OverwrittenTable[],
): LookedAgain | null | undefined {
  const {machine, list, length} = story
  const live = new Map(overwritten.filter(one => one.live).map(({frame, page}) => [frame, page]))
  const first = list.first + Math.min(...live.values())
  if (story.end.kind !== "survived" || live.size === 0 || length - first > MOST) return undefined
  for (let number = first; number < length; number++) {
    const {copied} = story.state(number)
    for (const access of missed(story.event(number).accesses, copied)) {
      const found = onTheWay(machine, live, access)
      if (found) return found
    }
  }
  return null
}

/** The accesses for which the tables were walked, and how many pages had been copied by then: what follows the store finds it done. */
function missed(accesses: readonly Accessed[], before: number) {
  const stored = accesses.findIndex(({stream, fault}) => stream === "to" && !fault)
  return accesses.flatMap(({hit, walk}, n) =>
    hit ? [] : [{walk, copied: stored >= 0 && n > stored ? before + 1 : before}],
  )
}

function onTheWay(
  machine: Machine,
  live: ReadonlyMap<number, number>,
  {walk, copied}: {walk: Accessed["walk"]; copied: number},
): LookedAgain | null {
  const {frames, memory} = machine
  for (const [n, {table, level}] of walk.steps.entries()) {
    const frame = frames.number((table - (table % frames.bytes)) as Pa)
    const page = live.get(frame)
    if (page === undefined || page >= copied) continue
    const restored = isRestoredTable(machine, frame, memory.content(frame, copied))
    return {page, level, root: n === 0, restored}
  }
  return null
}
