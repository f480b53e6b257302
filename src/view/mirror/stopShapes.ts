// Where the copy stopped, in the mirror.

import {line, type Shape} from "../draw.ts"
import {markShapes} from "../seam/markShapes.ts"
import {codeOf} from "../seam/stopShapes.ts"
import type {Place} from "./place.ts"
import type {Mirror} from "./scene.ts"

/** Where the copy stopped: a line in ink through both bands at its address. */
export function stopShapes({axis, outcome}: Mirror, {bands, right, mode}: Place): Shape[] {
  const {stop, rc} = outcome
  if (!stop) return []
  const piece = axis.pieces.find(({start, end}) => stop.va >= start && stop.va < end)
  if (!piece) return []
  const x = piece.x + ((stop.va - piece.start) / (piece.end - piece.start)) * piece.width
  const [top, foot] = [bands.source.y - 1, bands.copy.y + bands.copy.height + 1]
  const seam = [bands.source.y + bands.source.height, bands.copy.y]
  const end = x > right - 90
  return [
    {
      kind: "path",
      key: "stop",
      class: "mirror-stop",
      d: line(x, top, x, seam[0]) + line(x, seam[1], x, foot),
    },
    ...(stop.reason === "pfn"
      ? markShapes("stop mark", "P", mode === "phone" ? 8 : 10, x, bands.copy.y + 14, {
          ground: 2,
          name: "stop-mark",
        })
      : []),
    {
      kind: "text",
      key: "stop code",
      class: `mirror-code ${end ? "end" : ""}`,
      ...{x: x + (end ? -14 : 14), y: bands.copy.y + 18, text: codeOf(rc)},
    },
  ]
}
