// The walk's stations and rails, at the moments of the captured resume.

import {describe, expect, test} from "vitest"
import type {Shape} from "../../../src/view/draw.ts"
import {flatWalk, flatWords} from "../../../src/view/theatre/flatWalk.ts"
import {readTwice} from "../../../src/view/theatre/twice.ts"
import {
  faultAt,
  hueOf,
  leadersOf,
  PITCH,
  stationText,
  stationYs,
  walkShapes,
} from "../../../src/view/theatre/walkShapes.ts"
import {bytesOf, heldBy, letterOf, stationWords, type WalkScene} from "../../../src/view/theatre/walkWords.ts"
import {load} from "../../format/files.ts"
import {simulate} from "../../../src/model/machine/story.ts"
import {tableFrames} from "../../../src/model/machine/restored.ts"
import {HOLDERS} from "../../../src/view/theatre/moment.ts"
import {frameAt, made, NONE, scenarioOf, tell, withPlace} from "../../model/machine/stories.ts"
import {resume, theatre} from "./theatres.ts"

const captured = await load("hibernate-6.1-4k")
const survived = resume(captured)
const readOnly = resume(captured, {}, NONE)
const noCopy = resume(captured, {copied: false})
const lastWalk = (story: typeof survived, mark: WalkScene["mark"] = null) =>
  theatre(story, story.length - 1, "wide", mark).walk
const keys = (shapes: readonly Shape[]) => shapes.map(({key}) => key)
const words = (scene: WalkScene) =>
  scene.line.stops.map((_, n) => {
    const {name, first, second, mark} = stationWords(scene, n)
    return `${name}: ${first} ${second}${mark ? ` (${mark})` : ""}`
  })

describe("a page that is copied", () => {
  const {list, machine} = survived
  const root = machine.frames.number(machine.source.root)
  const page = Array.from({length: list.length}, (_, n) => n).find(n => machine.list.to(n) === root)!
  const {walk} = theatre(survived, list.first + page, "wide", "made")

  test("has a station for each level, for where it goes and where it comes from", () => {
    expect(walk.line.stops.map(({what}) => what)).toEqual([0, 1, 2, 3, "to", "from"])
    expect(stationYs(walk.line, PITCH.usual)).toEqual([80, 146, 212, 278, 344, 410])
    expect(words(walk)).toEqual([
      ...["L0: [0] → table 482f_9000", "L1: [0] → table 482d_0000", "L2: [12] → table 4a28_e000"],
      "L3: [88] → page, writable (made)",
      ...["to: swapper_pg_dir no longer live", "from: image page waiting in a safe page"],
    ])
  })

  test("has rails in the hue of the live root, an arrow, and no buffer stop", () => {
    expect(hueOf(walk.line, walk.live)).toBe("copy")
    expect(faultAt(walk.line)).toBe(-1)
    const made = keys(walkShapes(walk, PITCH.usual))
    expect(made).toContain("arrow")
    expect(made).not.toContain("stop")
  })

  test("has leaders to all but where it comes from", () => {
    const leaders = leadersOf(walk.line, walk.live, PITCH.usual, 100)
    expect(leaders.map(({y, tone}) => `${y} ${tone}`)).toEqual([
      ...["180 copy", "246 copy", "312 copy", "378 copy", "444 accent"],
    ])
  })

  test("is said station by station", () => {
    expect(stationText(walk, 0)).toBe("L0, 0x4a28_8000, root, table of the copy, [0], → table 482f_9000")
  })
})

test("a store that is not allowed ends at a buffer stop, with nothing written", () => {
  const walk = lastWalk(readOnly, "missing")
  expect(faultAt(walk.line)).toBe(3)
  expect(words(walk).slice(3)).toEqual([
    "L3: [60] read-only AP[2] is 1 (missing)",
    "to: module code not written",
  ])
  const shapes = walkShapes(walk, PITCH.low)
  expect(keys(shapes)).toContain("stop")
  expect(keys(shapes)).toContain("rail beyond")
  expect(keys(shapes)).not.toContain("arrow")
})

