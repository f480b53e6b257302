// The teller and the page's line to it: who asks again is answered that alone, a story that was told is kept, a scrub skips what it cannot keep up with.

import {expect, test} from "vitest"
import {pack, unpack} from "../../../src/app/theatre/packed.ts"
import {eventOf} from "../../../src/app/theatre/place.ts"
import {stories} from "../../../src/app/theatre/stories.ts"
import {teller, type Answer, type Question} from "../../../src/app/theatre/teller.ts"
import {simulate} from "../../../src/model/machine/story.ts"
import {momentOf} from "../../../src/view/theatre/momentOf.ts"
import {pageWordsOf} from "../../../src/view/theatre/pageWords.ts"
import {playbillOf} from "../../../src/view/theatre/playbill.ts"
import {load} from "../../format/files.ts"
import {made, NONE, scenarioOf} from "../../model/machine/stories.ts"

const loaded = made("map-block")
const scenario = scenarioOf(loaded, {revision: "v5.16"})
const short = scenarioOf(loaded, {revision: "v5.16"}, {copied: false})

/** A teller whose slices are done when the test says so, and what it answered. */
function told() {
  const answers: Answer[] = []
  const later: (() => void)[] = []
  const tell = teller(
    answer => answers.push(answer),
    next => later.push(next),
  )
  const work = () => {
    for (let next = later.shift(); next; next = later.shift()) next()
  }
  tell({type: "source", packed: pack(loaded.source)})
  return {answers, tell, work, later}
}
const asks = (tale: number, what = scenario, place = "end" as const): Question => ({
  ...{type: "tell", tale, scenario: what, place, near: null},
})

test("a source survives packing, table by table", async () => {
  for (const source of [loaded.source, (await load("6.12-16k-n1")).source]) {
    const {memory, ...rest} = unpack(structuredClone(pack(source)))
    expect(rest).toEqual({...source, memory: undefined, ...rest})
    expect([...memory.frames()]).toEqual([...source.memory.frames()])
    for (const pa of memory.frames()) expect(memory.frame(pa)).toEqual(source.memory.frame(pa))
  }
})

test("a story is told in slices with its progress, and is that of simulate()", () => {
  const {answers, tell, work} = told()
  tell(asks(1))
  work()
  const last = answers.at(-1)!
  const story = simulate(scenario, loaded.source)
  expect(last).toEqual({
    ...{tale: 1, type: "told", playbill: playbillOf(story), moment: momentOf(story, story.length - 1)},
    words: null,
  })
  const stages = answers.flatMap(answer => (answer.type === "progress" ? [answer.progress.stage] : []))
  const order = ["machine", "list", "picture"]
  expect(stages).toEqual(stages.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)))
})

test("who asks for another story is told that one alone", () => {
  const {answers, tell, work, later} = told()
  tell(asks(1))
  // Another slice is to come, or all was done in the first.
  const unfinished = later.length > 0
  tell(asks(2, short))
  work()
  const tales = answers.filter(({type}) => type === "told").map(({tale}) => tale)
  expect(tales).toEqual(unfinished ? [2] : [1, 2])
})

test("a story that was told is kept: its playbill is the same value, without progress", () => {
  const {answers, tell, work} = told()
  for (const [n, what] of [scenario, short, scenario].entries()) {
    tell(asks(n, what))
    work()
  }
  const bills = answers.flatMap(answer => (answer.type === "told" ? [answer.playbill] : []))
  expect(bills[2]).toBe(bills[0])
  expect(answers.filter(({tale, type}) => tale === 2 && type === "progress")).toEqual([])
})

test("what no machine can be made of is said", () => {
  const {answers, tell, work} = told()
  tell(
    asks(
      1,
      scenarioOf(
        loaded,
        {allocator: {...loaded.experiment.allocator, base: loaded.source.ram[0].start}},
        {pages: 0},
      ),
    ),
  )
  work()
  expect(answers.at(-1)).toMatchObject({tale: 1, type: "failed", message: expect.stringContaining("memory")})
})

