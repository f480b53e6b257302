// How wide words are, before anything is drawn: by the kind of their letters, a little more than the type really takes.

import type {Shape} from "../draw.ts"
import type {Rect} from "../seam/labels.ts"

const KINDS: readonly (readonly [RegExp, number])[] = [
  [/ /, 0.24],
  [/[ijlt.,:|I()]/, 0.31],
  [/[mMwW]/, 0.86],
  [/[0-9]/, 0.59],
  [/[A-Z]/, 0.63],
]

/** Of other letters, and of those that no kind has. */
const OTHER = 0.52
/** Ems of the letters up to 127, found once: names are measured in every place that they could have. */
const EMS = Float64Array.from(
  {length: 128},
  (_, code) => KINDS.find(([kind]) => kind.test(String.fromCharCode(code)))?.[1] ?? OTHER,
)

/** Px of a line of the text face in a size. */
export function textWidth(text: string, size: number, bold = false): number {
  let ems = 0
  for (let n = 0; n < text.length; n++) ems += EMS[text.charCodeAt(n)] ?? OTHER
  return ems * size * (bold ? 1.06 : 1)
}

/** Sizes of the words in the bands, as in mirror.css: the first class that a shape has counts. */
const SIZES: readonly (readonly [RegExp, number, boolean])[] = [
  [/region strong/, 12.2, true],
  [/absent-heading small/, 11.5, true],
  [/absent-heading/, 15.5, true],
  [/absent-words/, 12.2, false],
]

/** The box of a line of words in a band: at its left, or where it ends, is its x. */
export function wordsBox({x, y, text, class: style}: Extract<Shape, {kind: "text"}>): Rect {
  const [, size, bold] = SIZES.find(([kind]) => kind.test(style)) ?? [null, 11, false]
  const width = textWidth(text, size, bold)
  const x0 = /\bend\b/.test(style) ? x - width : x
  return {x0, x1: x0 + width, y0: y - 0.8 * size, y1: y + 0.25 * size}
}

/** Words in lines of at most a width. */
export function wrapped(text: string, width: number, size: number, bold = false): string[] {
  const lines: string[] = []
  for (const word of text.split(" ").filter(Boolean)) {
    const last = lines.at(-1)
    const longer = `${last} ${word}`
    if (last !== undefined && textWidth(longer, size, bold) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
