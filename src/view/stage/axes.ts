// The heads of the two wings: titles, what a pixel and a row are, the columns' axis, the names of the strips.

import {linuxName, span} from "../../model/geometry.ts"
import {bytes} from "../../model/descriptor/say.ts"
import {box, line, type Shape} from "../draw.ts"
import {fieldX, type Side} from "./layout.ts"
import {columnsOf} from "../field/rows.ts"
import type {Stage} from "./stage.ts"

const SIDES: readonly Side[] = ["source", "copy"]

export function axisShapes(stage: Stage): Shape[] {
  return [...titleShapes(stage, {source: scaleWords(stage), copy: samePlace(stage)}), ...tickShapes(stage)]
}

/** In both wings equal places are equal addresses. */
export function samePlace({at}: Stage): string {
  return at.mode === "phone" ? "same place" : "same place = same address"
}

/** The columns' axis. */
export function tickShapes({at, source}: Stage): Shape[] {
  const {y, width} = at.field
  const columns = columnsOf(source.geometry)
  const parts = at.mode === "wide" ? 8 : at.mode === "medium" ? 4 : 0
  const ticks = Array.from({length: parts}, (_, n) => Math.round((n * columns) / parts))
  return SIDES.flatMap(side =>
    [...ticks, ...(parts ? [columns - 1] : [])].flatMap((tick): Shape[] => {
      const last = tick === columns - 1
      const left = last ? width - 1 : Math.round((tick * width) / columns)
      const x = fieldX(at, side) + left + 0.5
      const edge = tick === 0 ? " start" : last ? " end" : ""
      return [
        {
          kind: "text",
          key: `${side} tick ${tick}`,
          class: `tick${edge}`,
          x: x + (tick === 0 ? 1 : last ? -0.5 : 0),
          y: at.chipY + 11.5,
          text: `${tick}`,
        },
        {
          kind: "path",
          key: `${side} tick line ${tick}`,
          class: "tick-line",
          d: line(x, at.tickY + 4, x, y - 1),
        },
      ]
    }),
  )
}

/**
 * Titles, borders of the fields, names of the strips. `words`: what the picture is, over either field; `roots`: the wings that
 * have room for the name of their root beside it.
 */
export function titleShapes(
  stage: Stage,
  words: Readonly<Record<Side, string>>,
  roots: readonly Side[] = SIDES,
): Shape[] {
  const {at} = stage
  const {width} = at.field
  return SIDES.flatMap(side => {
    const x0 = fieldX(at, side)
    const shapes: Shape[] = [
      {
        kind: "text",
        key: `${side} title`,
        class: `wing-title ${side}`,
        x: x0,
        y: at.titleY,
        text: side === "source" ? "Source" : "Copy",
      },
      ...borderShapes(stage, side),
      {
        kind: "text",
        key: `${side} scale`,
        class: "scale end",
        x: x0 + width,
        y: at.titleY,
        text: words[side],
      },
    ]
    if (at.mode !== "phone" && roots.includes(side))
      shapes.push({
        kind: "text",
        key: `${side} root`,
        class: "root-name",
        ...{x: x0 + (side === "source" ? 65 : 51), y: at.titleY, text: rootName(stage, side)},
      })
    return shapes
  })
}

/** The border of a field, and the names of its strips. */
export function borderShapes({at}: Stage, side: Side): Shape[] {
  const {y, width, height} = at.field
  const d = box(fieldX(at, side) - 0.5, y - 0.5, width + 1, height + 1)
  const strips = at.mode === "phone" ? [] : at.strips
  return [
    {kind: "path", key: `${side} border`, class: `border ${side}`, d},
    ...strips.map((strip): Shape => ({
      kind: "text",
      key: `${side} strip ${strip.level}`,
      class: `strip-name ${side} ${at.strips.length > 3 ? "narrow" : at.mode}`,
      ...{x: strip[side] + at.stripWidth / 2, y: at.titleY, text: strip.name},
    })),
  ]
}

/** What a pixel and a row are. */
function scaleWords({at, source, rows}: Stage): string {
  const g = source.geometry
  const blocks = rows.sections.every(({level}) => level < 2) ? rows.sections.at(0) : undefined
  if (blocks) return `one row = one ${linuxName(g, blocks.level)} entry, ${bytes(span(g, blocks.level))}`
  const per = columnsOf(g) / at.field.width
  const row = `one row = one ${linuxName(g, 2)} entry, ${bytes(span(g, 2))}`
  if (at.mode === "phone") return `row = ${bytes(span(g, 2))}`
  if (at.mode === "medium")
    return per === 1 ? `one pixel = one PTE, ${bytes(g.granule)}` : `${pixelWords(per)}, the rarest shows`
  if (per === 1) return `one pixel = one PTE, ${bytes(g.granule)} · ${row}`
  if (per < 1) return `one PTE = ${1 / per} pixels, ${bytes(g.granule)} · ${row}`
  return `pixel = ${per} PTEs, the rarest shows · row = ${linuxName(g, 2)} entry, ${bytes(span(g, 2))}`
}

function pixelWords(per: number): string {
  if (per < 1) return `one PTE = ${Math.round(10 / per) / 10} pixels`
  for (let pixels = 1; pixels < 10; pixels++)
    if (Number.isInteger(per * pixels))
      return `${pixels === 1 ? "1 pixel" : `${pixels} pixels`} = ${per * pixels} PTEs`
  return `1 pixel = ${Math.round(per * 10) / 10} PTEs`
}

/** What the code calls a wing's root table. */
export function rootName({experiment, half}: Pick<Stage, "experiment" | "half">, side: Side): string {
  if (side === "source") return half ? "swapper_pg_dir" : "TTBR0"
  if (experiment.revision.startsWith("v1")) return "trans_table"
  return experiment.revision === "hibernate-v5.2" ? "tmp_pg_dir" : "trans_pgd"
}
