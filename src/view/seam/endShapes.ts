// What happened outside of the window, counted at the seam's ends.

import {number} from "../../model/descriptor/say.ts"
import {box, type Shape} from "../draw.ts"
import type {Stage} from "../stage/stage.ts"
import {markShapes} from "./markShapes.ts"
import {shortCount} from "./ribbonShapes.ts"
import {END, type Cause} from "./ribbons.ts"

/** Widths of a letter at the seam's ends, bold at 11 px: as it is, and narrow. */
const END_LETTER: readonly {readonly style: string; readonly width: number}[] = [
  {style: "ribbon-count ends", width: 6},
  {style: "ribbon-words ends", width: 5.1},
]

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
    const ways = (phone ? [] : [`${number(count)} more${said} `, `${number(count)}${said} `])
      .map(words => `${words}${arrow}`)
      .flatMap(text => END_LETTER.map(({style, width}) => ({text, style, width: text.length * width})))
    const short = `${shortCount(count)}${arrow}`
    if (phone) ways.push({text: short, style: "ribbon-words short ends", width: short.length * 4.7})
    const before = mark ? (phone ? 11 : 18) : 0
    const way =
      ways.find(({width}) => width + before + (phone ? 0 : 6) <= right - left) ?? ways[ways.length - 1]
    const whole = Math.min(before + way.width, right - left - (phone ? 0 : 6))
    const x = at.centre - whole / 2
    return [
      {
        kind: "path",
        key: `${key} ground`,
        class: "ground",
        d: box(x - 3, y - END / 2 + 1, whole + 6, END - 2),
      },
      ...(mark ? markShapes(key, mark, phone ? 5 : 7, x + (phone ? 5 : 7), y) : []),
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
