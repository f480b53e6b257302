// The whole half of the address space on one axis.

import {toVa, type Pa, type Va} from "../../../src/model/word.ts"
import {edited} from "../../../src/model/edit.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import {index} from "../../../src/model/geometry.ts"
import {run} from "../../../src/model/run.ts"
import {showing} from "../../../src/view/mirror/brush.ts"
import {bandOf, paintBand, slotLooks, type Band} from "../../../src/view/mirror/columns.ts"
import {frameShapes, groundShapes} from "../../../src/view/mirror/frame.ts"
import {lensLooks, lensOf} from "../../../src/view/mirror/lens.ts"
import {funnelShapes} from "../../../src/view/mirror/brushShapes.ts"
import {overShapes} from "../../../src/view/mirror/over.ts"
import {paintLens} from "../../../src/view/mirror/paintLens.ts"
import {placeOf} from "../../../src/view/mirror/place.ts"
import {mirrorOf} from "../../../src/view/mirror/scene.ts"
import {tones} from "../../../src/view/field/tones.ts"
import type {Mode} from "../../../src/view/stage/layout.ts"
import {runLengths} from "../fields.ts"
import type {Open, Painted, Picture} from "../picture.ts"

const SIZES: Readonly<Record<Mode, readonly [number, number]>> = {
  wide: [1440, 578],
  medium: [1024, 450],
  phone: [390, 285],
}

/** The px rows of a band in letters, equal neighbours together. */
function bandTexts({width, height, looks}: Band): string[] {
  const lines: {from: number; to: number; text: string}[] = []
  for (let y = 0; y < height; y++) {
    const text = runLengths(looks.subarray(y * width, (y + 1) * width))
    const last = lines.at(-1)
    if (last?.text === text) last.to = y
    else lines.push({from: y, to: y, text})
  }
  return lines.map(({from, to, text}) => `${from === to ? from : `${from} to ${to}`}: ${text}`)
}

async function mirror(
  open: Open,
  name: string,
  point: Va,
  parts: Partial<Experiment> = {},
  mode: Mode = "wide",
): Promise<Picture> {
  const {source: unedited, experiment: own} = await open(name)
  const experiment = {...own, ...parts}
  const source = edited(unedited, experiment.edits)
  const g = source.geometry
  const [width, height] = SIZES[mode]
  const place = placeOf(g, mode, width, height, true)
  const {left, right, gap} = place
  const scene = mirrorOf(source, experiment, run(experiment, source), {left, width: right - left, gap})
  const looks = slotLooks(scene)
  const at = point || scene.axis.pieces[0].start
  const brush = showing(scene.axis, null, at) ?? {from: 0, to: 1}
  const lens = brush && place.lens ? lensOf(scene, brush, left, right - left) : null
  const band = (side: "source" | "copy"): Painted => {
    const {y, height} = place.bands[side]
    return {
      ...{name: `band of ${side}`, x: 0, y, width, height},
      text: bandTexts(bandOf(scene, side, width, height, 1)),
      paint(context, palette, scale) {
        const made = bandOf(scene, side, width, height, scale)
        const image = context.createImageData(made.width, made.height)
        paintBand(new Uint32Array(image.data.buffer), made, tones(palette, side))
        context.putImageData(image, 0, 0)
      },
    }
  }
  const half = (side: "source" | "copy"): Painted[] => {
    if (!brush || !place.lens) return []
    const {y, height} = place.lens[side]
    const width = right - left
    return [
      {
        ...{name: `lens of ${side}`, x: left, y, width, height},
        text: [runLengths(lensLooks(scene, side, brush, width, looks[side]))],
        paint(context, palette, scale) {
          const painted = {mirror: scene, side, brush, lens, looks: looks[side]}
          paintLens(context, painted, {width, height, scale}, palette)
        },
      },
    ]
  }
  const opened = index(g, g.start, at)
  return {
    ...{
      width,
      height: Math.max(height, place.bands.copy.y + place.bands.copy.height + 60),
      mode,
      class: "stage mirror",
    },
    under: [
      ...groundShapes(scene, place, looks, opened),
      ...(brush ? funnelShapes(scene, place, brush) : []),
    ],
    painted: [band("source"), band("copy"), ...half("source"), ...half("copy")],
    over: [...frameShapes(scene, place, looks, brush), ...overShapes(scene, place, brush, lens, at)],
  }
}

const MODULE = toVa(0xffff_0000_0a2e_b000n)
const CRASH = toVa(0xffff_0000_2521_4000n)
const REFUSED = toVa(0xffff_0000_0280_0000n)
const MAPPED = toVa(0xffff_0000_0080_5000n)
const ANY = 0 as Va

export const mirrorMain = (open: Open) => mirror(open, "6.1-4k-default", MODULE)
export const mirror390 = (open: Open) => mirror(open, "6.1-4k-default", MODULE, {}, "phone")
export const mirror1024 = (open: Open) => mirror(open, "6.1-4k-default", MODULE, {}, "medium")
export const mirrorInvalid = (open: Open) => mirror(open, "6.1-4k-crash", CRASH, {revision: "v6.12"})
export const mirrorKaslr = (open: Open) => mirror(open, "7.2-4k-a72-kaslr", ANY)
export const mirror52 = (open: Open) => mirror(open, "4k-52", ANY)
export const mirrorEmptyCopy = (open: Open) => mirror(open, "empty-copy", ANY)
export const mirrorStop = (open: Open) => mirror(open, "hole", REFUSED)
export const mirrorUnmapped = (open: Open) => mirror(open, "map-block", MAPPED)
export const mirrorIndexBug = (open: Open) => mirror(open, "index-bug", ANY)

/** Frames with a hole, as in the picture of -ENXIO. */
const CHECKED: Partial<Experiment> = {
  frames: [
    {start: 0x4000_0000 as Pa, end: 0x50d3_b000 as Pa},
    {start: 0x50d4_0000 as Pa, end: 0x6000_0000 as Pa},
  ],
  flags: {mkwrite: true, mkvalid: false, checkpfn: true, forcemap: false},
}
const HOLE = toVa(0xffff_0000_10d3_b000n)
const FIRST = toVa(0xffff_0000_0000_0000n)

export const mirrorEnxio = (open: Open) => mirror(open, "6.1-4k-default", HOLE, CHECKED)
export const mirrorEnxio390 = (open: Open) => mirror(open, "6.1-4k-default", HOLE, CHECKED, "phone")
export const mirrorShortRange = (open: Open) =>
  mirror(open, "6.1-4k-default", FIRST, {range: {start: FIRST, end: (FIRST + 4096) as Va}})

/** An empty entry of a piece, and an address in the hole before it. */
export const mirrorEmptyEntry = (open: Open) => mirror(open, "6.1-4k-default", toVa(0xffff_8000_0000_0000n))
export const mirrorInHole = (open: Open) => mirror(open, "6.1-4k-default", toVa(0xffff_4000_0000_0000n))

/** The module's first page written over by hand: invalid. */
export const mirrorEdited = (open: Open) =>
  mirror(open, "6.1-4k-default", MODULE, {
    edits: [{at: 0x5ffa_f758 as Pa, value: 0x00e0_0000_4a2e_b786n}],
  })
