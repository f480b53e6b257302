// One page has one name: what the ribbon calls by its place, the list and the stations call so, too.

import {expect, test} from "vitest"
import type {Pa} from "../../../src/model/word.ts"
import {heldName} from "../../../src/view/theatre/heldName.ts"
import {HOLDERS, type Holder} from "../../../src/view/theatre/moment.ts"
import {momentOf} from "../../../src/view/theatre/momentOf.ts"
import {playbillOf} from "../../../src/view/theatre/playbill.ts"
import {spanName} from "../../../src/view/theatre/timelineWords.ts"
import {stationText} from "../../../src/view/theatre/walkShapes.ts"
import {stationWords} from "../../../src/view/theatre/walkWords.ts"
import {load} from "../../format/files.ts"
import {resume} from "./theatres.ts"

const places = [
  {name: "KFENCE pool", start: 0x1000 as Pa, end: 0x3000 as Pa},
  {name: "module code", start: 0x3000 as Pa, end: 0x4000 as Pa},
  {name: "kernel code", start: 0x4000 as Pa, end: 0x5000 as Pa},
]
const short = (holder: Holder, pa: number) => heldName(places, HOLDERS.indexOf(holder), pa as Pa).short

test("data and modules go by their place, the kernel's own and what came by what they are", () => {
  expect([short("data", 0x1000), short("data", 0x2fff), short("data", 0x5000)]).toEqual([
    ...["KFENCE pool", "KFENCE pool", "data"],
  ])
  expect([short("text", 0x3000), short("text", 0x4000)]).toEqual(["module code", "text"])
  expect([short("home", 0x1000), short("source table", 0x1000)]).toEqual(["home", "source’s table"])
  expect(heldName(places, 255, 0 as Pa)).toEqual({word: "no memory", short: "no memory"})
})

test("ribbon, station and what is read out agree at a page of a module", async () => {
  const story = resume(await load("hibernate-6.1-4k"))
  const bill = playbillOf(story)
  const {from, holder, place} = bill.ribbon.find(span => span.place === "module code")!
  const moment = momentOf(story, story.list.first + from)
  const [line] = moment.walks
  const scene = {bill, live: moment.live, line, mark: null}
  const end = line.stops.findIndex(({what}) => what === "to")
  expect(spanName({holder, place})).toBe("module code")
  expect(stationWords(scene, end).first).toBe("module code")
  expect(stationText(scene, end)).toContain(", module code, ")
  expect(stationText(scene, end)).not.toContain("old kernel")
})