test("while a moment is on its way, of the questions for others the last one goes", () => {
  const asked: Question[] = []
  const heard: Answer[] = []
  let answer: (answer: Answer) => void = () => {}
  const line = stories(
    one => heard.push(one),
    hear => {
      answer = hear
      return {post: question => asked.push(question), close: () => {}}
    },
  )
  line.tell(scenario, loaded.source, "end", null)
  for (const event of [1, 2, 3]) line.moment(event, null)
  expect(asked.map(({type}) => type)).toEqual(["source", "tell"])
  answer({tale: 1, type: "progress", progress: {stage: "machine"}})
  expect(asked).toHaveLength(2)
  answer({tale: 0, type: "failed", message: "too late"})
  expect(heard).toHaveLength(1)
  answer({tale: 1, type: "failed", message: "no"})
  expect(asked.slice(2)).toEqual([{type: "moment", place: 3, near: null}])
  line.tell(short, loaded.source, "end", null)
  expect(asked.slice(3).map(({type}) => type)).toEqual(["tell"])
})

const near = loaded.source.root

test("the words of a page come with each moment, and alone when another page is asked for", () => {
  const {answers, tell, work} = told()
  tell({...asks(1), near} as Question)
  work()
  tell({type: "moment", place: 3, near})
  tell({type: "words", near: (near + 4096) as typeof near})
  tell({type: "moment", place: 4, near: null})
  const story = simulate(scenario, loaded.source)
  const words = (event: number, pa = near) => pageWordsOf(story, event, pa)
  const heard = answers.filter(({type}) => type !== "progress")
  expect(heard.map(answer => "words" in answer && answer.words)).toEqual([
    words(story.length - 1),
    words(3),
    words(3, (near + 4096) as typeof near),
    null,
  ])
})

test("a page that is asked for while a moment waits goes with it; alone it waits itself", () => {
  const asked: Question[] = []
  let answer: (answer: Answer) => void = () => {}
  const line = stories(
    () => {},
    hear => {
      answer = hear
      return {post: question => asked.push(question), close: () => {}}
    },
  )
  line.tell(scenario, loaded.source, "end", null)
  line.words(near)
  const done = () => answer({tale: 1, type: "failed", message: "no"})
  done()
  line.moment(5, near)
  line.words((near + 4096) as typeof near)
  done()
  expect(asked.slice(2)).toEqual([
    {type: "words", near},
    {type: "moment", place: 5, near: near + 4096},
  ])
})

test("a story that ends badly opens at its end, one that ends well at the old root, or the first page that was read-only", () => {
  const events = (name: string, change = {}) => {
    const bill = playbillOf(simulate(scenarioOf(made(name), change), made(name).source))
    return [
      eventOf(bill, "opening") - (bill.length - 1),
      eventOf(bill, 1e9) - (bill.length - 1),
      eventOf(bill, 5),
    ]
  }
  expect(events("read-only", {flags: NONE})[0]).toBe(0)
  const [opening, behind, fifth] = events("read-only", {flags: {...NONE, mkwrite: true}})
  expect(opening).toBeLessThan(-100)
  expect([behind, fifth]).toEqual([0, 5])
})

/** A page forced into a block. */
const forced = scenarioOf(loaded, {}, {pages: 12500})

test("at a bad end what helps is tried, and comes after its moment, once for all", () => {
  const {answers, tell, work} = told()
  tell(asks(1, forced))
  work()
  const types = () => answers.map(({type}) => type).filter(type => type !== "progress")
  expect(types()).toEqual(["told", "remedy"])
  expect(answers.at(-1)).toMatchObject({
    remedy: {label: "Map nothing into the copy and try again", changes: [{kind: "map nothing"}]},
  })
  tell({type: "moment", place: 3, near: null})
  tell({type: "moment", place: "end", near: null})
  expect(types().slice(2)).toEqual(["moment", "moment", "remedy"])
})

test("who looks at another story meanwhile hears nothing of that", () => {
  const {answers, tell, work, later} = told()
  tell(asks(1, forced))
  while (answers.at(-1)?.type !== "told") later.shift()!()
  tell(asks(2))
  work()
  expect(answers.filter(({type}) => type === "remedy")).toEqual([])
})
