// What stands still in the mirror as shapes, around its strips: titles, the frames of the pieces, holes, teeth and marks, the range.

import {bytes} from "../../model/descriptor/say.ts"
import {entries, linuxName} from "../../model/geometry.ts"
import {box, type Shape} from "../draw.ts"
import {rootName} from "../stage/axes.ts"
import type {Side} from "../stage/layout.ts"
import {roundly, rootEntries, type Piece} from "./axis.ts"
import {brushPlace, type Brush} from "./brush.ts"
import type {Looks} from "./columns.ts"
import {absentShapes} from "./absentShapes.ts"
import {addressShapes} from "./addresses.ts"
import {nameShapes} from "./nameShapes.ts"
import {partsOf} from "./parts.ts"
import {editShapes} from "./editShapes.ts"
import type {Place} from "./place.ts"
import type {Mirror} from "./scene.ts"
import {seamMarks} from "./seamMarks.ts"
import {stopShapes} from "./stopShapes.ts"
import {stripShapes, wedgeShapes} from "./strips.ts"
import {wordsBox} from "./text.ts"

const SIDES: readonly Side[] = ["source", "copy"]

/** The still scene under the bands: titles, strips, wedges. */
export function groundShapes(mirror: Mirror, place: Place, looks: Looks, open: number): Shape[] {
  return [
    ...titleShapes(mirror, place),
    ...SIDES.flatMap(side => [
      ...wedgeShapes(mirror, place, side),
      ...stripShapes(mirror, place, side, looks, open),
    ]),
    ...rangeShapes(mirror, place),
  ]
}

/** The still scene over the bands: frames, holes, addresses, teeth, marks, names, what is not in the copy. */
export function frameShapes(mirror: Mirror, place: Place, looks: Looks, brush: Brush | null): Shape[] {
  const avoid = brush && brushPlace(mirror.axis, brush)
  const names = nameShapes(mirror, place, looks, brush)
  const taken = names.flatMap(shape => (shape.kind === "text" ? [wordsBox(shape)] : []))
  return [
    ...pieceShapes(mirror, place, looks),
    ...holeShapes(mirror, place),
    ...seamMarks(mirror, place),
    ...addressShapes(mirror.axis, place),
    ...absentShapes(mirror, place, looks, avoid, taken),
    ...stopShapes(mirror, place),
    ...names,
    ...editShapes(mirror, place),
  ]
}

function titleShapes(mirror: Mirror, place: Place): Shape[] {
  const {source, experiment, half, axis, outcome} = mirror
  const {left, right, titleY, mode} = place
  const g = source.geometry
  const text = (key: string, style: string, x: number, y: number, words: string): Shape => ({
    kind: "text",
    ...{key, class: style, x, y, text: words},
  })
  const shapes = [
    text("source title", "wing-title source", left, titleY.source, "Source"),
    text("copy title", "wing-title copy", left, titleY.copy, "Copy"),
  ]
  const root = rootName({experiment, half}, "source")
  const copy = rootName({experiment, half}, "copy")
  shapes.push(
    text("source root", "root-name", left + 73, titleY.source, root),
    text("copy root", "root-name", left + 60, titleY.copy, outcome.built === null ? "no table" : copy),
  )
  if (mode === "phone") {
    shapes.push(text("scale", "end", right, titleY.copy, `1 px = ${bytes(axis.scale)}`))
    return shapes
  }
  const {level, name} = place.strips[0] ?? {level: g.start, name: "PTE"}
  const whole = `${bytes(8 * entries(g, level))} of ${name} cover the whole ${half ? "kernel" : "lower"} half, ${bytes(2 ** g.vaBits)}`
  shapes.push(
    text(
      "source words",
      "end",
      right,
      titleY.source,
      mode === "wide" ? `hangs from the top: ${whole}` : whole,
    ),
    text("copy words", "end", right, titleY.copy, copyTitle(mirror, place)),
  )
  return shapes
}

/** Px of a letter of the words at the edges. */
const LETTER = 5.4

/** What is said at the copy's foot; less of it where the words of the range would meet it. */
function copyTitle(mirror: Mirror, place: Place): string {
  const {axis} = mirror
  // Columns that share a pixel, or blocks that have many, are no columns to speak of.
  const thing = place.strips.length > 0 ? linuxName(mirror.source.geometry, 2) + " entry" : "table"
  const column = axis.scale <= axis.unit && hasColumns(mirror) ? `, one column = one ${thing}` : ""
  const scale = `1 pixel = ${bytes(axis.scale)}${column}; holes are cut out and named`
  const long = `rises from the bottom; same place = same address.  ${scale}`
  const range = rangePlace(mirror, place)
  const free = !range || range.middle + range.half < place.right - long.length * LETTER
  return place.mode === "wide" && free ? long : scale
}

/** Is any row what one entry of the PMD maps? */
function hasColumns({rows, source}: Mirror): boolean {
  return source.geometry.start === 3 || rows.sections.some(({level}) => level === 2)
}

