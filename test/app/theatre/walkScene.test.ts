// Which walks a moment shows.

import {expect, test} from "vitest"
import {secondScene, walkScene} from "../../../src/app/theatre/walkScene.ts"
import type {Told} from "../../../src/app/theatre/useStory.ts"
import {CAPTURED_KEXEC} from "../../../src/model/machine/scenario.ts"
import type {Story} from "../../../src/model/machine/story.ts"
import {momentOf} from "../../../src/view/theatre/momentOf.ts"
import {playbillOf} from "../../../src/view/theatre/playbill.ts"
import {load} from "../../format/files.ts"
import {bigVa} from "../../../src/model/word.ts"
import {NONE, tell} from "../../model/machine/stories.ts"

const captured = await load("6.1-4k-default")
const kexec = (flags = {...NONE, mkwrite: true}) =>
  tell(captured, {revision: "v1-as-intended", flags}, {kexec: {placed: CAPTURED_KEXEC}}, "kexec")

function toldOf(story: Story, event: number): Told {
  const {scenario, source} = story.machine
  return {
    scenario,
    source,
    playbill: playbillOf(story),
    moment: momentOf(story, event),
    words: null,
    remedy: null,
  }
}

test("below a store through a block there is room for where the code is fetched: TTBR0, the idmap's four tables, the control page", () => {
  const story = kexec()
  const told = toldOf(story, story.list.first + 2049)
  expect(walkScene(told)!.line.stops.map(({what}) => what)).toEqual([0, 1, 2, "to", "from"])
  const {line} = secondScene(told)!
  expect([line.register, line.access.kind]).toEqual(["TTBR0", "fetch"])
  expect(line.stops.map(({pa}) => pa)).toEqual([
    ...CAPTURED_KEXEC.exitTables.toReversed(),
    CAPTURED_KEXEC.exit,
  ])
})

test("at the end one sees where the restored kernel is fetched, by its own tables in TTBR1", async () => {
  const resume = await load("hibernate-6.1-4k")
  const story = tell(resume, {revision: "v5.16"})
  for (const event of [story.length - 2, story.length - 1]) {
    const told = toldOf(story, event)
    const {line} = secondScene(told) ?? walkScene(told)!
    expect([line.access.kind, line.register]).toEqual(["fetch", "TTBR1"])
    expect(line.access.va).toBe(bigVa(story.machine.text.first!))
    expect(line.stops[0].pa).toBe(story.machine.restoredRoot)
  }
})

test("below a walk of six stations there is none, nor below one that faulted", () => {
  const story = kexec()
  const page = Array.from({length: story.list.length}, (_, n) => story.list.first + n).find(
    event => walkScene(toldOf(story, event))!.line.stops.length > 5,
  )!
  expect(secondScene(toldOf(story, page))).toBe(null)
  const died = kexec(NONE)
  const end = toldOf(died, died.length - 1)
  expect(end.moment.end?.kind).toBe("fault")
  expect(secondScene(end)).toBe(null)
})
