// The ribbons as shapes. All of them are drawn first, then their knots: mark, letters and count, on paper where a knot
// was pushed away from its ribbon, with a thin line back to it.

import type {Mark} from "../../model/account/account.ts"
import {number} from "../../model/descriptor/say.ts"
import {box, line, type Shape} from "../draw.ts"
import {markShapes} from "./markShapes.ts"
import {isGone, isLarge, type Cause, type Ribbon} from "./ribbons.ts"
import type {Stage} from "../stage/stage.ts"

/** A narrow seam has a slightly smaller knot; a phone's has room for a mark and its count beside it. */
const LARGE_RADIUS = {wide: 14.5, medium: 13} as const
const PHONE_RADIUS = 5.5

/** A count on a phone: in thousands when it has more than three digits, which is all that has room. */
export function shortCount(count: number): string {
  return count < 1000 ? `${count}` : `${Math.floor(count / 1000)}k`
}

/** Width of a digit of it, px. */
const SHORT_DIGIT = 4.7

/** A mark gives way to the left for a long count, so that so much of the right half is seen behind it, px. */
const LEAST = 8

/** How the left half looks: as the entries were. */
const WAS: Record<Cause, "dark" | "invalid" | "quiet" | null> = {
  W: "dark",
  V: "invalid",
  dropped: "invalid",
  lost: "quiet",
  unmapped: "quiet",
  F: "quiet",
  P: "quiet",
  added: null,
}

/** What a ribbon measures in the stage. */
interface Measure {
  readonly key: string
  readonly left: number
  readonly right: number
  readonly markX: number
  readonly markY: number
  readonly large: boolean
  readonly radius: number
  readonly mark: Mark | null
  /** The copy has nothing there: the ribbon ends at a bar. */
  readonly gone: boolean
  /** Where the left half ends and the right one begins. */
  readonly to: number
  readonly from: number
  readonly words: string
  /** Is the mark away from its rows? */
  readonly pushed: boolean
}

/** Width of a ribbon's words, narrow and bold at 11 px, an m being wider; it decides only where a bar stands. */
const wordsWidth = (text: string) => text.length * 5.4 + (text.split("m").length - 1) * 3

/** What became of entries, and of how many: of a block where there is room, since its pages are drawn as if they were entries. */
function goneWords({cause, count}: Ribbon, hasRoom: boolean): string {
  const blocks = cause === "unmapped" && hasRoom ? ` block${count === 1 ? "" : "s"}` : ""
  return `${cause} ${number(count)}${blocks}`
}

/** Width of a count, bold at 12.2 px. */
function countWidth(digits: string): number {
  const commas = digits.length - digits.replaceAll(",", "").length
  return (digits.length - commas) * 7.4 + commas * 3.5
}

function measure({at}: Stage, r: Ribbon): Measure {
  const {centre, mode} = at
  const phone = mode === "phone"
  const [left, right] = [at.source + at.field.width + 1, at.copy - 1]
  // Pushed out of its rows a mark is a small one, on paper.
  const large = isLarge(r) && !phone && r.markY >= r.y0 + 8 && r.markY <= r.y1 - 8
  const gone = isGone(r.cause)
  const digits = number(r.count)
  const short = shortCount(r.count)
  const words = phone ? short : gone ? goneWords(r, mode === "wide") : digits
  const reach = 17.6 + countWidth(digits)
  const aside = Math.min(centre, right - LEAST - reach)
  const markX = phone ? left + 6.5 : large || gone ? centre : aside
  const barAt = phone ? left + 5 : Math.min(centre - 1, right - wordsWidth(words) - 9)
  return {
    key: `ribbon ${r.cause} ${r.rows[0]}`,
    ...{left, right, markX, large, gone, words},
    markY: at.field.y + r.markY,
    radius: phone ? PHONE_RADIUS : large ? LARGE_RADIUS[mode] : 8,
    mark: r.cause === "W" || r.cause === "V" || r.cause === "F" ? r.cause : null,
    to: gone ? barAt : markX - (large ? 0 : phone ? 3 : 9),
    from: phone ? Math.min(markX + 7.5 + short.length * SHORT_DIGIT, right) : markX + (large ? 0 : reach),
    pushed: Math.abs(r.markY - (r.y0 + r.y1) / 2) > 1.5 && !large,
  }
}

