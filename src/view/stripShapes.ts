// The strips and the wedges between them as shapes.

import {EMPTY, INVALID, READ_ONLY, WRITABLE} from "../model/descriptor.ts"
import {BY_F, BY_V, BY_W} from "./cells.ts"
import {box, line, polygon, type Shape} from "./draw.ts"
import type {Side} from "./layout.ts"
import type {Stage} from "./stage.ts"
import {closedEntries, stripRuns, wedges} from "./strips.ts"

const SIDES: readonly Side[] = ["source", "copy"]

const LOOK_CLASS: Record<number, string> = {
  [WRITABLE]: "writable",
  [READ_ONLY]: "read-only",
  [INVALID]: "invalid",
  4: "table",
  [BY_W]: "changed",
  [BY_V]: "changed",
  [BY_F]: "changed",
}

export function stripShapes(stage: Stage): Shape[] {
  const {at} = stage
  const {y, height} = at.field
  return SIDES.flatMap(side =>
    at.strips.flatMap(strip => {
      const x = strip[side]
      const key = `${side} ${strip.level}`
      const shapes: Shape[] = [
        {
          kind: "path",
          key: `${key} ground`,
          class: `strip-ground ${side}`,
          d: box(x - 0.5, y - 0.5, at.stripWidth + 1, height + 1),
        },
      ]
      for (const run of stripRuns(stage, side, strip.level)) {
        if (run.look === EMPTY) continue
        // Changed rows overhang: the accent on the copy's table tone has too little contrast to rest on colour.
        const over = run.look >= BY_W ? (3 * at.stripWidth) / 10 : 0
        shapes.push({
          kind: "path",
          key: `${key} ${run.y}`,
          class: `run ${side} ${LOOK_CLASS[run.look]}`,
          d: box(x - over, y + run.y, at.stripWidth + 2 * over, Math.max(1, run.height)),
        })
      }
      return shapes
    }),
  )
}

export function wedgeShapes(stage: Stage): Shape[] {
  const {at} = stage
  return SIDES.flatMap(side => [
    ...wedges(stage, side).flatMap((w, n): Shape[] => [
      {
        kind: "path",
        key: `${side} wedge ${n}`,
        class: `wedge ${side}`,
        d: polygon([w.x, w.y0], [w.toX, w.toY0], [w.toX, w.toY1], [w.x, w.y1]),
      },
      ...(n < at.strips.length - 1
        ? [
            {
              kind: "path",
              key: `${side} open ${n}`,
              class: "open-mark",
              d: arrowHead(w.x, Math.max(w.y0, at.field.y), side),
            } as const,
          ]
        : []),
    ]),
    ...(at.mode === "wide" && stage.source.geometry.start < 2
      ? closedEntries(stage, side).map((y, n): Shape => ({
          kind: "path",
          key: `${side} closed ${n}`,
          class: "closed-mark",
          d: closedArrow(at.strips[0][side], at.stripWidth, at.field.y + y, side),
        }))
      : []),
  ])
}

/** The head of an open entry, pointing to its table. */
function arrowHead(x: number, y: number, side: Side): string {
  const way = side === "source" ? 1 : -1
  return polygon([x - way, y - 4], [x + way * 5.5, y], [x - way, y + 4])
}

function closedArrow(x: number, width: number, y: number, side: Side): string {
  const [from, to] = side === "source" ? [x, x + width + 4] : [x + width, x - 4]
  const back = side === "source" ? -3.5 : 3.5
  return `${line(from, y, to, y)}M${to + back},${y - 3}L${to},${y}L${to + back},${y + 3}`
}
