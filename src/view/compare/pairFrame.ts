// What stands still around two copies: titles with their discs, strips, axes, and a line of words below.

import {box, type Shape} from "../draw.ts"
import {fieldX, type Side} from "../stage/layout.ts"
import {borderShapes, tickShapes} from "../stage/axes.ts"
import type {Stage} from "../stage/stage.ts"
import {entryShapes, stripShapes, wedgeShapes} from "../strip/stripShapes.ts"

export interface PairWords {
  /** By whose rule. */
  readonly rule: Readonly<Record<Side, string>>
  /** Over the fields at the right. */
  readonly scale: Readonly<Record<Side, string>>
  /** Below the fields. */
  readonly foot: Readonly<Record<Side, string>>
  /** Is there a difference to go to? */
  readonly next: boolean
}

export function pairFrame(stage: Stage, words: PairWords): Shape[] {
  const {at} = stage
  return [
    ...wedgeShapes(stage),
    ...stripShapes(stage),
    ...entryShapes(stage),
    ...tickShapes(stage),
    ...(["source", "copy"] as const).flatMap((side): Shape[] => {
      const x = fieldX(at, side)
      const end = x + at.field.width
      return [
        ...borderShapes(stage, side),
        ...disc(side, x + 8, at.titleY - 5.5),
        {
          kind: "text",
          key: `${side} title`,
          class: `wing-title ${side}`,
          x: x + 22,
          y: at.titleY,
          text: "Copy",
        },
        {
          kind: "text",
          key: `${side} rule`,
          class: "scale",
          x: x + 66,
          y: at.titleY,
          text: words.rule[side],
        },
        {
          kind: "text",
          key: `${side} scale`,
          class: "scale end",
          x: end,
          y: at.titleY,
          text: words.scale[side],
        },
        {
          kind: "text",
          key: `${side} foot`,
          class: "legend",
          x,
          y: at.legendY,
          text: words.foot[side],
        },
      ]
    }),
    ...(words.next ? keyShapes(stage) : []),
  ]
}

function disc(side: Side, x: number, y: number): Shape[] {
  const r = 8.5
  return [
    {
      kind: "path",
      key: `${side} disc`,
      class: "disc",
      d: `M${x - r},${y}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0Z`,
    },
    {
      kind: "text",
      key: `${side} disc letter`,
      class: "disc-letter",
      x,
      y: y + 4,
      text: side === "source" ? "A" : "B",
    },
  ]
}

/** The key that leads on. */
function keyShapes({at}: Stage): Shape[] {
  if (at.mode !== "wide") return []
  const end = at.copy + at.field.width
  return [
    {kind: "path", key: "key", class: "key-cap", d: box(end - 105.5, at.legendY - 11.5, 16, 15)},
    {kind: "text", key: "key letter", class: "key-letter", x: end - 97.5, y: at.legendY, text: "n"},
    {kind: "text", key: "key words", class: "legend end", x: end, y: at.legendY, text: "next difference"},
  ]
}
