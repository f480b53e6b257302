// The still part of the stage as shapes: heads, axes, strips, wedges, bracket, place names, ribbons, the line of a stop, legends.
// What follows the pointer is in pointer.ts. Coordinates are the stage's.

import type {Mark} from "../model/account.ts"
import {bandLabels, holes} from "./bands.ts"
import {EMPTY, INVALID, READ_ONLY, WRITABLE} from "../model/descriptor.ts"
import {entries, linuxName, span} from "../model/geometry.ts"
import {hex64} from "../model/word.ts"
import {BY_F, BY_V, BY_W} from "./cells.ts"
import {box, line, polygon, type Shape} from "./draw.ts"
import {fieldX, type Side} from "./layout.ts"
import {markPath, marks} from "./marks.ts"
import {placeLabels} from "./places.ts"
import {columnsOf, GAP, rowsIn, rowVa, rowY} from "./rows.ts"
import {seam, type Cause, type Ribbon} from "./ribbons.ts"
import {yOf, type Stage} from "./stage.ts"
import {closedEntries, stripRuns, stripY, wedges} from "./strips.ts"
import {bytes} from "./units.ts"

const SIDES: readonly Side[] = ["source", "copy"]

/** A mark of a radius with its letter, on a ground of paper if it has one. */
export function markShapes(
  key: string,
  mark: Mark,
  radius: number,
  x: number,
  y: number,
  ground = 0,
): Shape[] {
  const {letterY, letterSize} = marks[mark]
  return [
    ...(ground
      ? [{kind: "path", key: `${key} ground`, class: "ground", d: ring(x, y, radius + ground)} as const]
      : []),
    {kind: "path", key, class: "mark", d: markPath(mark, radius, x, y)},
    {
      kind: "text",
      key: `${key} letter`,
      class: radius >= 9 ? "mark-letter large" : "mark-letter",
      ...{x, y: y + radius * (letterY + 0.36 * letterSize), text: mark},
    },
  ]
}

function ring(x: number, y: number, r: number): string {
  return `M${x - r},${y}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0Z`
}

/** The still scene. `words` are what the app says of source and copy. */
export function frame(stage: Stage): Shape[] {
  return [
    ...wedgeShapes(stage),
    ...stripShapes(stage),
    ...axisShapes(stage),
    ...bracketShapes(stage),
    ...legendShapes(stage),
  ]
}

function axisShapes(stage: Stage): Shape[] {
  const {at, source} = stage
  const g = source.geometry
  const {y, width, height} = at.field
  const columns = columnsOf(g)
  const parts = at.mode === "wide" ? 8 : at.mode === "medium" ? 4 : 0
  const ticks = Array.from({length: parts}, (_, n) => Math.round((n * columns) / parts))
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
      {
        kind: "path",
        key: `${side} border`,
        class: `border ${side}`,
        d: box(x0 - 0.5, y - 0.5, width + 1, height + 1),
      },
      {
        kind: "text",
        key: `${side} scale`,
        class: "scale end",
        ...{
          x: x0 + width,
          y: at.titleY,
          text:
            side === "source"
              ? scaleWords(stage)
              : at.mode === "phone"
                ? "same place"
                : "same place = same address",
        },
      },
    ]
    if (at.mode !== "phone")
      shapes.push({
        kind: "text",
        key: `${side} root`,
        class: "root-name",
        ...{x: x0 + (side === "source" ? 65 : 51), y: at.titleY, text: rootName(stage, side)},
      })
    for (const tick of [...ticks, ...(parts ? [columns - 1] : [])]) {
      const x = x0 + ((tick + (tick === columns - 1 ? 1 : 0)) * width) / columns
      const edge = tick === 0 ? " start" : tick === columns - 1 ? " end" : ""
      shapes.push(
        {
          kind: "text",
          key: `${side} tick ${tick}`,
          class: `tick${edge}`,
          x: x,
          y: at.chipY + 12,
          text: `${tick}`,
        },
        {
          kind: "path",
          key: `${side} tick line ${tick}`,
          class: "tick-line",
          d: line(x, at.tickY + 2, x, y - 1),
        },
      )
    }
    for (const strip of at.mode === "phone" ? [] : at.strips)
      shapes.push({
        kind: "text",
        key: `${side} strip ${strip.level}`,
        class: `strip-name ${side} ${at.strips.length > 3 ? "narrow" : at.mode}`,
        ...{x: strip[side] + at.stripWidth / 2, y: at.titleY, text: strip.name},
      })
    return shapes
  })
}