/** The two halves of a ribbon, or the left one alone; and the thin line to a mark that stands elsewhere. */
export function ribbonShapes(stage: Stage, r: Ribbon): Shape[] {
  const m = measure(stage, r)
  const top = stage.at.field.y
  const back = !m.pushed ? 0 : stage.at.mode === "phone" ? 3 : 10
  const to = m.to - back
  const from = Math.min(m.from + back, m.right - 2)
  const bars = (x: number, end: number) =>
    r.parts.map(({y0, y1}) => box(x, top + y0, Math.max(0, end - x), y1 - y0)).join("")
  const was = WAS[r.cause]
  const y = top + (r.y0 + r.y1) / 2
  const ties =
    r.parts.length > 1
      ? line(to, top + r.y0, to, top + r.y1)
      : m.pushed
        ? (was ? line(to, y, m.gone ? m.to : m.markX - 6, m.markY) : "") +
          (m.gone ? "" : line(from, y, Math.min(m.from, m.right - 2) - 3, m.markY))
        : ""
  const half = (key: string, style: string, d: string): Shape => ({
    ...{kind: "path", key: `${m.key} ${key}`, class: style, d},
  })
  return [
    ...(was ? [half("was", `ribbon ${was}`, bars(m.left, to))] : []),
    ...(m.gone ? [] : [half("is", "ribbon accent", bars(from, m.right))]),
    ...(ties ? [half("ties", "ribbon-line", ties)] : []),
  ]
}

/** The knot of a ribbon: mark, letters of the rights, count. */
export function knotShapes(stage: Stage, r: Ribbon): Shape[] {
  const m = measure(stage, r)
  const phone = stage.at.mode === "phone"
  const {key, markX: c, markY} = m
  const text = (name: string, style: string, x: number, y: number, words: string): Shape => ({
    ...{kind: "text", key: `${key} ${name}`, class: style, x, y, text: words},
  })
  const shapes: Shape[] = []
  if (m.pushed && !(phone && m.gone)) {
    const d = m.gone
      ? box(m.to, markY - 6, wordsWidth(m.words) + 9, 12)
      : box(c - 9, markY - 6, m.from - c + 6, 12)
    shapes.push({kind: "path", key: `${key} ground`, class: "ground", d})
  }
  if (m.gone) return [...shapes, ...goneShapes(m, r, phone)]
  if (m.mark)
    shapes.push(...markShapes(`${key} mark`, m.mark, m.radius, c, markY, {ground: m.radius > 10 ? 2 : 0}))
  if (m.large && stage.at.mode === "medium") return shapes
  if (m.large) {
    const y = markY + 4.5
    const now = stage.outcome.account.stillReadOnly > 0 ? "R" : "W"
    if (WAS[r.cause] === "dark") shapes.push(text("R", "ribbon-letter source", (m.left + c) / 2 - 6, y, "R"))
    shapes.push(text("W", "ribbon-letter copy", (m.right + c) / 2 + 6, y, now))
  } else if (phone) shapes.push(text("count", "ribbon-words short", c + 6.5, markY + 3.6, m.words))
  else shapes.push(text("count", "ribbon-count", c + 15, markY + 4.3, m.words))
  if (!phone && r.cause === "added")
    shapes.push(text("words", "ribbon-words end", c - 11, markY + 4, "added"))
  return shapes
}

/** Where the copy has nothing: a bar, and what became of the entries. A phone has room for the number alone. */
function goneShapes({key, to, markY, words}: Measure, r: Ribbon, phone: boolean): Shape[] {
  const tall = r.y1 - r.y0
  const bar: Shape = {
    kind: "path",
    key: `${key} bar`,
    class: "ribbon-bar",
    d: tall > 12 ? box(to, markY + r.y0 - r.markY, 3, tall) : box(to, markY - 6, 3, 12),
  }
  const style = phone ? "ribbon-words short" : "ribbon-words"
  return [
    bar,
    {kind: "text", key: `${key} words`, class: style, x: to + (phone ? 6 : 8), y: markY + 4, text: words},
  ]
}
