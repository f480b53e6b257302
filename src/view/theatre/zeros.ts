// The zero page that was not safe: which page overwrote it, and what the CPU then read there as descriptors. Between the list and the restored kernel's
// tables TTBR1 points to it, so that nothing be mapped; whatever the CPU looks up at that moment, ahead of time, it finds there.

import {firstWrites} from "../../model/machine/overwritten.ts"
import type {Story} from "../../model/machine/story.ts"
import type {Zeros} from "./moment.ts"

/** null: nobody overwrote it, or it is not needed again. */
export function zerosOf(story: Story): Zeros | null {
  const {machine, list, length} = story
  const {zero, frames} = machine
  const page = firstWrites(machine).get(frames.number(zero))
  if (page === undefined) return null
  const looked: Zeros["looked"][number][] = []
  for (let event = list.first + list.length; event < length; event++) {
    if (story.state(event + 1).registers.ttbr1 !== zero) continue
    for (const {ahead, walk} of story.event(event).accesses) {
      const first = walk.steps[0]
      if (ahead && first?.descriptor)
        looked.push({index: first.index, word: first.descriptor, leads: walk.outputAddress !== null})
    }
  }
  return {page, looked}
}
