// What happened outside of the window, counted at the seam's ends.

import {number} from "../../model/descriptor/say.ts"
import {box, type Shape} from "../draw.ts"
import type {Stage} from "../stage/stage.ts"
import {markShapes} from "./markShapes.ts"
import {END, type Cause} from "./ribbons.ts"

/** Widths of a letter at the seam's ends, bold at 11 px: as it is, and narrow. */
const END_LETTER = [
  {style: "ribbon-count ends", width: 6},
  {style: "ribbon-words ends", width: 5.1},
] as const

/** On paper at the seam's end: over ribbons that run on, and never wider than the seam. */
export function endShapes(
  {at}: Stage,
  ends: readonly {cause: Cause; count: number}[],
  where: "above" | "below",
): Shape[] {
  const up = where === "above"
  const [left, right] = [at.source + at.field.width + 2, at.copy - 2]
  const arrow = up ? "↑" : "↓"
  return ends.flatMap(({cause, count}, n): Shape[] => {
    const y = at.field.y + (up ? END * n + 12 : at.field.height - END * n - 12)
    const mark = cause === "W" || cause === "V" || cause === "F" ? cause : null
    const key = `${where} ${cause}`
    const said = mark ? "" : ` ${cause}`
    const phone = at.mode === "phone"
    const ways = (phone ? [""] : [`${number(count)} more${said} `, `${number(count)}${said} `])
      .map(words => `${words}${arrow}`)
      .flatMap(text => END_LETTER.map(({style, width}) => ({text, style, width: text.length * width})))
    const before = mark ? (phone ? 14 : 18) : 0
    const way = ways.find(({width}) => width + before + 6 <= right - left) ?? ways[ways.length - 1]
    const whole = Math.min(before + way.width, right - left - 6)
    const x = at.centre - whole / 2
    return [
      {
        kind: "path",
        key: `${key} ground`,
        class: "ground",
        d: box(x - 3, y - END / 2 + 1, whole + 6, END - 2),
      },
      ...(mark ? markShapes(key, mark, phone ? 6 : 7, x + 7, y) : []),
      {
        kind: "text",
        key: `${key} words`,
        class: way.style,
        x: x + before,
        y: y + 4,
        text: way.text,
      },
    ]
  })
}
