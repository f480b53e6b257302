// Memory from near: the middle of a restore in rows, cells and letters, and a death seen from near.

import {HOLDERS} from "../../../src/view/theatre/moment.ts"
import {lookOf, NONE} from "../../../src/view/theatre/holders.ts"
import {mapCells, paintCells, type MapCell} from "../../../src/view/theatre/mapCells.ts"
import {nearLayout, viewOf, viewWith} from "../../../src/view/theatre/mapNear.ts"
import {mapTones, paintMap} from "../../../src/view/theatre/mapPixels.ts"
import {hasCells, type PagesRung} from "../../../src/view/theatre/mapRung.ts"
import {
  besideShapes,
  elementHeight,
  overClip,
  overShapes,
  type MapScene,
} from "../../../src/view/theatre/mapScene.ts"
import {loupeShapes, pageLoupe} from "../../../src/view/theatre/pageLoupe.ts"
import {hex, type Pa} from "../../../src/model/word.ts"
import {resume, theatre, type Theatre} from "../../view/theatre/theatres.ts"
import type {Open, Painted, Picture} from "../picture.ts"

type Mode = "wide" | "medium" | "phone"

/** The event at which a frame of the list is overwritten: the old root's, in a restore that goes well. */
async function atRoot(open: Open, mode: Mode): Promise<Theatre> {
  const story = resume(await open("hibernate-6.1-4k"))
  const {list, machine} = story
  const root = machine.frames.number(machine.source.root)
  for (let n = 0; n < list.length; n++)
    if (machine.list.to(n) === root) return theatre(story, list.first + n, mode, "made")
  throw new RangeError("the old root is in no destination")
}

/** The last event of a restore without a copy, whose tables are gone. */
async function atDeath(open: Open, mode: Mode): Promise<Theatre> {
  const story = resume(await open("hibernate-6.1-4k"), {copied: false})
  return theatre(story, story.length - 1, mode)
}

/** The scene with the window so near, a page in the middle of it. */
function nearer({map}: Theatre, rung: PagesRung, about: Pa): MapScene {
  const {space, bill} = map.layout
  const middle = {x: space.x + space.width / 2, y: space.y + space.height / 2}
  return {...map, layout: nearLayout(bill, space, viewWith(bill, space, rung, about, middle))}
}

/** "0x40000000: S4 C4 -8": a line of cells; ' hollow, ~ lost. */
function cellTexts(cells: readonly MapCell[]): string[] {
  const word = ({holder, hollow, lost}: MapCell) => {
    const letter = holder === NONE ? "." : lookOf(holder)?.letter || "-"
    const pale = holder !== NONE && HOLDERS[holder] === "home since loading" ? "," : ""
    return `${letter}${pale}${hollow ? "'" : ""}${lost ? "~" : ""}`
  }
  const lines = new Map<number, MapCell[]>()
  for (const cell of cells) lines.set(cell.y, [...(lines.get(cell.y) ?? []), cell])
  return Array.from(lines.values(), line => {
    const words: string[] = []
    for (let from = 0, at = 0; at < line.length; from = at) {
      while (at < line.length && word(line[at]) === word(line[from])) at++
      words.push(`${word(line[from])}${at - from}`)
    }
    return `${hex(line[0].pa)}: ${words.join(" ")}`
  })
}

/** What is in the window: cells, or from further away pixels. */
function windowed({layout, moment, bill}: MapScene): Painted {
  const {space, height, rung} = layout
  return {
    ...{name: rung, x: space.x, y: space.y, width: space.width, height: height / space.scale},
    text: cellTexts(mapCells(layout, moment)),
    paint(context, palette, scale) {
      const at = nearLayout(bill, {...space, scale}, viewOf(layout))
      if (hasCells(rung)) return paintCells(context, at, mapCells(at, moment), palette)
      const image = context.createImageData(at.columns, at.height)
      paintMap(new Uint32Array(image.data.buffer), at, moment, mapTones(palette))
      context.putImageData(image, 0, 0)
    },
  }
}

/** `lens`: the pointer is on the page that it is about. */
function picture(shown: Theatre, rung: PagesRung, about: Pa, lens = false): Picture {
  const scene = nearer(shown, rung, about)
  const {layout, moment, frame} = scene
  const loupe = lens ? loupeShapes(layout, pageLoupe(layout, moment, about), moment.live) : []
  return {
    ...{width: frame.width, height: elementHeight(frame, layout)},
    ...{mode: frame.phone ? "phone" : "wide", class: "memory-map"},
    under: besideShapes(scene),
    painted: [windowed(scene)],
    over: [...overShapes(scene), ...loupe],
    // On a phone the loupe is wider than the window.
    clip: lens && frame.phone ? undefined : overClip(scene),
  }
}

async function root(open: Open, rung: PagesRung, mode: Mode = "wide", lens = false): Promise<Picture> {
  const shown = await atRoot(open, mode)
  return picture(shown, rung, shown.bill.roots.source, lens)
}

export const mapNearRows = (open: Open) => root(open, "rows")

export const mapNearCells = (open: Open) => root(open, "cells")

export const mapNearLetters = (open: Open) => root(open, "letters", "wide", true)

export const mapNearLetters1024 = (open: Open) => root(open, "letters", "medium")

export const mapNearRows390 = (open: Open) => root(open, "rows", "phone")

export const mapNearLetters390 = (open: Open) => root(open, "letters", "phone", true)

/** The table whose loss is the end, among what cannot be reached any more. */
export async function mapNearDeath(open: Open): Promise<Picture> {
  const shown = await atDeath(open, "wide")
  return picture(shown, "cells", shown.moment.lost[0].pa)
}
