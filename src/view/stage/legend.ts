// One line under each field: what the tones and the marks mean.

import {box, polygon, type Shape} from "../draw.ts"
import {markPath} from "../seam/marks.ts"
import {editedSwatch} from "./editShapes.ts"
import type {Stage} from "./stage.ts"

export function legendShapes({at, experiment, pair}: Stage): Shape[] {
  if (at.mode === "phone") return []
  const y = at.legendY
  const x = at.source
  const wide = at.mode === "wide"
  const edited = experiment.edits.length > 0 && !pair
  const gaps = wide ? [0, 75, 156, 283, 342] : [0, 75, 153, 268]
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
    {kind: "text", key: `legend ${key} name`, class: "legend", x: x + at + 17, y, text: name},
  ]
  const cx = at.copy
  return [
    ...swatch("writable", gaps[0], "writable", "W"),
    ...swatch("read-only", gaps[1], "read-only", "R"),
    ...swatch("invalid", gaps[2], "invalid, not empty", "i"),
    {kind: "path", key: "legend empty", class: "dot", d: box(x + gaps[3] + 4, y - 5, 1.5, 1.5)},
    {kind: "text", key: "legend empty name", class: "legend", x: x + gaps[3] + 15, y, text: "empty"},
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
            x: x + gaps[4] + 20,
            y,
            text: edited ? "table" : "table: opens into the next strip",
          },
        ] as const)
      : []),
    ...(edited ? editedShapes(x + gaps[3] + (wide ? 120 : 55), y) : []),
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

function editedShapes(x: number, y: number): Shape[] {
  return [
    ...editedSwatch("legend edited", x, y),
    {kind: "text", key: "legend edited name", class: "legend", x: x + 16, y, text: "edited"},
  ]
}
