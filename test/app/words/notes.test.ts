import {expect, test} from "vitest"
import {note} from "../../../src/app/words/notes.ts"
import {FLAGS} from "../../../src/app/control/revisions.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import type {Loaded} from "../../../src/model/loaded.ts"
import {run} from "../../../src/model/run.ts"
import {toPa} from "../../../src/model/word.ts"
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
  expect(texts(byHand("hole"), {flags: none})[2]).toBe("off; 1 bad frame would stop it")
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

test("another error comes before CHECKPFN has looked at everything", () => {
  const flags = {...none, checkpfn: true}
  expect(texts(byHand("no-memory"), {flags})[2]).toBe("on; it did not come to that")
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
