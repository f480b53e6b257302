import {expect, test} from "vitest"
import {note} from "../../../src/app/words/notes.ts"
import {FLAGS} from "../../../src/app/control/revisions.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import type {Loaded} from "../../../src/model/loaded.ts"
import {run} from "../../../src/model/run.ts"
import {toPa, toVa} from "../../../src/model/word.ts"
import {load} from "../../format/files.ts"

const real = load("6.1-4k-default")
const crash = load("6.1-4k-crash")
const byHand = (name: string) => handmade.find(example => example.name === name)!.make()

function notes({source, experiment}: Loaded, parts: Partial<Experiment> = {}) {
  const e = {...experiment, ...parts}
  const outcome = run(e, source)
  return FLAGS.map(name => note(name, e, source.geometry, outcome))
}
const texts = (loaded: Loaded, parts?: Partial<Experiment>) => notes(loaded, parts).map(n => n.text)
const none = {mkwrite: false, mkvalid: false, checkpfn: false, forcemap: false}

test("the four notes of the main screen", async () => {
  expect(texts(await real)).toEqual([
    "636 entries became writable",
    "off; would change nothing here",
    "off; would refuse nothing here",
    "off; no page to map yet",
  ])
  expect(notes(await real).map(n => n.short)).toEqual([
    "636 now writable",
    "off; nothing to revive",
    "off; all frames are RAM",
    "off; no page to map",
  ])
  expect(notes(await real).map(n => n.did)).toEqual([true, false, false, false])
})

test("a switch that is off says how much it would change", async () => {
  expect(texts(await crash, {flags: none}).slice(0, 2)).toEqual([
    "off; would make 602 writable",
    "off; would make 8,215 valid",
  ])
  expect(texts(byHand("hole"), {flags: none})[2]).toBe("off; would stop at 0x4280_0000")
})

test("a switch that is on and finds nothing says so", async () => {
  const flags = {mkwrite: true, mkvalid: true, checkpfn: true, forcemap: true}
  expect(texts(await real, {flags}).slice(1)).toEqual([
    "on; changed nothing here",
    "on; refused nothing here",
    "on; no page to map yet",
  ])
})

test("CHECKPFN names the frame at which it stopped", async () => {
  const frames = [{start: toPa(0x4000_0000), end: toPa(0x50d3_b000)}]
  const flags = {...none, mkwrite: true, checkpfn: true}
  expect(notes(await real, {flags, frames})[2]).toEqual({
    did: true,
    text: "stopped at 0x50d3_b000",
    short: "stopped at 0x50d3_b000",
  })
})

test("a run that ended before it came to a flag's entries says so, and only then", () => {
  const all = {mkwrite: true, mkvalid: true, checkpfn: true, forcemap: true}
  const limited = (limit: number, parts: Partial<Experiment> = {}) => {
    const loaded = byHand("read-only")
    return texts(loaded, {allocator: {...loaded.experiment.allocator, limit}, ...parts})
  }
  for (const limit of [0, 1, 2, 3]) {
    expect(limited(limit, {flags: none}).slice(0, 3)).toEqual(Array(3).fill("off; it did not come to that"))
    expect(limited(limit, {flags: all}).slice(0, 3)).toEqual(Array(3).fill("on; it did not come to that"))
    expect(limited(limit, {revision: "v6.12"}).slice(0, 3)).toEqual(Array(3).fill("it did not come to that"))
  }
  expect(limited(4, {flags: all}).slice(0, 3)).toEqual([
    "5 entries became writable",
    "on; changed nothing here",
    "on; refused nothing here",
  ])
  expect(limited(4, {flags: none})[0]).toBe("off; 133 in the range are read-only")
  const badLast = [{start: toPa(0x4000_0000), end: toPa(0x4f00_0000)}]
  expect(limited(4, {flags: none, frames: badLast})[2]).toBe("off; would refuse nothing here")
})

test("a page to map is not reached by a copy that ended before", () => {
  const loaded = byHand("map-page")
  const allocator = {...loaded.experiment.allocator, limit: 3}
  expect(texts(loaded, {allocator})[3]).toBe("off; it did not come to that")
  expect(texts(loaded, {allocator, revision: "merged-v5.7"})[3]).toBe("it did not come to that")
  expect(texts(loaded, {revision: "hibernate-v5.2"})[3]).toBe("no function to map it with")
})

test("without CHECKPFN the first bad frame is named, and in little room their number", async () => {
  expect(notes(await real, {frames: []})[2]).toEqual({
    did: false,
    text: "off; would stop at 0x4000_0000",
    short: "off; 125,952 bad frames",
  })
})

test("Linux 7.1: what stays PTE_RDONLY is writable, but clean", () => {
  expect(notes(byHand("read-only"), {revision: "mainline"})[0]).toEqual({
    did: true,
    text: "133 entries became writable, clean",
    short: "133 writable, clean",
  })
})

test("two blocks replaced by single pages, and two pages in one block", () => {
  const loaded = byHand("map-block")
  const [map] = loaded.experiment.maps
  const at = (va: number) => ({...map, va: toVa(BigInt(map.va) + BigInt(va))})
  expect(texts(loaded, {maps: [map, at(0x40_0000)]})[3]).toBe("4 MiB − 8 KiB mapped no more")
  expect(texts(loaded, {maps: [map, at(0x1000)]})[3]).toBe("2 MiB − 8 KiB mapped no more")
})

test("FORCEMAP says what it took away, or that it was refused", () => {
  expect(texts(byHand("map-block"))[3]).toBe("2 MiB − 4 KiB mapped no more")
  expect(texts(byHand("map-gigabyte"))[3]).toBe("1 GiB − 4 KiB mapped no more")
  expect(texts(byHand("map-page"))[3]).toBe("off; refused: −ENXIO")
  expect(texts(byHand("map-page"), {flags: {...none, forcemap: true}})[3]).toBe("1 entry overwritten")
})

test("without a copy the three flags of the copy have nothing to say", async () => {
  expect(texts(await real, {range: null}).slice(0, 3)).toEqual([
    "nothing is copied",
    "off; nothing is copied",
    "off; nothing is copied",
  ])
})

test("where a revision has no flags, its rules say what they did", async () => {
  expect(texts(await crash, {revision: "merged-v5.12"})).toEqual([
    "602 entries became writable",
    "off; 8,215 left out",
    "refused nothing here",
    "no page to map yet",
  ])
  expect(texts(await crash, {revision: "merged-v5.12", debugPagealloc: true})[1]).toBe(
    "8,215 entries became valid",
  )
  expect(texts(byHand("hole"), {revision: "mainline"})[2]).toBe("1 bad frame copied unseen")
  expect(texts(byHand("map-page"), {revision: "v6.12"})[3]).toBe("no function to map it with")
})

test("while a switch is held it speaks of what becomes", async () => {
  const {source, experiment} = await crash
  expect(note("mkvalid", experiment, source.geometry, run(experiment, source), true).text).toBe(
    "8,215 entries become valid",
  )
})

test("a page that was edited to be writable does not become so", async () => {
  const edits = [{at: toPa(0x5ffa_f758), value: 0xe0_0000_4a2e_b707n}]
  const range = {start: toVa(0xffff_0000_0a2e_b000n), end: toVa(0xffff_0000_0a2e_c000n)}
  expect(texts(await real, {edits})[0]).toBe("635 entries became writable")
  expect(texts(await real, {edits, flags: none})[0]).toBe("off; would make 635 writable")
  expect(texts(await real, {edits, range})[0]).toBe("1 entry only got PTE_WRITE")
})
