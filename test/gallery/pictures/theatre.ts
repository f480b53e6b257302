// The theatre: memory and the walk, at the moments that it is about.

import {HOLDERS} from "../../../src/view/theatre/moment.ts"
import {mapLayout} from "../../../src/view/theatre/mapLayout.ts"
import {mapTones, paintMap} from "../../../src/view/theatre/mapPixels.ts"
import {besideShapes, elementHeight, overShapes, type MapScene} from "../../../src/view/theatre/mapScene.ts"
import {flatWalk, flatWords} from "../../../src/view/theatre/flatWalk.ts"
import {lookOf} from "../../../src/view/theatre/holders.ts"
import {readTwice, TWICE, twiceShapes} from "../../../src/view/theatre/twice.ts"
import {PITCH, titleShapes, WALK, walkHeight, walkShapes} from "../../../src/view/theatre/walkShapes.ts"
import type {Geometry} from "../../../src/model/geometry.ts"
import {NONE} from "../../model/machine/stories.ts"
import {resume, theatre, type Theatre} from "../../view/theatre/theatres.ts"
import type {Open, Painted, Picture} from "../picture.ts"

const open384 = (open: Open) => open("hibernate-6.1-4k")

/** "x104 r408": the letters of a row's frames, and how many follow each other. */
function rowTexts({bill, moment}: MapScene): string[] {
  const texts: string[] = []
  for (const {first, count} of bill.parts)
    for (let n = 0; n < count; n += bill.rowFrames) {
      const row = moment.holders.subarray(first + n, first + Math.min(count, n + bill.rowFrames))
      texts.push(runs(row))
    }
  return joined(texts)
}

function runs(row: Uint8Array): string {
  const words: string[] = []
  for (let from = 0, at = 0; at < row.length; from = at) {
    while (at < row.length && row[at] === row[from]) at++
    const pale = HOLDERS[row[from]] === "home since loading" ? "'" : ""
    words.push(`${lookOf(row[from])?.letter || "-"}${pale}${at - from}`)
  }
  return words.join(" ")
}

/** Equal neighbours as one line. */
function joined(texts: readonly string[]): string[] {
  const lines: string[] = []
  for (let from = 0, at = 0; at < texts.length; from = at) {
    while (at < texts.length && texts[at] === texts[from]) at++
    lines.push(`${from}${at - from > 1 ? ` to ${at - 1}` : ""}: ${texts[from]}`)
  }
  return lines
}

function pixels(scene: MapScene): Painted {
  const {space, height} = scene.layout
  return {
    ...{name: "map", x: space.x, y: space.y, width: space.width, height: height / space.scale},
    text: rowTexts(scene),
    paint(context, palette, scale) {
      const layout = mapLayout(scene.bill, () => true, {...space, scale})
      const image = context.createImageData(layout.columns, layout.height)
      paintMap(new Uint32Array(image.data.buffer), layout, scene.moment, mapTones(palette))
      context.putImageData(image, 0, 0)
    },
  }
}

function mapPicture({map}: Theatre): Picture {
  const {width} = map.frame
  const height = elementHeight(map.frame, map.layout)
  return {
    ...{width, height, mode: map.frame.phone ? "phone" : "wide", class: "memory-map"},
    under: besideShapes(map),
    painted: [pixels(map)],
    over: overShapes(map),
  }
}

function walkPicture({walk, moment}: Theatre, geometry: Geometry): Picture {
  const pitch = moment.end ? PITCH.low : PITCH.usual
  const bottom = walkHeight(walk.line, pitch)
  const twice = readTwice(walk.line, geometry)
  const shapes = [...walkShapes(walk, pitch), ...(twice ? twiceShapes(twice, 0, bottom) : [])]
  return {
    ...{width: WALK.width, height: bottom + (twice ? TWICE.height : 0), mode: "wide", class: "walk-view"},
    ...{under: shapes, painted: [], over: []},
  }
}

const survivors = (open: Open) => open384(open).then(captured => resume(captured))
const noCopies = (open: Open) => open384(open).then(captured => resume(captured, {copied: false}))
const readOnlys = (open: Open) => open384(open).then(captured => resume(captured, {}, NONE))

/** The event at which the old root is overwritten. */
async function middle(open: Open): Promise<Theatre> {
  const story = await survivors(open)
  const {list, machine} = story
  for (let n = 0; n < list.length; n++)
    if (machine.list.to(n) === machine.frames.number(machine.source.root))
      return theatre(story, list.first + n, "wide", "made")
  throw new RangeError("the old root is in no destination")
}

export const theatreMap = (open: Open) => middle(open).then(mapPicture)

export const theatreWalk = async (open: Open) =>
  walkPicture(await middle(open), (await open384(open)).source.geometry)

async function lastOf(
  story: Promise<ReturnType<typeof resume>>,
  mode: "wide" | "phone" = "wide",
): Promise<Theatre> {
  const told = await story
  return theatre(
    told,
    told.length - 1,
    mode,
    told.end.kind === "fault" && told.end.fault.kind === "permission" ? "missing" : null,
  )
}

export const theatreNoCopyMap = (open: Open) => lastOf(noCopies(open)).then(mapPicture)

export const theatreNoCopyWalk = async (open: Open) =>
  walkPicture(await lastOf(noCopies(open)), (await open384(open)).source.geometry)

export const theatreReadOnlyMap = (open: Open) => lastOf(readOnlys(open)).then(mapPicture)

export const theatreReadOnlyWalk = async (open: Open) =>
  walkPicture(await lastOf(readOnlys(open)), (await open384(open)).source.geometry)

export const theatreSurvivedMap = (open: Open) => lastOf(survivors(open)).then(mapPicture)

export const theatreMap390 = (open: Open) => lastOf(readOnlys(open), "phone").then(mapPicture)

export async function theatreWalk390(open: Open): Promise<Picture> {
  const {walk} = await lastOf(readOnlys(open), "phone")
  const place = {x: 8, y: 62, width: 340, cell: 28, below: "names"} as const
  return {
    ...{width: 362, height: 128, mode: "phone", class: "walk-view"},
    under: [
      ...titleShapes("flat", walk.line, {x: 0, y: 18, width: 362}),
      ...flatWalk(walk, "flat", place),
      ...flatWords(walk, "flat", 0, 118, 362),
    ],
    ...{painted: [], over: []},
  }
}