/** The range on the root, px, and where its words would stand. */
function rangePlace({experiment, source, half}: Mirror, {left, right}: Place) {
  if (!experiment.range) return null
  const g = source.geometry
  const {start, end} = experiment.range
  const {start: first} = rootEntries(g, half)
  const at = (va: number) => left + ((va - first) / 2 ** g.vaBits) * (right - left)
  const to = end === 0 && start < 0 ? 0 : end
  const [x0, x1] = [at(start), Math.max(at(start) + 1, at(to))]
  const words = `copied range: ${Object.values(roundly(to - start)).join(" ")}`
  return {x0, x1, words, half: words.length * 2.9 + 6, middle: (x0 + x1) / 2}
}

function pieceShapes(mirror: Mirror, place: Place, looks: Looks): Shape[] {
  const {axis} = mirror
  const {bands} = place
  const shapes: Shape[] = []
  for (const [n, piece] of axis.pieces.entries()) {
    const {y, height} = bands.source
    shapes.push({
      kind: "path",
      ...{
        key: `piece ${n}`,
        class: "border source",
        d: box(piece.x - 0.5, y - 0.5, piece.width + 1, height + 1),
      },
    })
    for (const [p, {x0, x1, kind}] of partsOf(mirror, looks, piece).entries())
      shapes.push({
        kind: "path",
        key: `part ${n} ${p}`,
        class: kind === "copied" ? "border copy" : kind === "gone" ? "hole" : `absent ${kind}`,
        d: box(x0 - 0.5, bands.copy.y - 0.5, x1 - x0 + 1, height + 1),
      })
  }
  // Pieces that stand together have one name.
  const groups = new Map<number, Piece[]>()
  for (const piece of axis.pieces) groups.set(piece.group, [...(groups.get(piece.group) ?? []), piece])
  for (const [group, pieces] of groups)
    if (pieces.length > 1)
      shapes.push({
        kind: "text",
        ...{
          key: `group ${group}`,
          class: "piece-count",
          x: pieces[0].x,
          y: bands.source.y + bands.source.height - 6,
        },
        text: `${pieces.length} pieces`,
      })
  return shapes
}

function holeShapes({axis}: Mirror, {bands, mode}: Place): Shape[] {
  return axis.holes.flatMap(({bytes, x, width}, n): Shape[] => {
    const {value, unit} = roundly(bytes)
    const middle = x + width / 2 - (mode === "phone" ? 0 : 0.5)
    const {y, height} = bands.source
    const top = mode === "phone" ? y + 22 : y + 30
    const text = (key: string, style: string, at: number, words: string): Shape => ({
      kind: "text",
      ...{key: `hole ${n} ${key}`, class: `hole-size ${style}`, x: middle, y: at, text: words},
    })
    return [
      text("value", "strong", y + (mode === "phone" ? 9 : 12), value),
      text("unit", "", y + (mode === "phone" ? 19 : 24), unit),
      {
        kind: "path",
        key: `hole ${n}`,
        class: "break",
        d: zigzag(middle, top, y + height - 6) + zigzag(middle, bands.copy.y + 3, bands.copy.y + height - 3),
      },
    ]
  })
}

/** A line that breaks: six px wide, a corner every eight. */
function zigzag(x: number, y0: number, y1: number): string {
  const count = Math.max(1, Math.floor((y1 - y0) / 8))
  const corners = Array.from({length: count + 1}, (_, n) => `${x + (n % 2 ? 3 : -3)},${y0 + 8 * n}`)
  return `M${corners.join("L")}`
}

/** The range under the copy's root. */
function rangeShapes(mirror: Mirror, place: Place): Shape[] {
  const {left, right, bracketY: y, mode, titleY} = place
  const range = rangePlace(mirror, place)
  if (!range)
    return [
      {
        kind: "text",
        key: "range",
        class: "middle",
        x: (left + right) / 2,
        y: titleY.copy - 9,
        text: "nothing is copied",
      },
    ]
  const {x0, x1, words, half} = range
  const middle = Math.min(range.middle, right - copyTitle(mirror, place).length * LETTER - half - 8)
  const broken = mode !== "phone" && x1 - x0 > 2 * half + 20 && middle - half > x0 + 4
  const gap = broken ? `H${middle - half}M${middle + half},${y}` : ""
  return [
    {
      kind: "path",
      key: "range",
      class: "bracket",
      d: `M${x0 + 0.5},${y - 4}V${y}${gap}H${x1 - 0.5}V${y - 4}`,
    },
    ...(mode === "phone" ? [] : [rangeWords(words, broken ? {x: middle, y: y + 4} : null, place)]),
  ]
}

/** How long the range is: in its bracket, or where that is too short behind the copy's title. */
function rangeWords(
  text: string,
  inside: {readonly x: number; readonly y: number} | null,
  place: Place,
): Shape {
  const {left, titleY} = place
  const at = inside ?? {x: left + 60 + ROOT_NAME, y: titleY.copy}
  return {kind: "text", key: "range words", class: inside ? "middle" : "", ...at, text}
}

/** Of the copy's root in the title, with room behind it, px. */
const ROOT_NAME = 112
