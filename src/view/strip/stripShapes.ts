// The strips and the wedges between them as shapes.

import {EMPTY, INVALID, READ_ONLY, WRITABLE} from "../../model/descriptor/descriptor.ts"
import {BY_F, BY_V, BY_W, DIFFERS} from "../field/cells.ts"
import {box, polygon, type Shape} from "../draw.ts"
import type {Side} from "../stage/layout.ts"
import {anchor, type Stage} from "../stage/stage.ts"
import {closedEntries, stripRuns, wedges} from "./strips.ts"
import {tableFor} from "../field/tree.ts"

const SIDES: readonly Side[] = ["source", "copy"]

const LOOK_CLASS: Record<number, string> = {
  [WRITABLE]: "writable",
  [READ_ONLY]: "read-only",
  [INVALID]: "invalid",
  4: "table",
  [BY_W]: "changed",
  [BY_V]: "changed",
  [BY_F]: "changed",
  [DIFFERS]: "changed",
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
        {
          kind: "path",
          key: `${key} dots`,
          class: "strip-dots",
          d: at.mode === "wide" ? dots(x + at.stripWidth / 2, y, height) : "",
        },
      ]
      for (const run of stripRuns(stage, side, strip.level)) {
        if (run.look === EMPTY) continue
        // Changed rows overhang on the field's side: the accent on the copy's table tone has too little contrast alone.
        const over = run.look >= BY_W ? 3 : 0
        shapes.push({
          kind: "path",
          key: `${key} ${run.y}`,
          class: `run ${side} ${LOOK_CLASS[run.look]}`,
          d: box(x - (side === "copy" ? over : 0), y + run.y, at.stripWidth + over, Math.max(1, run.height)),
        })
      }
      return shapes
    }),
  )
}

/**
 * The wedges that lead somewhere: a copy that was not made, or stopped, has no table to point to. `count`: of so many strips,
 * from the root's.
 */
export function wedgeShapes(stage: Stage, count = stage.at.strips.length): Shape[] {
  return SIDES.flatMap(side =>
    wedges(stage, side)
      .slice(0, count)
      .map((w, n): Shape => ({
        kind: "path",
        key: `${side} wedge ${n}`,
        class: `wedge ${side}`,
        d:
          leads(stage, side, n) && w.toY1 > w.toY0
            ? polygon([w.x, w.y0], [w.toX, w.toY0], [w.toX, w.toY1], [w.x, w.y1])
            : "",
      })),
  )
}

/** Is there a table that the open entry of strip n points to? From the last strip a wedge leads to its own rows. */
function leads(stage: Stage, side: Side, n: number): boolean {
  const {strips} = stage.at
  const level = strips[Math.min(n + 1, strips.length - 1)].level
  return tableFor(stage.trees[side], level, anchor(stage)) !== null
}

/** Over the strips: the open entries with black heads, and the root's other tables with quiet ones, grey if not copied. */
export function entryShapes(stage: Stage): Shape[] {
  const {at} = stage
  return SIDES.flatMap(side => {
    const inner = (x: number) => (side === "source" ? x + at.stripWidth : x)
    const open = wedges(stage, side).slice(0, at.strips.length - 1)
    const closed = at.mode === "wide" ? closedEntries(stage, side) : []
    const [root] = at.strips
    return [
      ...open.flatMap(({y0, y1}, n): Shape[] => {
        const x = at.strips[n][side]
        const middle = (y0 + y1) / 2
        // A tall entry is seen in its own tone.
        const d = y1 - y0 > 3 ? "" : box(x, y0, at.stripWidth, y1 - y0)
        if (!leads(stage, side, n)) return []
        return [
          {kind: "path", key: `${side} open ${n}`, class: `open-entry ${side}`, d},
          {kind: "path", key: `${side} head ${n}`, class: "open-mark", d: head(inner(x), middle, side)},
        ]
      }),
      ...closed.map(({y, height, copied}, n): Shape => {
        const top = at.field.y + y
        const shaft = copied ? "" : box(root[side], top, at.stripWidth, height)
        return {
          kind: "path",
          key: `${side} closed ${n}`,
          class: `closed-mark ${copied ? `kept ${side}` : ""}`,
          d: shaft + head(inner(root[side]), top + height / 2, side),
        }
      }),
    ]
  })
}

/** A head that points from a strip's edge to the next strip. */
function head(x: number, y: number, side: Side): string {
  const way = side === "source" ? 1 : -1
  return polygon([x, y - 3.5], [x + way * 5, y], [x, y + 3.5])
}

/** One dot of 1 px for every 8 px: empty, as in the fields. */
function dots(x: number, y: number, height: number): string {
  const left = Math.round(x - 0.5)
  return Array.from({length: Math.ceil(height / 8) - 1}, (_, n) => box(left, y + 8 * (n + 1), 1, 1)).join("")
}
