// What stands out on the line of time, and at which event: found in the registers, the list and the end, never told by the scenario.

import type {Barred} from "./barred.ts"
import type {TimeMark, Zeros} from "./moment.ts"
import {lostKimage} from "../../model/machine/lostKimage.ts"
import {lostList} from "../../model/machine/lostList.ts"
import type {OverwrittenTable} from "../../model/machine/overwritten.ts"
import type {Story} from "../../model/machine/story.ts"

const NONE = {readOnly: -1, invalid: -1}

interface Known {
  readonly overwritten: readonly OverwrittenTable[]
  readonly zeros: Zeros | null
  readonly barred: Barred
}

/** The marks of a story, by event. */
export function marksOf(story: Story, {overwritten, zeros, barred}: Known): TimeMark[] {
  const {end, length, list} = story
  // With the MMU off nobody asks what a table allows.
  const {readOnly, invalid} = story.state(list.first).registers.mmu ? barred.first() : NONE
  const pages = [
    ["live table", overwritten.find(({live}) => live)?.page ?? -1],
    ["old root", oldRoot(story)],
    ["read-only", readOnly],
    ["invalid", invalid],
    ["lost list", lostList(story)?.page ?? -1],
    ["lost kimage", lostKimage(story)?.page ?? -1],
    ["lost code", lostCode(story)],
    ["zero page", zeros?.page ?? -1],
  ] as const
  const marks: TimeMark[] = [
    ...switches(story),
    // What the list would come to later it never comes to.
    ...pages
      .filter(([, page]) => page >= 0 && page < list.length)
      .map(([kind, page]): TimeMark => ({kind, page, event: list.first + page})),
  ]
  const last = {event: length - 1, page: story.station(length - 1).page}
  if (end.kind === "survived") marks.push({...last, kind: "jump"})
  else if (end.kind !== "refused") marks.push({...last, kind: "fault"})
  return marks.sort((a, b) => a.event - b.event)
}

/**
 * Where TTBR1 was given tables, or translation was turned off or on: with the MMU off a register may change as it likes. On its way TTBR1 points to the zero
 * page, which translates nothing.
 */
function switches(story: Story): TimeMark[] {
  const {machine, length, list} = story
  const stations = Array.from({length: length - list.length}, (_, n) =>
    n < list.first ? n : n + list.length,
  )
  return stations.flatMap(event => {
    const [before, after] = [story.state(event).registers, story.state(event + 1).registers]
    const turned = after.ttbr1 !== before.ttbr1 && after.ttbr1 !== machine.zero
    const passed = before.ttbr1 === machine.zero && after.ttbr1 !== machine.zero
    return (after.mmu && (turned || passed)) || before.mmu !== after.mmu
      ? [{event, page: null, kind: "points" as const}]
      : []
  })
}

/** The page that overwrote the root that was left; -1: none, or it is still in use. */
function oldRoot(story: Story): number {
  const {journal, frames, source} = story.machine
  if (story.state(story.list.first).registers.ttbr1 === source.root) return -1
  const root = frames.number(source.root)
  for (let page = 0; page < journal.length; page++) if (journal.frame(page) === root) return page
  return -1
}

/** The page that overwrote the code that copies, if the CPU ran what it left there; -1: no page did. */
function lostCode({end, machine: {journal, layout, frames}}: Story): number {
  if (end.kind !== "strange code" || end.pa !== frames.pa(layout.exit)) return -1
  for (let page = journal.length - 1; page >= 0; page--) if (journal.frame(page) === layout.exit) return page
  return -1
}
