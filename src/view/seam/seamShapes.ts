// The seam and what lies over the fields as shapes: axis, ribbons with their marks and counts, names, the line of a stop.

import {number} from "../../model/descriptor/say.ts"
import {span} from "../../model/geometry.ts"
import {hex64} from "../../model/word.ts"
import {bandLabels, holes} from "../field/bands.ts"
import {box, line, type Shape} from "../draw.ts"
import {executableTicks} from "../field/executable.ts"
import {markShapes} from "./markShapes.ts"
import {placeLabels} from "./placeLabels.ts"
import {knotShapes, ribbonShapes} from "./ribbonShapes.ts"
import {seam, type Cause} from "./ribbons.ts"
import {GAP, rowsIn, rowVa, rowY} from "../field/rows.ts"
import {yOf, type Stage} from "../stage/stage.ts"

/**
 * The seam and what lies over the fields: axis, ribbons, gaps, place names, the line of a stop. `held`: left of `at` (0 to 1)
 * the copy shows another outcome.
 */
export function seamShapes(
  stage: Stage,
  held: {readonly off: Stage; readonly at: number} | null = null,
): Shape[] {
  const {at, outcome, rows, top} = stage
  const {ribbons, above, below} = seam(outcome.account, rows, top, at.field.height)
  const stop = outcome.stop ? yOf(stage, outcome.stop.va) : null
  const taken = [
    ...ribbons.flatMap(r => [
      {y0: at.field.y + r.y0 - 8, y1: at.field.y + r.y1 + 8},
      {y0: at.field.y + r.markY - 14, y1: at.field.y + r.markY + 14},
    ]),
    ...(stop === null ? [] : [{y0: stop - 22, y1: stop + 66}]),
    ...(above.length ? [{y0: at.field.y, y1: at.field.y + 8 + 20 * above.length}] : []),
    ...(below.length
      ? [{y0: at.field.y + at.field.height - 20 * below.length, y1: at.field.y + at.field.height}]
      : []),
  ]
  return [
    ...(at.mode === "phone" ? [] : seamAxis(stage, taken)),
    ...gapShapes(stage, taken),
    ...ribbons.flatMap(r => ribbonShapes(stage, r)),
    ...ribbons.flatMap(r => knotShapes(stage, r)),
    ...endShapes(stage, above, "above", ribbons.some(r => r.markY < 24) ? 16 : 0),
    ...endShapes(stage, below, "below", ribbons.some(r => r.markY > at.field.height - 24) ? 16 : 0),
    ...holes(stage),
    ...executableTicks(stage),
    ...placeLabels(stage),
    ...(held
      ? [
          ...bandLabels(stage, [held.at, 1]),
          ...bandLabels(held.off, [0, held.at]).filter(s => !s.key.includes("source")),
        ]
      : bandLabels(stage)),
    ...(stop === null ? [] : stopShapes(stage, stop)),
  ]
}

function seamAxis(stage: Stage, taken: readonly {y0: number; y1: number}[]): Shape[] {
  const {at, rows, top, source} = stage
  const shapes: Shape[] = []
  const [left, right] = [at.source + at.field.width + 1, at.copy - 1]
  const room = 34
  for (const row of rowsIn(rows, top, at.field.height)) {
    // Bars are tall: every fifth has its address.
    const every = row.section.level === 2 ? at.gridRows : 5
    if (row.row % every !== 0 || row.row === 0) continue
    const y = at.field.y + rowY(row) - top
    if (y < at.field.y + 9 || taken.some(t => y > t.y0 && y < t.y1)) continue
    const label = axisLabel(rowVa(source.geometry, row), every * span(source.geometry, row.section.level))
    shapes.push(
      {
        kind: "path",
        key: `axis ${rowVa(source.geometry, row)}`,
        class: "axis",
        d: line(left, y + 0.5, at.centre - room, y + 0.5) + line(at.centre + room, y + 0.5, right, y + 0.5),
      },
      {
        kind: "text",
        key: `axis label ${rowVa(source.geometry, row)}`,
        class: "axis-label",
        x: at.centre,
        y: y + 4,
        text: label,
      },
    )
  }
  return shapes
}

/** Eight digits of an address that tell neighbours apart: bits 31:0, or 47:16 where lines lie 512 MiB and more apart. */
function axisLabel(va: number, apart: number): string {
  const digits = hex64(BigInt(va)).slice(2).replaceAll("_", "")
  const from = apart >= 2 ** 29 ? 4 : 8
  return `${digits.slice(from, from + 4)}_${digits.slice(from + 4, from + 8)}`
}

