// The words of a page as cells: those of a table as the tree draws entries, those of a list with a letter for what each is.

import {EMPTY, executableAtEl1, state, type State} from "../../model/descriptor/descriptor.ts"
import type {Look} from "../field/cells.ts"
import {paintCell} from "../loupe/paintLoupe.ts"
import {mix, type Palette} from "../palette.ts"
import type {Side} from "../stage/layout.ts"
import {letterOf} from "../zoom/letter.ts"
import {listLetter} from "./listWords.ts"
import type {PageWords} from "./pageWords.ts"
import {wordBox, type WordsLayout} from "./wordsLayout.ts"
import type {Box} from "./mapPlace.ts"

/** A cell, px from the corner of the lines' window. */
export interface WordCell extends Box {
  /** The word's number in its page. */
  readonly n: number
  /** As an entry: a look of field/cells.ts; null: it is none. */
  readonly look: Look | null
  readonly letter: string
  readonly executable: boolean
  /** Of a list: the rest of it hangs on this word. */
  readonly strong: boolean
}

/** The cells that are in the window, line by line; none if nobody knows the words. */
export function wordCells(layout: WordsLayout, {words, reading}: PageWords): WordCell[] {
  if (!words) return []
  const {grid, line, across, top, cell} = layout
  const first = Math.floor(top / line) * across
  const end = first + (grid.height / line) * across
  return Array.from({length: end - first}, (_, at): WordCell => {
    const n = first + at
    const {x, y} = wordBox(layout, n)
    const box = {x: x - grid.x, y: y - grid.y, width: cell - 1, height: line - 1}
    const [lo, hi] = [words[2 * n], words[2 * n + 1]]
    const none = {...box, n, look: null, letter: "", executable: false, strong: false}
    if (reading.kind === "zeros") return {...none, look: EMPTY, letter: "·"}
    if (reading.kind === "table") {
      const {first: from, count, geometry: g, level} = reading.table
      if (n < from || n >= from + count) return none
      const look = reading.looks[n - from] as Look
      const executable = executableAtEl1(g, level, lo, hi)
      const now: State = state(g, level, lo, hi)
      return {
        ...none,
        look,
        executable,
        letter: letterOf({source: look, copy: look, now, executable}, "copy"),
      }
    }
    if (reading.kind === "data") return none
    return {...none, ...(listLetter(reading, n, {lo, hi}) ?? {letter: "·"})}
  })
}

/** The wing in whose colours a table is drawn: blue is the old world's and the restored one's, ochre the bridge's. */
export function sideOf({reading}: PageWords): Side {
  if (reading.kind !== "table") return "copy"
  return reading.table.of === "copy" || reading.table.of === "code" ? "copy" : "source"
}

/** The unit of the context is a CSS px, its origin the corner of the lines' window. */
export function paintWords(
  context: CanvasRenderingContext2D,
  {grid, cell: width}: WordsLayout,
  page: PageWords,
  cells: readonly WordCell[],
  p: Palette,
) {
  context.fillStyle = p.paper
  context.fillRect(0, 0, grid.width, grid.height)
  for (const cell of cells) {
    if (cell.look === null) paintWord(context, cell, page, p)
    else {
      const letterX = (width - 1) / 2
      const {x, y, height, look, letter, executable} = cell
      paintCell(
        context,
        {x, y, width: width - 1, height, letterX},
        {look, letter, executable},
        p,
        sideOf(page),
      )
    }
  }
}

/** A word of a list, or one beside a table. */
function paintWord(
  context: CanvasRenderingContext2D,
  {x, y, width, height, letter, strong}: WordCell,
  {reading}: PageWords,
  p: Palette,
) {
  const isList = reading.kind !== "table" && letter !== "" && letter !== "·"
  context.fillStyle = !isList ? mix(p.paper, p.heldFree, 0.6) : strong ? p.heldBridge : p.heldList
  context.fillRect(x, y, width, height)
  if (letter === "") return
  context.font = `${strong ? 700 : 400} ${Math.round(0.7 * Math.min(width, height))}px "Commit Mono", monospace`
  context.textAlign = "center"
  context.textBaseline = "middle"
  context.fillStyle = !isList ? p.second : strong ? p.paper : p.ink
  context.fillText(letter, x + width / 2, y + height / 2 + 0.5)
}
