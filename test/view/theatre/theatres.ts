// Moments of stories as the theatre's pictures are given them.

import type {Flags} from "../../../src/model/experiment.ts"
import type {Loaded} from "../../../src/model/loaded.ts"
import {CAPTURED_RESUME} from "../../../src/model/machine/scenario.ts"
import type {Story} from "../../../src/model/machine/story.ts"
import {mapLayout, usedRows} from "../../../src/view/theatre/mapLayout.ts"
import {MAP_FRAMES, type MapScene} from "../../../src/view/theatre/mapScene.ts"
import type {Moment, Playbill} from "../../../src/view/theatre/moment.ts"
import {momentOf} from "../../../src/view/theatre/momentOf.ts"
import {playbillOf} from "../../../src/view/theatre/playbill.ts"
import type {Pa, Va} from "../../../src/model/word.ts"
import {leadersOf, PITCH} from "../../../src/view/theatre/walkShapes.ts"
import type {WalkScene, WriteMark} from "../../../src/view/theatre/walkWords.ts"
import {NONE, tell, type Assumed} from "../../model/machine/stories.ts"

/** The captured resume, through v1 as intended, with MKWRITE. */
export function resume(
  captured: Loaded,
  assumed: Assumed = {},
  flags: Flags = {...NONE, mkwrite: true},
): Story {
  return tell(
    captured,
    {revision: "v1-as-intended", flags},
    {placed: CAPTURED_RESUME, pages: 9088, ...assumed},
  )
}

export interface Theatre {
  readonly bill: Playbill
  readonly moment: Moment
  readonly map: MapScene
  readonly walk: WalkScene
}

/** Where the walk begins below the map's top, px. */
export const WALK_TOP = 134

export function theatre(
  story: Story,
  event: number,
  mode: keyof typeof MAP_FRAMES = "wide",
  mark: WriteMark = null,
): Theatre {
  const bill = playbillOf(story)
  const moment = momentOf(story, event)
  const frame = MAP_FRAMES[mode]
  const used = usedRows(bill, moment.holders)
  const layout = mapLayout(bill, row => used.has(row), {...frame.space, scale: 1})
  const pitch = moment.end ? PITCH.low : PITCH.usual
  const [line] = moment.walks
  const leaders = line ? leadersOf(line, moment.live, pitch, WALK_TOP) : []
  return {
    bill,
    moment,
    map: {frame, layout, bill, moment, leaders},
    walk: {bill, live: moment.live, line, mark},
  }
}

/**
 * A resume in which one bit of the copy leads a page to a frame of the list: page 203 + n of an ascending list over the words of its n + 1st page. Which pages
 * are copied is chosen so that there is such a bit.
 */
export function astray(captured: Loaded, page: number): Story {
  const homes = [
    [0x4000_0000, 0x4020_0000],
    [0x4100_0000, 0x4140_0000],
    [0x482c_0000, 0x4840_0000],
    [0x4a00_0000, 0x4a20_0000],
  ].map(([start, end]) => ({start: start as Pa, end: end as Pa}))
  const assumed = {homes, order: "ascending"} as const
  const {list, frames, shift} = resume(captured, assumed).machine
  const va = (frames.pa(list.to(page)) + shift) as Va
  return resume(captured, {...assumed, turned: {level: 3, va, bit: 27}})
}
