// The theatre's line of time, and ribbons alone.

import {CAPTURED_KEXEC, CAPTURED_RESUME, type Assumptions} from "../../../src/model/machine/scenario.ts"
import type {Flags} from "../../../src/model/experiment.ts"
import {simulate} from "../../../src/model/machine/story.ts"
import type {Playbill, TimeMark} from "../../../src/view/theatre/moment.ts"
import {playbillOf} from "../../../src/view/theatre/playbill.ts"
import {ribbonAlone, RIBBON_HEIGHT} from "../../../src/view/theatre/ribbonShapes.ts"
import {endPage, opensZoomed, timelineScale} from "../../../src/view/theatre/timelineScale.ts"
import {LINE_HEIGHT, NARROW_HEIGHT, timelineShapes} from "../../../src/view/theatre/timelineShapes.ts"
import {NONE, scenarioOf} from "../../model/machine/stories.ts"
import type {Open, Picture} from "../picture.ts"

/** Of the captured resume kernel, by patch v1 as intended. */
async function resume(open: Open, assumed: Partial<Assumptions>, flags: Flags): Promise<Playbill> {
  const loaded = await open("hibernate-6.1-4k")
  const own = {placed: CAPTURED_RESUME, pages: 9088, ...assumed}
  return playbillOf(simulate(scenarioOf(loaded, {revision: "v1-as-intended", flags}, own), loaded.source))
}

const WRITABLE = {...NONE, mkwrite: true}

function line(playbill: Playbill, event: number, width = 1216): Picture {
  const scale = timelineScale(playbill, width, opensZoomed(playbill), event)
  return {
    ...{width, height: scale.before.length === 0 ? NARROW_HEIGHT : LINE_HEIGHT, class: "theatre-slider"},
    ...{mode: "wide", painted: [], over: []},
    under: timelineShapes(playbill, scale, event),
  }
}

const eventOf = ({marks}: Playbill, kind: TimeMark["kind"]) => marks.find(mark => mark.kind === kind)!.event

export const lineMidRestore = async (open: Open) => {
  const playbill = await resume(open, {}, WRITABLE)
  return line(playbill, eventOf(playbill, "old root"))
}
export const lineDiedNoCopy = async (open: Open) => {
  const playbill = await resume(open, {copied: false}, WRITABLE)
  return line(playbill, playbill.length - 1)
}
export const lineDiedReadOnly = async (open: Open) => {
  const playbill = await resume(open, {}, NONE)
  return line(playbill, playbill.length - 1)
}
export const lineSurvived = async (open: Open) => {
  const playbill = await resume(open, {}, WRITABLE)
  return line(playbill, playbill.length - 1)
}
export const lineSwitch = async (open: Open) => line(await resume(open, {}, WRITABLE), 8)
export const lineKexec = async (open: Open) => {
  const loaded = await open("6.1-4k-default")
  const scenario = scenarioOf(loaded, {revision: "v5.16"}, {kexec: {placed: CAPTURED_KEXEC}}, "kexec")
  const playbill = playbillOf(simulate(scenario, loaded.source))
  return line(playbill, playbill.list.first + 2049)
}
export const line1024 = async (open: Open) => {
  const playbill = await resume(open, {}, WRITABLE)
  return line(playbill, eventOf(playbill, "read-only"), 816)
}
export const line390 = async (open: Open) => {
  const playbill = await resume(open, {}, NONE)
  return line(playbill, playbill.length - 1, 362)
}
export const line390NoCopy = async (open: Open) => {
  const playbill = await resume(open, {copied: false}, WRITABLE)
  return line(playbill, playbill.length - 1, 362)
}

/** Two runs on one scale, as the review has them. */
export const ribbonsCompared = async (open: Open): Promise<Picture> => {
  const [a, b] = [await resume(open, {}, WRITABLE), await resume(open, {}, NONE)]
  const run = (playbill: Playbill, died: string | null) => ({
    ...{pages: playbill.pages, spans: playbill.ribbon, end: endPage(playbill), died},
  })
  const place = {x: 0, width: 960}
  return {
    ...{width: 1000, height: 100, mode: "wide", class: "theatre-slider", painted: [], over: []},
    under: [
      ...ribbonAlone(run(a, null), {...place, key: "a", y: 10}),
      ...ribbonAlone(run(b, "1,585: fault"), {...place, key: "b", y: 38 + RIBBON_HEIGHT}),
    ],
  }
}