/** Between tables: the address of the next one. */
function gapShapes({at, rows, top}: Stage, taken: readonly {y0: number; y1: number}[]): Shape[] {
  const shapes: Shape[] = []
  for (const section of rows.sections) {
    const y = section.y - top
    if (section.y === 0 || y < GAP || y > at.field.height) continue
    // Marks keep their place, the name gives way.
    const isFree = (at: number) => !taken.some(t => at > t.y0 + 2 && at < t.y1 - 2)
    const nameY = [0, -14, 14, 28].map(by => at.field.y + y - 3 + by).find(isFree)
    shapes.push(
      {
        kind: "path",
        key: `gap ${section.va}`,
        class: "ground",
        d:
          box(at.source - 1, at.field.y + y - GAP, at.field.width + 2, GAP) +
          box(at.copy - 1, at.field.y + y - GAP, at.field.width + 2, GAP),
      },
      ...(at.mode === "phone" || nameY === undefined
        ? []
        : [
            {
              kind: "text",
              key: `gap name ${section.va}`,
              class: "gap-name",
              x: at.centre,
              y: nameY + 4,
              text: hex64(BigInt(section.va)).slice(2, 16),
            } as const,
          ]),
    )
  }
  return shapes
}

function endShapes(
  {at}: Stage,
  ends: readonly {cause: Cause; count: number}[],
  where: "above" | "below",
  inward: number,
): Shape[] {
  return ends.flatMap(({cause, count}, n): Shape[] => {
    const up = where === "above"
    const y = up ? at.field.y + 16 + inward + 20 * n : at.field.y + at.field.height - 10 - inward - 20 * n
    const c = at.centre
    const mark = cause === "W" || cause === "V" || cause === "F" ? cause : null
    const key = `${where} ${cause}`
    const x = at.mode === "wide" ? c - 43 : c - 38
    const arrow = n > 0 ? "" : up ? `M${x - 3},${y - 11}l3,-3l3,3` : `M${x - 3},${y + 11}l3,3l3,-3`
    if (at.mode === "phone") return mark ? markShapes(key, mark, 6, c, y) : []
    const words = `${number(count)} ${mark ? "" : `${cause} `}more ${where}`
    const left = mark ? x + 12 : x - 6
    return [
      // Paper, where a tall ribbon runs on behind the words.
      {
        kind: "path",
        key: `${key} ground`,
        class: "ground",
        d: box(left - 3, y - 8, Math.min(words.length * 6 + 6, at.copy - 2 - left), 16),
      },
      ...(mark ? markShapes(key, mark, 7, x, y) : []),
      {kind: "path", key: `${key} arrow`, class: "end-arrow", d: arrow},
      {
        kind: "text",
        key: `${key} words`,
        class: "ribbon-count ends",
        x: left,
        y: y + 4,
        text: words,
      },
    ]
  })
}

/** Where the copy gave up: a line through both wings. */
function stopShapes({at, outcome}: Stage, y: number): Shape[] {
  const code = {[-6]: "−ENXIO", [-12]: "−ENOMEM", BUG: "BUG()", OOB: "out of bounds", 0: ""}[outcome.rc]
  const c = at.centre
  const right = at.copy + at.field.width
  return [
    {
      kind: "path",
      key: "stop line",
      class: "stop-line",
      d: line(at.source, y, c - 15, y) + line(c + 15, y, right, y),
    },
    ...(outcome.stop!.reason === "pfn"
      ? markShapes("stop mark", "P", at.mode === "phone" ? 9 : 15, c, y - 1, {ground: 3, name: "stop-mark"})
      : [{kind: "path", key: "stop mark", class: "stop-bar", d: box(c - 9, y - 3, 18, 6)} as const]),
    ...(at.mode === "phone"
      ? []
      : ([
          {kind: "text", key: "stop code", class: "stop-code", x: c, y: y + 31, text: code},
          {
            kind: "text",
            key: "stop words 1",
            class: "stop-words",
            x: c,
            y: y + 47,
            text: "nothing below this",
          },
          {kind: "text", key: "stop words 2", class: "stop-words", x: c, y: y + 61, text: "line was copied"},
        ] as const)),
  ]
}
