// All numbers of the stage's grid. The origin is the stage's top left corner: y 0 is y 200 of the main screen at 1440 x 900,
// x is the same. Symmetric about the centre, one grid for both wings. Fields grow in whole steps only, so that an entry
// keeps an equal number of pixels; what is left becomes margin.

import {levels, linuxName, type Geometry, type Level, type LinuxLevel} from "../../model/geometry.ts"

export type Mode = "wide" | "medium" | "phone"
export type Side = "source" | "copy"

export interface StripPlace {
  readonly level: Level
  readonly name: LinuxLevel
  /** Left edge of the entries in either wing; a line of 1 px lies around them. */
  readonly source: number
  readonly copy: number
}

export interface Layout {
  readonly mode: Mode
  readonly width: number
  readonly height: number
  readonly centre: number
  readonly field: {readonly y: number; readonly width: number; readonly height: number}
  /** Left edges of the two fields. */
  readonly source: number
  readonly copy: number
  readonly rowPx: number
  /** Rows between two lines of the grid: 64 px of them. */
  readonly gridRows: number
  /** From the root down to the PMD; a phone has the last one only. */
  readonly strips: readonly StripPlace[]
  readonly stripWidth: number
  readonly titleY: number
  readonly chipY: number
  readonly tickY: number
  readonly legendY: number
  /** x of the bracket of the copied range, of the words beside it, and of those at the far right; null: no room. */
  readonly bracket: number | null
  readonly sideText: {readonly source: number; readonly copy: number} | null
  readonly loupe: {
    readonly columns: number
    readonly rows: number
    readonly cell: number
    readonly inset: number
  }
}

interface Measures {
  readonly seam: number
  /** From a field's outer edge to the stage's edge. */
  readonly side: number
  readonly margin: number
  readonly head: number
  readonly foot: number
  /** Widths that a field may have, ascending. */
  readonly widths: readonly number[]
  /** Heights that a row may have, ascending. */
  readonly rows: readonly number[]
  readonly strip: {
    readonly width: number
    readonly last: number
    readonly pitch: number
    readonly narrow: number
  }
}

const MEASURES: Readonly<Record<Mode, Measures>> = {
  wide: {
    seam: 136,
    side: 116,
    margin: 24,
    head: 43,
    foot: 23,
    widths: [512, 1024, 1536, 2048],
    rows: [1, 1.5, 2, 3, 4],
    strip: {width: 10, last: 24, pitch: 28, narrow: 22},
  },
  medium: {
    seam: 100,
    side: 66,
    margin: 12,
    head: 43,
    foot: 23,
    widths: [256, 384, 512],
    rows: [1, 1.5, 2, 3],
    strip: {width: 7, last: 18, pitch: 22, narrow: 16},
  },
  phone: {
    seam: 34,
    side: 28,
    margin: 0,
    head: 26,
    foot: 3,
    widths: [112, 128, 135, 142, 150, 160, 176, 192, 224, 256, 288, 320, 352, 384, 448],
    rows: [1, 1.5, 2],
    strip: {width: 7, last: 14, pitch: 0, narrow: 0},
  },
}

/** Rows that a field shows when there is height for them. */
const ROWS = 256

/** The largest of some ascending steps that fits, or the least. */
function step(steps: readonly number[], fits: (n: number) => boolean): number {
  return steps.filter(fits).at(-1) ?? steps[0]
}

/** The width of a field in a stage of a width. */
function fieldWidthIn({widths, side, margin, seam}: Measures, width: number): number {
  return step(widths, w => 2 * (w + side + margin) + seam <= width)
}

/** The least height of a stage that shows all rows. */
export function leastHeight(mode: Mode): number {
  const {head, foot, rows} = MEASURES[mode]
  return head + ROWS * rows[0] + foot
}

/** How much of a stage's width is the picture, with its margins: what stands above and below lines up with it on a phone. */
export function pictureWidth(mode: Mode, width: number): number {
  const m = MEASURES[mode]
  return 2 * (fieldWidthIn(m, width) + m.side + m.margin) + m.seam
}

/**
 * The grid of a mode in a stage of a size in px, for the strips of a geometry. `occupied`: rows that hold something; where
 * they are few each is drawn taller, in whole steps. `times`: so many times as tall, when one looks nearer.
 */
export function layout(
  g: Geometry,
  mode: Mode,
  width: number,
  height: number,
  occupied = ROWS,
  times = 1,
): Layout {
  const m = MEASURES[mode]
  const room = height - m.head - m.foot
  const fieldWidth = fieldWidthIn(m, width)
  const rowPx = step(m.rows, px => ROWS * px <= room)
  // A low window shows fewer rows, in whole grid squares of 32.
  const rows = Math.max(32, Math.min(ROWS, Math.floor(room / rowPx / 32) * 32))
  const centre = Math.floor(width / 2)
  const source = centre - m.seam / 2 - fieldWidth
  const copy = centre + m.seam / 2
  const all = levels(g).filter(level => level < 3)
  const shown = mode === "phone" ? all.slice(-1) : all
  const pitch = shown.length > 3 ? m.strip.narrow : m.strip.pitch
  const strips = shown.map((level, n) => {
    const out = m.strip.last + (shown.length - 1 - n) * pitch
    return {
      level,
      name: linuxName(g, level),
      source: source - out,
      copy: copy + fieldWidth + out - m.strip.width,
    }
  })
  // Four strips reach as far as the bracket stood: it and the words beside it give way.
  const out = shown.length > 3 ? 8 : 0
  const fieldHeight = rows * rowPx
  const factor = [8, 4, 2].find(times => occupied * times <= rows) ?? 1
  const tall = factor * times
  return {
    mode,
    width,
    height,
    centre,
    field: {y: m.head, width: fieldWidth, height: fieldHeight},
    source,
    copy,
    rowPx: rowPx * tall,
    gridRows: Math.max(1, 32 / tall),
    strips,
    stripWidth: m.strip.width,
    titleY: mode === "phone" ? 17 : 19.5,
    chipY: 23.5,
    tickY: 34,
    legendY: m.head + fieldHeight + 15,
    bracket: mode === "wide" ? source - 94 - out : null,
    sideText: mode === "wide" ? {source: source - 105.5 - out, copy: copy + fieldWidth + 98 + out} : null,
    loupe:
      mode === "phone"
        ? {columns: Math.min(10, Math.floor((fieldWidth - 6) / 14)), rows: 5, cell: 14, inset: 2}
        : {columns: 17, rows: 5, cell: 13, inset: 12},
  }
}

/** The left edge of a field. */
export function fieldX(at: Layout, side: Side): number {
  return side === "source" ? at.source : at.copy
}