/** What a pixel and a row are. */
function scaleWords({at, source}: Stage): string {
  const g = source.geometry
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

function rootName({experiment, half}: Stage, side: Side): string {
  if (side === "source") return half ? "swapper_pg_dir" : "TTBR0"
  if (experiment.revision.startsWith("v1")) return "trans_table"
  return experiment.revision === "hibernate-v5.2" ? "tmp_pg_dir" : "trans_pgd"
}

const LOOK_CLASS: Record<number, string> = {
  [WRITABLE]: "writable",
  [READ_ONLY]: "read-only",
  [INVALID]: "invalid",
  4: "table",
  [BY_W]: "changed",
  [BY_V]: "changed",
  [BY_F]: "changed",
}

function stripShapes(stage: Stage): Shape[] {
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

function wedgeShapes(stage: Stage): Shape[] {
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

/** The copied range beside the root's strip, and the words at the far sides. */
function bracketShapes(stage: Stage): Shape[] {
  const {at, experiment, outcome, source} = stage
  const g = source.geometry
  if (at.bracket === null || at.sideText === null || g.start > 2) return []
  const {y, height} = at.field
  const x = at.bracket
  const shapes: Shape[] = []
  const turned = (key: string, x: number, y: number, text: string, turn: number) =>
    shapes.push({kind: "text", key, class: "side-text", x, y, text, turn})
  if (experiment.range) {
    const {start, end} = bracketOf(stage)!
    shapes.push({
      kind: "path",
      key: "bracket",
      class: "bracket",
      d: `M${x + 5},${y + start}H${x}V${y + end}H${x + 5}`,
    })
    const {start: from, end: to} = experiment.range
    const size = (to === 0 && from < 0 ? 0 : to) - from
    const words = `copied range, ${bytes(size)}`
    if (end - start > 90) turned("range words", at.sideText.source + 4, y + (start + end) / 2, words, -90)
    if (height - end > 140)
      turned(
        "rest words",
        at.sideText.source + 4,
        y + (end + height) / 2,
        stage.half ? "kernel half: not copied" : "not copied",
        -90,
      )
  } else turned("range words", at.sideText.source + 4, y + height / 2, "nothing is copied", -90)
  turned(
    "copy words",
    at.sideText.copy - 4,
    y + height / 2,
    outcome.built === null
      ? "the copy has no table"
      : `the copy’s own tables: ${outcome.allocated.toLocaleString("en")} ${outcome.allocated === 1 ? "page" : "pages"}, ${bytes(g.granule)} each`,
    90,
  )
  return shapes
}

/** Where the range begins and ends on the root's strip, px from its top. */
export function bracketOf(stage: Stage): {start: number; end: number} | null {
  const {experiment, at, source} = stage
  if (!experiment.range) return null
  const g = source.geometry
  const {start, end} = experiment.range
  const top = stripY(stage, g.start, start) ?? 0
  const bottom = end === 0 && start < 0 ? at.field.height : (stripY(stage, g.start, end) ?? at.field.height)
  return {start: top, end: Math.max(bottom, top + at.field.height / entries(g, g.start))}
}

function legendShapes({at}: Stage): Shape[] {
  if (at.mode === "phone") return []
  const y = at.legendY
  const x = at.source
  const wide = at.mode === "wide"
  const gaps = wide ? [0, 77, 160, 270, 342] : [0, 75, 153, 264]
  const swatch = (key: string, at: number, name: string, letter = ""): Shape[] => [
    {kind: "path", key: `legend ${key}`, class: `swatch ${key}`, d: box(x + at + 0.5, y - 9.5, 10, 10)},
    ...(letter
      ? [
          {
            kind: "text",
            key: `legend ${key} letter`,
            class: `swatch-letter ${key}`,
            x: x + at + 5.5,
            y: y - 1.5,
            text: letter,
          } as const,
        ]
      : []),
    {kind: "text", key: `legend ${key} name`, class: "legend", x: x + at + 19, y, text: name},
  ]
  const cx = at.copy
  return [
    ...swatch("writable", gaps[0], "writable", "W"),
    ...swatch("read-only", gaps[1], "read-only", "R"),
    ...swatch("invalid", gaps[2], "invalid, not empty", "i"),
    {kind: "path", key: "legend empty", class: "dot", d: box(x + gaps[3] + 4, y - 5, 1.5, 1.5)},
    {kind: "text", key: "legend empty name", class: "legend", x: x + gaps[3] + 17, y, text: "empty"},
    ...(wide
      ? ([
          {kind: "path", key: "legend table", class: "swatch-table", d: `${box(x + gaps[4], y - 9, 10, 9)}`},
          {
            kind: "path",
            key: "legend table head",
            class: "open-mark",
            d: polygon([x + gaps[4] + 10, y - 9], [x + gaps[4] + 16, y - 4.5], [x + gaps[4] + 10, y]),
          },
          {
            kind: "text",
            key: "legend table name",
            class: "legend",
            x: x + gaps[4] + 21,
            y,
            text: "table: opens into the next strip",
          },
        ] as const)
      : []),
    ...(["W", "V", "P", "F"] as const).map((mark, n): Shape => ({
      kind: "path",
      key: `legend ${mark}`,
      class: "mark",
      d: markPath(mark, 6.4, cx + 6.5 + n * 15.5, y - 4.5),
    })),
    {
      kind: "text",
      key: "legend changed",
      class: "legend",
      x: cx + 66,
      y,
      text: "changed: the shape says by which flag",
    },
    ...(wide
      ? [
          {
            kind: "text",
            key: "legend same",
            class: "legend end",
            x: cx + at.field.width,
            y,
            text: "no mark: copied as it was",
          } as const,
        ]
      : []),
  ]
}

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
    ...gapShapes(stage),
    ...ribbons.flatMap(r => ribbonShapes(stage, r)),
    ...endShapes(stage, above, "above", ribbons.some(r => r.markY < 24) ? 16 : 0),
    ...endShapes(stage, below, "below", ribbons.some(r => r.markY > at.field.height - 24) ? 16 : 0),
    ...holes(stage),
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
  const room = at.mode === "wide" ? 31 : 33
  for (const row of rowsIn(rows, top, at.field.height)) {
    if (row.row % at.gridRows !== 0 || row.row === 0 || row.section.level !== 2) continue
    const y = at.field.y + rowY(row) - top
    if (y < at.field.y + 9 || taken.some(t => y > t.y0 && y < t.y1)) continue
    const label = axisLabel(rowVa(source.geometry, row), at.gridRows * span(source.geometry, 2))
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
function gapShapes({at, rows, top}: Stage): Shape[] {
  const shapes: Shape[] = []
  for (const section of rows.sections) {
    const y = section.y - top
    if (section.y === 0 || y < GAP || y > at.field.height) continue
    shapes.push(
      {
        kind: "path",
        key: `gap ${section.va}`,
        class: "ground",
        d:
          box(at.source - 1, at.field.y + y - GAP, at.field.width + 2, GAP) +
          box(at.copy - 1, at.field.y + y - GAP, at.field.width + 2, GAP),
      },
      ...(at.mode === "phone"
        ? []
        : [
            {
              kind: "text",
              key: `gap name ${section.va}`,
              class: "gap-name",
              x: at.centre,
              y: at.field.y + y + 1,
              text: hex64(BigInt(section.va)).slice(2, 16),
            } as const,
          ]),
    )
  }
  return shapes
}

const ENDS_AT_CENTRE: readonly Cause[] = ["dropped", "lost"]

function ribbonShapes(stage: Stage, r: Ribbon): Shape[] {
  const {at} = stage
  const [left, right] = [at.source + at.field.width, at.copy]
  const tall = r.y1 - r.y0
  const y = at.field.y + r.y0
  const markY = at.field.y + r.markY
  const c = at.centre
  const key = `ribbon ${r.rows[0]}`
  const big = tall >= 16 && at.mode !== "phone"
  const radius = big ? 14.5 : at.mode === "phone" ? (tall >= 10 ? 9 : 6) : 7
  const was =
    r.cause === "V" || r.cause === "dropped"
      ? "invalid"
      : r.cause === "added"
        ? "none"
        : r.cause === "lost" || r.cause === "F"
          ? "quiet"
          : "dark"
  const mark: Mark | null = r.cause === "W" || r.cause === "V" || r.cause === "F" ? r.cause : null
  const gone = ENDS_AT_CENTRE.includes(r.cause)
  const words = r.count.toLocaleString("en")
  const [to, from] = [c - (big ? 0 : 8), c + (big ? 0 : at.mode === "phone" ? 8 : 18 + words.length * 7)]
  const shapes: Shape[] = []
  if (was !== "none")
    shapes.push({kind: "path", key: `${key} was`, class: `ribbon ${was}`, d: box(left, y, to - left, tall)})
  if (gone)
    shapes.push(
      {
        kind: "path",
        key: `${key} bar`,
        class: "ribbon-bar",
        d: box(to, markY - Math.max(6, tall / 2), 3, Math.max(12, tall)),
      },
      {
        kind: "text",
        key: `${key} words`,
        class: "ribbon-words",
        x: to + 8,
        y: markY + 4,
        text:
          at.mode === "phone" ? r.count.toLocaleString("en") : `${r.cause} ${r.count.toLocaleString("en")}`,
      },
    )
  else
    shapes.push({
      kind: "path",
      key: `${key} is`,
      class: "ribbon accent",
      d: box(big ? c : from, y, right - (big ? c : from), tall),
    })
  if (mark) shapes.push(...markShapes(`${key} mark`, mark, radius, c, markY, big ? 4 : 0))
  if (big && !gone)
    shapes.push(
      ...(was === "dark"
        ? [
            {
              kind: "text",
              key: `${key} R`,
              class: "ribbon-letter source",
              x: (left + c) / 2 - 6,
              y: y + tall / 2 + 4.5,
              text: "R",
            } as const,
          ]
        : []),
      {
        kind: "text",
        key: `${key} W`,
        class: "ribbon-letter copy",
        x: (right + c) / 2 + 6,
        y: y + tall / 2 + 4.5,
        text: stage.outcome.account.stillReadOnly > 0 ? "R" : "W",
      },
    )
  else if (!gone && at.mode !== "phone")
    shapes.push({
      kind: "text",
      key: `${key} count`,
      class: "ribbon-count",
      x: c + 14,
      y: markY + 4,
      text: r.count.toLocaleString("en"),
    })
  if (r.cause === "added")
    shapes.push({
      kind: "text",
      key: `${key} words`,
      class: "ribbon-words end",
      x: c - 6,
      y: markY + 4,
      text: "added",
    })
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
    return [
      ...(mark ? markShapes(key, mark, 7, x, y) : []),
      {kind: "path", key: `${key} arrow`, class: "end-arrow", d: arrow},
      {
        kind: "text",
        key: `${key} words`,
        class: "ribbon-count",
        x: mark ? x + 12 : x - 6,
        y: y + 4,
        text: `${count.toLocaleString("en")} ${mark ? "" : `${cause} `}more ${where}`,
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
      ? markShapes("stop mark", "P", at.mode === "phone" ? 9 : 15, c, y - 1, 3)
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
