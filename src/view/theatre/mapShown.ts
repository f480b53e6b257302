// The map as it is looked at: its pages on some rung, or on the nearest the words of one of them. What can be done with either is told here.

import type {Pa} from "../../model/word.ts"
import type {MapLayout, MapSpace} from "./mapLayout.ts"
import {middlePage, nearLayout, panned, showing, viewWith, WHOLE, type MapView} from "./mapNear.ts"
import {isInSight, pageBox, pageNear, windowOf, type Box} from "./mapPlace.ts"
import type {MapRung} from "./mapRung.ts"
import {wordsSpace, type MapFrame} from "./mapScene.ts"
import {pageOf, showingWord, wordAt, wordsLayout, type WordsLayout} from "./wordsLayout.ts"

export type MapShown = MapLayout | WordsLayout

/** Of the words of a page: the page's address, or that of a word that one is at; and px of the lines above the window. */
export interface WordsView {
  readonly rung: "words"
  readonly about: Pa
  readonly top: number
}

export type ShownView = MapView | WordsView

/** What a view shows; `whole`: the layout from far. */
export function shownOf(whole: MapLayout, frame: MapFrame, view: ShownView): MapShown {
  if (view.rung === "memory") return whole
  if (view.rung === "words") return wordsLayout(whole.bill, wordsSpaceOf(whole, frame), view.about, view.top)
  return nearLayout(whole.bill, whole.space, view)
}

function wordsSpaceOf({space: {scale}}: MapLayout, frame: MapFrame): MapSpace {
  return {...wordsSpace(frame), scale}
}

/** The place of a page: in words it is all there is. null: it is not on the map. */
export function placeOf(shown: MapShown, page: Pa): Box | null {
  return shown.rung === "words" ? shown.grid : pageBox(shown, page)
}

/** What is painted: the window on the map, or on the lines of words. */
export function paintedBox(shown: MapShown): Box {
  return shown.rung === "words" ? shown.grid : windowOf(shown)
}

/** The page or word at a point; in a fold a page of its row. null: there is none. */
export function addressNear(shown: MapShown, x: number, y: number): Pa | null {
  return shown.rung === "words" ? wordAt(shown, x, y) : pageNear(shown, x, y)
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Another rung, about an address: its page stays where the point is, if there is one, or where it is in sight. */
export function zoomed(
  shown: MapShown,
  whole: MapLayout,
  rung: MapRung,
  about: Pa,
  point?: Point,
): ShownView {
  const {bill, space} = whole
  const page = pageOf(bill, about)
  if (rung === "words") return {rung, about: page, top: 0}
  if (shown.rung === "words") return viewAbout(whole, rung, page)
  const box = pageBox(shown, page)
  const at = point ?? middleOf(box && isInSight(shown, box) ? box : windowOf(shown))
  return viewWith(bill, space, rung, page, at, partAt(shown, box, at))
}

const middleOf = ({x, y, width, height}: Box): Point => ({x: x + width / 2, y: y + height / 2})

/** At which part of a page's width and height a point is; from far its middle. */
function partAt({rung}: MapLayout, box: Box | null, at: Point) {
  if (!box || rung === "memory") return undefined
  const within = (n: number) => Math.max(0, Math.min(1, n))
  return {x: within((at.x - box.x) / box.width), y: within((at.y - box.y) / box.height)}
}

/** A view with an address in its middle; all of memory if it is not on the map. */
export function viewAbout(whole: MapLayout, rung: MapRung, about: Pa): ShownView {
  if (!pageBox(whole, about)) return WHOLE
  if (rung === "words") return {rung, about, top: 0}
  if (rung === "memory") return WHOLE
  // From near the window may be taller: from far a small memory does not fill it.
  const {bill, space} = whole
  const near = nearLayout(bill, space, {rung, left: 0, top: 0})
  return viewWith(bill, space, rung, about, middleOf(windowOf(near)))
}

/** The view moved by px; null: the map, or the page, ends there. */
export function moved(shown: MapShown, view: ShownView, right: number, down: number): ShownView | null {
  if (shown.rung === "memory" || view.rung === "memory") return null
  if (shown.rung === "words" || view.rung === "words") {
    const {bill, space, page, top} = shown as WordsLayout
    const next = wordsLayout(bill, space, page, top + down)
    return next.top === top ? null : ({...view, top: next.top} as WordsView)
  }
  const next = panned(shown, right, down)
  const {scale} = shown.space
  return next.left * scale === shown.left && next.top * scale === shown.top ? null : next
}

/** The view moved as little as needed to have a page in it, or a word. */
export function viewShowing(shown: MapShown, address: Pa): ShownView {
  if (shown.rung !== "words") return showing(shown, address)
  return {rung: "words", about: address, top: showingWord(shown, address).top}
}

/** What a view is about: the page in its middle, or the words' own. */
export function aboutOf(shown: MapShown, view: ShownView): Pa {
  if (view.rung === "words") return view.about
  return shown.rung === "words" ? shown.page : middlePage(shown)
}
