// What every frame is when the list is ready: the quick way to it against a look at each frame.

import {expect, test} from "vitest"
import {contentOf, type Content} from "../../../src/model/machine/content.ts"
import {TRANSITIONS} from "../../../src/model/machine/scenario.ts"
import {simulate} from "../../../src/model/machine/story.ts"
import {followed} from "../../../src/view/theatre/followed.ts"
import {HOLDERS} from "../../../src/view/theatre/moment.ts"
import type {Pa} from "../../../src/model/word.ts"
import {load} from "../../format/files.ts"
import {made, scenarioOf} from "../../model/machine/stories.ts"

const NAMES: Readonly<Record<string, string>> = {
  ...{source: "source table", copy: "copy table", "exit tables": "exit table", other: "data"},
}

function holderOf(content: Content, pa: Pa): string {
  if (content.kind === "image") {
    const inPlace = content.page === null || content.home === pa
    return inPlace ? "home since loading" : "waiting"
  }
  return NAMES[content.kind] ?? content.kind
}

const examples = [
  ...(["read-only", "64k-42", "hole", "map-gigabyte"] as const).map(name => [name, made(name)] as const),
  ["6.1-4k-default", await load("6.1-4k-default")] as const,
]

test.each(examples)(
  "%s: no frame is anything else than what it holds, whatever the transition",
  (_, loaded) => {
    for (const transition of TRANSITIONS) {
      const {machine, ...story} = simulate({...scenarioOf(loaded), transition}, loaded.source)
      const {frames, memory} = machine
      const {first} = followed({machine, ...story})
      let wrong = 0
      for (let frame = 0; frame < frames.count; frame++) {
        const isMemory = frames.memory(frames.pa(frame)) >= 0
        const holder = isMemory
          ? holderOf(contentOf(machine, memory.content(frame, 0)), frames.pa(frame))
          : "hole"
        if (HOLDERS[first[frame]] !== holder) wrong++
      }
      expect([transition, wrong]).toEqual([transition, 0])
    }
  },
)

test("in a memory so large that most of it is not looked at, what the CPU needs is found wherever it lies", () => {
  const loaded = made("index-bug")
  const {end} = loaded.source.ram.at(-1)!
  const allocator = {...loaded.experiment.allocator, base: (end - 2 ** 24) as Pa}
  const story = simulate(scenarioOf(loaded, {allocator}), loaded.source)
  const {first} = followed(story)
  const {owners, layout} = story.machine
  const far = [...owners.keys()].filter(frame => frame >= layout.loaded.length)
  expect(far.length).toBeGreaterThan(0)
  expect(far.filter(frame => HOLDERS[first[frame]] === "free")).toEqual([])
})
