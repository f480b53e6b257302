// The grid of the mirror: the source hangs from the top, the copy rises from the bottom, the seam lies between. Origin: the
// stage's top left corner, which is y 200 of the screen at 1440 x 900.

import {levels, linuxName, type Geometry, type Level} from "../../model/geometry.ts"
import type {Mode, Side} from "../stage/layout.ts"

export interface Strip {
  readonly level: Level
  readonly name: string
  readonly source: number
  readonly copy: number
}

export interface Box {
  readonly y: number
  readonly height: number
}

export interface Place {
  readonly mode: Mode
  readonly width: number
  readonly height: number
  /** The picture's edges; the names of the levels end before it. */
  readonly left: number
  readonly right: number
  readonly nameX: number
  readonly gap: number
  readonly titleY: Readonly<Record<Side, number>>
  /** From the root to the PMD. */
  readonly strips: readonly Strip[]
  readonly stripHeight: number
  readonly bands: Readonly<Record<Side, Box>>
  readonly addressY: number
  /** The opened seam; null: closed. */
  readonly lens: {
    readonly source: Box
    readonly marks: Box
    readonly copy: Box
  } | null
  /** Middle of the columns' marks. */
  readonly marksY: number
  readonly tooth: number
  readonly bracketY: number
}

interface Measures {
  readonly left: number
  readonly margin: number
  readonly gap: number
  readonly least: number
  readonly title: number
  readonly strips: {readonly y: number; readonly pitch: number; readonly height: number}
  readonly band: number
  readonly seam: number
  /** From the source to the addresses; a phone has the names of the pieces between. */
  readonly address: number
  readonly lens: {readonly y: number; readonly half: number; readonly marks: number}
  readonly foot: number
}

const MEASURES: Readonly<Record<Mode, Measures>> = {
  wide: {
    ...{left: 64, margin: 24, gap: 28, least: 450, title: 19},
    ...{strips: {y: 28, pitch: 22, height: 10}, band: 84, seam: 160},
    ...{address: 14, lens: {y: 62, half: 26, marks: 28}, foot: 46},
  },
  medium: {
    ...{left: 56, margin: 16, gap: 28, least: 347, title: 20},
    ...{strips: {y: 26, pitch: 14, height: 7}, band: 64, seam: 128},
    ...{address: 11, lens: {y: 40, half: 22, marks: 26}, foot: 38},
  },
  phone: {
    ...{left: 42, margin: 14, gap: 24, least: 377, title: 15},
    ...{strips: {y: 22, pitch: 11, height: 6}, band: 41, seam: 145},
    ...{address: 27, lens: {y: 57, half: 22, marks: 26}, foot: 50},
  },
}

/** A seam that is closed leaves so much of it to the bands, px for each. */
const GROWS = 40

/** From an address to the middle of the marks under it, px. */
const UNDER_ADDRESS = 14

/** The grid in a stage of a size; higher ones give the bands what is left. `right`: of the column that a phone has everything in. */
export function placeOf(g: Geometry, mode: Mode, width: number, tall: number, open: boolean): Place {
  const m = MEASURES[mode]
  const height = Math.max(m.least, tall)
  const margin =
    mode === "phone" ? m.margin : Math.max(m.margin, (width - (mode === "wide" ? 1440 : 1024)) / 2 + m.margin)
  const left = margin + (m.left - m.margin)
  const right = width - margin
  const all = levels(g).filter(level => level < 3)
  const shown = mode === "phone" ? all.filter((level, n) => n === 0 || level === 2) : all
  const last = m.strips.y + 2 * m.strips.pitch
  const band = mode === "phone" ? m.strips.y + m.strips.pitch + 9 : m.band
  const lowStrips = mode === "phone" ? m.strips.pitch + 8 : band - m.strips.y
  const grows = open ? 0 : Math.min(GROWS, (m.seam - 60) / 2)
  const seam = m.seam - 2 * grows
  const bandHeight = Math.floor((height - band - seam - lowStrips - m.foot) / 2)
  const source = {y: band, height: bandHeight}
  const copy = {y: band + bandHeight + seam, height: bandHeight}
  const bottom = copy.y + bandHeight
  const pitch =
    shown.length > 1 ? (mode === "phone" ? m.strips.pitch : (last - m.strips.y) / (shown.length - 1)) : 0
  // Four strips are lower, so that the wedges between them stay.
  const stripHeight = shown.length > 3 ? Math.min(m.strips.height, 8) : m.strips.height
  const strips = shown.map((level, n) => ({
    level,
    name: linuxName(g, level),
    source: m.strips.y + n * pitch,
    copy: bottom + 2 + (shown.length - 1 - n) * pitch,
  }))
  const lensY = source.y + bandHeight + m.lens.y
  const addressY = source.y + bandHeight + m.address
  const {half, marks} = m.lens
  return {
    ...{mode, width, height, left, right, nameX: left - 6, gap: m.gap},
    titleY: {source: m.title, copy: height - m.foot + (mode === "phone" ? 22 : 20)},
    ...{strips, stripHeight, bands: {source, copy}},
    addressY,
    lens: open
      ? {
          source: {y: lensY, height: half},
          marks: {y: lensY + half, height: marks},
          copy: {y: lensY + half + marks, height: half},
        }
      : null,
    marksY: open ? copy.y - 9.5 : Math.max(copy.y - seam / 2, addressY + UNDER_ADDRESS),
    tooth: 4,
    bracketY: height - m.foot + 7,
  }
}
