// The work lists. kexec's: at a page of the old kernel's text, at a link to the next page of words, between two segments, at its end, above 4 GiB,
// and overwritten; hibernate's, overwritten.

import {KimageList} from "../../../src/app/theatre/KimageList.tsx"
import {CAPTURED_KEXEC} from "../../../src/model/machine/scenario.ts"
import type {Story} from "../../../src/model/machine/story.ts"
import {momentOf} from "../../../src/view/theatre/momentOf.ts"
import {tell} from "../../model/machine/stories.ts"
import {WorkList} from "../../../src/app/theatre/WorkList.tsx"
import {playbillOf} from "../../../src/view/theatre/playbill.ts"
import {astray} from "../../view/theatre/theatres.ts"
import type {Open, Part} from "../picture.ts"

async function captured(open: Open): Promise<Story> {
  return tell(await open("6.1-4k-default"), {revision: "v5.16"}, {kexec: {placed: CAPTURED_KEXEC}}, "kexec")
}

function listAt(story: Story, event: number): Part {
  const moment = momentOf(story, event)
  const {places} = story.machine.source
  return {element: <KimageList {...{moment, places}} list={moment.kimage!} rows={9} />, mode: "wide"}
}

async function atPage(open: Open, page: number): Promise<Part> {
  const story = await captured(open)
  return listAt(story, story.list.first + page)
}

export const kimageText = (open: Open) => atPage(open, 2049)
export const kimageLink = (open: Open) => atPage(open, 509)

export async function kimageSegments(open: Open): Promise<Part> {
  const story = await captured(open)
  const [{start, end}] = story.machine.kimage!.segments
  return listAt(story, story.list.first + (end - start) / story.machine.frames.bytes - 1)
}

export async function kimageDone(open: Open): Promise<Part> {
  const story = await captured(open)
  return listAt(story, story.length - 1)
}

export async function kimageHigh(open: Open): Promise<Part> {
  const story = tell(await open("index-bug"), {revision: "v5.16"}, {}, "kexec")
  return listAt(story, story.list.first + 20)
}

export async function kimageOverwritten(open: Open): Promise<Part> {
  const story = tell(await open("6.1-4k-default"), {}, {kexec: {safe: {list: false}}}, "kexec")
  return listAt(story, story.length - 1)
}

async function overwrittenPairs(open: Open, page: number): Promise<Part> {
  const story = astray(await open("hibernate-6.1-4k"), page)
  const moment = momentOf(story, story.length - 1)
  return {element: <WorkList playbill={playbillOf(story)} moment={moment} rows={9} />, mode: "wide"}
}

export const pairsOverwritten = (open: Open) => overwrittenPairs(open, 204)
export const nextOverwritten = (open: Open) => overwrittenPairs(open, 203)
