// The words of one page: a table of the copy, one that was overwritten, a page of the list, and one whose words nobody knows.

import type {Story} from "../../../src/model/machine/story.ts"
import {hex, type Pa} from "../../../src/model/word.ts"
import {elementHeight, wordsSpace} from "../../../src/view/theatre/mapScene.ts"
import {pageWordsOf} from "../../../src/view/theatre/pageWords.ts"
import {paintWords, wordCells, type WordCell} from "../../../src/view/theatre/wordCells.ts"
import {wordAddress, wordsLayout} from "../../../src/view/theatre/wordsLayout.ts"
import {pointedShapes, wordsShapes, type WordsScene} from "../../../src/view/theatre/wordsScene.ts"
import {resume, theatre} from "../../view/theatre/theatres.ts"
import type {Open, Painted, Picture} from "../picture.ts"

type Mode = "wide" | "medium" | "phone"

/** "0x4a28_e000: WWWW": a line of words; * changed, + strong. */
function lineTexts({layout}: WordsScene, cells: readonly WordCell[]): string[] {
  const lines = new Map<number, WordCell[]>()
  for (const cell of cells) lines.set(cell.y, [...(lines.get(cell.y) ?? []), cell])
  const word = ({letter, look, strong}: WordCell) =>
    `${letter || " "}${look !== null && look >= 5 ? "*" : ""}${strong ? "+" : ""}`
  return Array.from(
    lines.values(),
    line => `${hex(wordAddress(layout, line[0].n))}: ${line.map(word).join("")}`,
  )
}

function lines(scene: WordsScene): Painted {
  const {layout, page} = scene
  const cells = page ? wordCells(layout, page) : []
  return {
    ...{name: "words", ...layout.grid},
    text: lineTexts(scene, cells),
    paint(context, palette) {
      if (page) paintWords(context, layout, page, cells, palette)
    },
  }
}

/** `pointed`: the number of the word under the pointer. */
function picture(story: Story, event: number, pa: Pa, mode: Mode, pointed: number | null = null): Picture {
  const {map, bill, moment} = theatre(story, event, mode)
  const {frame, leaders} = map
  const layout = wordsLayout(bill, {...wordsSpace(frame), scale: 1}, pa, 0)
  const {source} = story.machine
  const scene: WordsScene = {frame, layout, moment, leaders, source, page: pageWordsOf(story, event, pa)}
  return {
    ...{width: frame.width, height: elementHeight(frame, layout)},
    ...{mode: frame.phone ? "phone" : "wide", class: "memory-map"},
    under: [],
    painted: [lines(scene)],
    over: [...wordsShapes(scene), ...pointedShapes(scene, pointed)],
  }
}

/** The event at which the old root is overwritten, and the table of level 3 through which that is done. */
async function atRoot(open: Open): Promise<{story: Story; event: number; table: Pa}> {
  const story = resume(await open("hibernate-6.1-4k"))
  const {list, machine} = story
  const root = machine.frames.number(machine.source.root)
  const n = Array.from({length: list.length}, (_, page) => machine.list.to(page)).indexOf(root)
  const event = list.first + n
  const store = story.event(event).accesses.find(({kind}) => kind === "write")!
  return {story, event, table: store.walk.steps.at(-1)!.table}
}

/** The entry that makes the store possible, which MKWRITE changed. */
export async function mapWordsTable(open: Open): Promise<Picture> {
  const {story, event, table} = await atRoot(open)
  return picture(story, event, table, "wide")
}

export async function mapWordsTable390(open: Open): Promise<Picture> {
  const {story, event, table} = await atRoot(open)
  return picture(story, event, table, "phone", 97)
}

/** The pair that is at work. */
export async function mapWordsList(open: Open): Promise<Picture> {
  const {story, event} = await atRoot(open)
  const {pa} = story.event(event).accesses.find(({stream}) => stream === "list")!
  return picture(story, event, (pa! - (pa! % 4096)) as Pa, "wide")
}

/** What the last walk takes for a table. */
export async function mapWordsOverwritten(open: Open): Promise<Picture> {
  const story = resume(await open("hibernate-6.1-4k"), {copied: false})
  const event = story.length - 1
  const {table} = story.event(event).accesses.at(-1)!.walk.steps.at(-1)!
  return picture(story, event, table, "medium")
}

/** A page of the image, home. */
export async function mapWordsUnknown(open: Open): Promise<Picture> {
  const {story, event} = await atRoot(open)
  const {frames, list} = story.machine
  return picture(story, event, frames.pa(list.to(event - story.list.first - 3)), "wide")
}
