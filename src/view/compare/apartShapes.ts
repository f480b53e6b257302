// The seam between two copies: a ribbon only where they differ, solid where a copy has something, dashed where it has nothing, and
// between them the square with the sign "not equal", the one silhouette that no flag has.

import type {ApartCause} from "../../model/account/apartRuns.ts"
import {number} from "../../model/descriptor/say.ts"
import {box, line, type Shape} from "../draw.ts"
import {END, isLarge, seamOf, type Ribbon, type Seam} from "../seam/ribbons.ts"
import type {Label, Spot} from "../seam/labels.ts"
import {seamAxis, type Zone} from "../seam/seamShapes.ts"
import {fieldX, type Side} from "../stage/layout.ts"
import type {Stage} from "../stage/stage.ts"

const CAUSES: readonly ApartCause[] = ["onlyA", "onlyB", "apart"]

/** What a copy has in a group: the letters of its states, and in words "valid and writable: 8,214 entries". */
export interface Said {
  readonly letter: string
  readonly words: string
}

export type SaidOf = (side: Side, ribbon: Ribbon<ApartCause>) => Said

export function apartSeam({pair, rows, top, at}: Stage): Seam<ApartCause> {
  return seamOf(CAUSES, pair!.rows, {rows, top, height: at.field.height})
}

/** Has a copy something where the two differ? */
function isIn(side: Side, cause: ApartCause): boolean {
  return cause === "apart" || (side === "source" ? cause === "onlyA" : cause === "onlyB")
}

export function apartShapes(stage: Stage, seam: Seam<ApartCause>, said: SaidOf): Shape[] {
  const {ribbons, above, below} = seam
  return [
    ...ribbons.flatMap(ribbon => ribbonShapes(stage, ribbon)),
    ...ribbons.flatMap(ribbon => letterShapes(stage, ribbon, said)),
    ...ribbons.flatMap(ribbon => holeShapes(stage, ribbon)),
    ...endsShapes(stage, above, "above"),
    ...endsShapes(stage, below, "below"),
  ]
}

/** The stretches of the seam that its ribbons, marks and ends fill; px in the stage. */
export function filled({at: {field}}: Stage, {ribbons, above, below}: Seam<ApartCause>): Zone[] {
  const foot = field.y + field.height
  return [
    ...ribbons.map(({y0, y1, markY}) => ({
      y0: field.y + Math.min(y0, markY - LARGE) - 3,
      y1: field.y + Math.max(y1, markY + LARGE) + 3,
    })),
    ...(above.length > 0 ? [{y0: field.y, y1: field.y + ENDS}] : []),
    ...(below.length > 0 ? [{y0: foot - ENDS, y1: foot}] : []),
  ]
}

/** How much of a zone others take, px. */
export function overlap(zone: Zone, others: readonly Zone[]): number {
  return others.reduce((sum, {y0, y1}) => sum + Math.max(0, Math.min(y1, zone.y1) - Math.max(y0, zone.y0)), 0)
}

/** What a line of words at either end of the seam takes, px. */
const ENDS = 24

/** The axis in the seam: lines and addresses where nothing else stands. `others`: the source's loupe, and the words of stops. */
export function apartAxis(stage: Stage, seam: Seam<ApartCause>, others: readonly Zone[]): Shape[] {
  const {at} = stage
  const {y} = at.field
  const taken = [...filled(stage, seam), ...others]
  const free = !taken.some(zone => zone.y0 < y + ENDS)
  return [
    ...seamAxis(stage, [...taken, {y0: y, y1: y + ENDS}]),
    ...(free
      ? [
          {
            kind: "text",
            key: "equal",
            class: "axis-words",
            x: at.centre,
            y: y + 14,
            text: "no ribbon: equal",
          } as const,
        ]
      : []),
  ]
}

const keyOf = ({cause, rows}: Ribbon<ApartCause>) => `${cause} ${rows[0]}`

const LARGE = 12
const SMALL = 7

/** Half the side of a ribbon's mark, px. */
export function halfMark(ribbon: Ribbon<ApartCause>): number {
  return isLarge(ribbon) ? LARGE : SMALL
}

function ribbonShapes({at}: Stage, ribbon: Ribbon<ApartCause>): Shape[] {
  const {centre, field} = at
  const large = isLarge(ribbon)
  const r = halfMark(ribbon)
  const [left, right] = [at.source + field.width + 1, at.copy - 1]
  const y = field.y + ribbon.markY
  const key = keyOf(ribbon)
  const count = number(ribbon.count)
  const room = large ? 0 : 8 + 7.4 * count.length
  const halves = (["source", "copy"] as const).map(side => {
    const [x0, x1] = side === "source" ? [left, centre - r - 2] : [centre + r + 2 + room, right]
    const bars = ribbon.parts.map(({y0, y1}) => box(x0, field.y + y0, Math.max(0, x1 - x0), y1 - y0)).join("")
    const edges = ribbon.parts
      .map(({y0, y1}) => {
        const [a, b] = [field.y + y0 + 0.5, field.y + y1 - 0.5]
        return b - a < 4 ? line(x0, (a + b) / 2, x1, (a + b) / 2) : line(x0, a, x1, a) + line(x0, b, x1, b)
      })
      .join("")
    return isIn(side, ribbon.cause)
      ? ({kind: "path", key: `${key} ${side}`, class: "ribbon accent", d: bars} as const)
      : ({kind: "path", key: `${key} ${side}`, class: "apart-line", d: edges} as const)
  })
  return [
    ...halves,
    {
      kind: "path",
      key: `${key} ground`,
      class: "ground",
      d: box(centre - r - 2, y - r - 2, 2 * r + 4, 2 * r + 4),
    },
    {kind: "path", key: `${key} mark`, class: "mark", d: box(centre - r, y - r, 2 * r, 2 * r)},
    {
      ...{kind: "text", key: `${key} sign`, class: `mark-letter ${large ? "large" : "middle"}`},
      ...{x: centre, y: y + (large ? 5 : 3.5), text: "≠"},
    },
    ...(room > 0
      ? [
          {
            kind: "text",
            key: `${key} count`,
            class: "ribbon-count",
            x: centre + r + 7,
            y: y + 4.3,
            text: count,
          } as const,
        ]
      : []),
  ]
}

