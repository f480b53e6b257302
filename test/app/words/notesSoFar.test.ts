import {expect, test} from "vitest"
import {FLAGS} from "../../../src/app/control/revisions.ts"
import {noteInIdmap, noteSoFar} from "../../../src/app/words/notesSoFar.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import type {Loaded} from "../../../src/model/loaded.ts"
import {run} from "../../../src/model/run.ts"
import {copyLine} from "../../../src/model/steps/copyLine.ts"
import {stateAt} from "../../../src/model/steps/state.ts"
import {load} from "../../format/files.ts"

const byHand = (name: string) => handmade.find(example => example.name === name)!.make()

/** A line, and what the four places say after one of its steps. */
function told({source, experiment}: Loaded, parts: Partial<Experiment> = {}) {
  const e = {...experiment, ...parts}
  const line = copyLine(e, source)
  const whole = run(e, source)
  const notes = (step: number) =>
    FLAGS.map(name => noteSoFar(name, e, source.geometry, stateAt(line, step), whole))
  return {line, notes, texts: (step: number) => notes(step).map(({text}) => text)}
}

test("a flag that is on tells what it did until the step, one that is off what it would do in all", async () => {
  const {texts, notes} = told(await load("6.1-4k-default"))
  const others = [
    "off; would change nothing here",
    "off; would refuse nothing here",
    "off; no page to map yet",
  ]
  expect(texts(0)).toEqual(["on; changed nothing so far", ...others])
  expect(texts(534)).toEqual(["so far 1 became writable", ...others])
  expect(notes(534)[0]).toMatchObject({did: true, short: "1 writable so far"})
  expect(texts(85_000)[0]).toBe("so far 636 became writable")
})

test("what a kernel leaves out is counted as far as it has come", async () => {
  const {texts} = told(await load("6.1-4k-crash"), {revision: "v5.16"})
  expect([0, 180_000].map(step => texts(step)[1])).toEqual([
    "off; 0 left out so far",
    "off; 8,215 left out so far",
  ])
})

test("before the step that refuses nothing was refused; where no frame is checked, a bad one is in the range", () => {
  const {line, texts} = told(byHand("hole"))
  expect(texts(line.count - 1)[2]).toBe("on; refused nothing so far")
  expect(told(byHand("hole"), {revision: "mainline"}).texts(1)[2]).toBe("1 bad frame in the range")
})

test("pages come after the copy; then the copy's notes are whole, and a block gives way at its step", () => {
  const {line, texts} = told(byHand("map-block"))
  const [copied] = line.ends
  expect(texts(1)[3]).toBe("on; pages come after the copy")
  expect(texts(copied)).toEqual([
    "on; changed nothing here",
    "off; would change nothing here",
    "off; would refuse nothing here",
    "on; pages come after the copy",
  ])
  expect([copied + 1, line.count - 1].map(step => texts(step)[3])).toEqual([
    "on; pages come after the copy",
    "an empty table for a block",
  ])
})

test("while pages are mapped the copy is told of as whole", () => {
  const {line, texts} = told(byHand("read-only"), {maps: byHand("map-block").experiment.maps})
  const [copied] = line.ends
  expect([copied - 1, copied, copied + 1].map(step => texts(step)[0])).toEqual([
    "so far 133 became writable",
    "133 entries became writable",
    "133 entries became writable",
  ])
})

test("idmap_page asks no flag: none tells there of the copy, and how it is set is said", () => {
  const {experiment} = byHand("read-only")
  const said = (parts: Partial<Experiment>) =>
    FLAGS.map(name => noteInIdmap(name, {...experiment, ...parts}).text)
  expect(said({revision: "v5.16", debugPagealloc: true})).toEqual([
    "no part in idmap_page",
    "on; no part in idmap_page",
    "no part in idmap_page",
    "no part in idmap_page",
  ])
  expect(said({})[2]).toBe("off; no part in idmap_page")
  expect(noteInIdmap("mkwrite", experiment)).toMatchObject({did: false, short: "not in idmap_page"})
})