test("a table that was overwritten is read as text, and as the entry that it is taken for", () => {
  const walk = lastWalk(noCopy)
  const twice = readTwice(walk.line, captured.source.geometry)!
  const {lo, hi} = twice.stop.entry!
  expect(twice.bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n)).toBe(
    (BigInt(hi) << 32n) | BigInt(lo),
  )
  expect(twice.is).toBe("invalid")
  expect(words(walk).at(-1)).toContain(`“${twice.bytes.map(letterOf).join("")}”`)
  expect(readTwice(lastWalk(readOnly).line, captured.source.geometry)).toBeNull()
})

describe("tables of the kernel's image, which are restored onto themselves", () => {
  test("are tables all the same while the old root is in use", () => {
    const loaded = made("empty-copy")
    const [root, top, middle] = tableFrames(loaded.source)
    const inImage = withPlace(loaded, {name: "kernel data", start: root, end: middle})
    const homes = [root, top].map(frameAt)
    const story = tell(inImage, {revision: "v1-as-intended"}, {copied: false, homes, order: "descending"})
    const {walk} = theatre(story, story.list.first + 1)
    expect(walk.live.source).toBe(true)
    expect(HOLDERS[heldBy(walk.line.stops[1])]).toBe("home")
    const tones = leadersOf(walk.line, walk.live, PITCH.usual, 0).map(({tone}) => tone)
    expect(tones).toEqual(["source", "source", "source", "accent"])
  })
})

test("a table that was overwritten is none any more, whosever root leads to it", () => {
  const walk = lastWalk(noCopy)
  const restored = {...walk, live: {...walk.live, source: false, restored: true}}
  expect(words(restored).at(-1)).toMatch(/no table any more$/)
})

test("bytes are in the order of memory, and what is no letter is a dot", () => {
  expect(bytesOf({lo: 0x4942_4c47, hi: 0x2e32_5f43})).toEqual([
    0x47, 0x4c, 0x42, 0x49, 0x43, 0x5f, 0x32, 0x2e,
  ])
  expect([0x47, 0x20, 0x7f, 0xff, 0].map(letterOf)).toEqual(["G", "·", "·", "·", "·"])
})

test("lying down it has the same stations without their neighbours, and stops where it stops", () => {
  const place = {x: 8, y: 62, width: 340, cell: 28, below: "names"} as const
  const shapes = flatWalk(lastWalk(readOnly), "flat", place)
  const said = shapes.flatMap(shape =>
    shape.kind === "text" && shape.class.startsWith("walk-name") ? [shape.text] : [],
  )
  expect(said).toEqual(["L0", "L1", "L2", "L3", "to"])
  expect(keys(shapes)).toContain("flat stop")
  const below = flatWords(lastWalk(readOnly, "missing"), "flat", 0, 118, 362)
  expect(below.flatMap(shape => (shape.kind === "text" ? [shape.text] : []))).toEqual([
    ...["W", "L3 [60] read-only AP[2] is 1", "not written"],
  ])
})

test("a page is read-only by AP[2], and by no other bit", () => {
  const walk = theatre(survived, survived.list.first).walk
  const leafWith = (lo: number) => {
    const stops = walk.line.stops.map(stop =>
      stop.next === "page" ? {...stop, entry: {...stop.entry!, lo}} : stop,
    )
    return words({...walk, line: {...walk.line, stops}})[3]
  }
  expect(leafWith(0x80)).toMatch(/→ page, read-only$/)
  expect(leafWith(0xffff_ff7f)).toMatch(/→ page, writable$/)
})

test("with the MMU off no register stands at the head of a walk: no rail, no root, and the title says so", async () => {
  const {source, experiment} = await load("6.1-4k-default")
  const scenario = scenarioOf({source, experiment, provenance: []}, {revision: "merged-v5.7"})
  const story = simulate({...scenario, transition: "kexec, MMU off"}, source)
  const {walk} = theatre(story, story.list.first + 100)
  const shapes = walkShapes(walk, PITCH.usual)
  expect(keys(shapes).filter(key => key.startsWith("rail"))).toEqual([])
  const texts = shapes.flatMap(shape => (shape.kind === "text" ? [shape.text] : []))
  expect(texts[0]).toMatch(/^No walk {2}store to 0x[0-9a-f_]+, the MMU is off$/)
  expect(texts).not.toContain("root")
})