/** From a large mark to the letters beside it, px. */
const BESIDE = 40

/** What each copy has there, beside the mark of a tall ribbon: white in what is solid. */
function letterShapes({at}: Stage, ribbon: Ribbon<ApartCause>, said: SaidOf): Shape[] {
  if (!isLarge(ribbon) || at.mode !== "wide") return []
  const y = at.field.y + ribbon.markY + 4.3
  return (["source", "copy"] as const).map(side => ({
    ...{kind: "text", key: `${keyOf(ribbon)} letter ${side}`},
    class: `apart-letter ${isIn(side, ribbon.cause) ? "solid" : ""}`,
    ...{x: at.centre + (side === "source" ? -BESIDE : BESIDE), y, text: said(side, ribbon).letter},
  }))
}

/** Around what one copy has not, in its field. */
function holeShapes({at}: Stage, ribbon: Ribbon<ApartCause>): Shape[] {
  return (["source", "copy"] as const)
    .filter(side => !isIn(side, ribbon.cause))
    .map(side => ({
      ...{kind: "path", key: `${keyOf(ribbon)} hole ${side}`, class: "apart-hole"},
      d: ribbon.parts
        .filter(({y0, y1}) => y1 - y0 >= 4)
        .map(({y0, y1}) =>
          box(fieldX(at, side) + 0.75, at.field.y + y0 + 0.75, at.field.width - 1.5, y1 - y0 - 1.5),
        )
        .join(""),
    }))
}

/** Least height of a group with a name in the fields, px; and half of what a name is high. */
const NAMED = 16
const HALF_NAME = 9
/** From a group's edge to the middle of a name there, px. */
const EDGE = 14

/** What either copy has in its tall groups, in the fields: in the middle, else at the foot or the head, left or right. */
export function nameLabels({at}: Stage, {ribbons}: Seam<ApartCause>, said: SaidOf): Label[] {
  const {y, width} = at.field
  return ribbons
    .filter(({parts, y0, y1}) => parts.length === 1 && y1 - y0 >= NAMED)
    .map(ribbon => {
      const [top, foot] = [y + ribbon.y0, y + ribbon.y1]
      const heights = [(top + foot) / 2, foot - EDGE, top + EDGE]
      const inside = heights.filter((h, n) => n === 0 || (h - HALF_NAME >= top && h + HALF_NAME <= foot))
      const words = (["source", "copy"] as const).map(side => ({side, ...nameOf(ribbon, side, said)}))
      const half = Math.max(...words.map(({half}) => half))
      return [width / 2, half + 8, width - half - 8].flatMap(x =>
        inside.map(h => nameSpot(at, keyOf(ribbon), words, x, h)),
      )
    })
}

interface NameWords {
  readonly side: Side
  readonly text: string
  readonly has: boolean
  /** px. */
  readonly half: number
}

function nameOf(ribbon: Ribbon<ApartCause>, side: Side, said: SaidOf): Omit<NameWords, "side"> {
  const has = isIn(side, ribbon.cause)
  const text = has
    ? said(side, ribbon).words
    : `empty: ${number(ribbon.count)} ${ribbon.count === 1 ? "slot" : "slots"}`
  return {has, text, half: text.length * 3.1 + 8}
}

/** `x` from either field's left edge, `y` in the stage: of the words' middle. */
function nameSpot(at: Stage["at"], group: string, words: readonly NameWords[], x: number, y: number): Spot {
  const places = words.map(one => ({...one, x: fieldX(at, one.side) + x, key: `${group} name ${one.side}`}))
  return {
    boxes: places.map(({x, half}) => ({x0: x - half, x1: x + half, y0: y - HALF_NAME, y1: y + HALF_NAME})),
    shapes: places.flatMap(({x, half, key, has, text}): Shape[] => [
      {kind: "path", key: `${key} ground`, class: "ground", d: box(x - half, y - 9, 2 * half, 18)},
      {kind: "text", key, class: `apart-name ${has ? "accent" : "copy"}`, x, y: y + 4.3, text},
    ]),
  }
}

function endsShapes(
  {at}: Stage,
  ends: readonly {cause: ApartCause; count: number}[],
  where: "above" | "below",
): Shape[] {
  const sum = ends.reduce((all, {count}) => all + count, 0)
  if (sum === 0) return []
  const y = at.field.y + (where === "above" ? END / 2 + 2 : at.field.height - END / 2 - 2)
  const text = `${number(sum)} more ${where === "above" ? "↑" : "↓"}`
  const half = text.length * 3.1 + 14
  const x = at.centre - half + 9
  return [
    {kind: "path", key: `${where} ground`, class: "ground", d: box(at.centre - half, y - 9, 2 * half, 18)},
    {kind: "path", key: `${where} mark`, class: "mark", d: box(x - 6, y - 6, 12, 12)},
    {kind: "text", key: `${where} sign`, class: "mark-letter", x, y: y + 3, text: "≠"},
    {kind: "text", key: `${where} words`, class: "ribbon-count ends", x: x + 11, y: y + 4, text},
  ]
}
