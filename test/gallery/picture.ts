// A picture of the gallery: shapes below and above of what is painted, and the painted parts, which also know how to say what is in
// them. As text it is an SVG that a person can read, one shape a line, with the painted parts as comments.

import type {ReactElement} from "react"
import type {Loaded} from "../../src/model/loaded.ts"
import type {Shape} from "../../src/view/draw.ts"
import type {Palette} from "../../src/view/palette.ts"
import type {Mode} from "../../src/view/stage/layout.ts"

/** Opens an example by name: from disk in the tests, over the net in the page. */
export type Open = (name: string) => Promise<Loaded>

/** What is painted, and where. */
export interface Painted {
  readonly name: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** What is in it, a line each. */
  readonly text: readonly string[]
  /** A loupe's line of words below. */
  readonly caption?: {readonly side: "source" | "copy"; readonly text: string}
  /** The unit of the context is a CSS px, its origin the part's corner. */
  paint(context: CanvasRenderingContext2D, palette: Palette, scale: number): void
}

export interface Picture {
  readonly width: number
  readonly height: number
  readonly mode: string
  /** Classes of the element around it, that its colours depend on. */
  readonly class: string
  readonly under: readonly Shape[]
  readonly painted: readonly Painted[]
  readonly over: readonly Shape[]
  /** A path of CSS to which that is cut off. */
  readonly clip?: string
}

/** A state of the page that is made of elements, not of shapes: what it says, and the link that shows it. */
export interface Told {
  readonly text: readonly string[]
  readonly link: string
  readonly size: readonly [width: number, height: number]
}

/** A part of the page, as the page makes it. */
export interface Part {
  readonly element: ReactElement
  readonly mode: Mode
}

/** A function of the gallery. */
export type Exhibit = (open: Open) => Promise<Picture | Told | Part>

/** Three decimals say more than a screen can show. */
function rounded(text: string): string {
  return text.replace(/-?\d+\.\d{4,}/g, number => `${Math.round(Number(number) * 1000) / 1000}`)
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")

function line(shape: Shape): string {
  if (shape.kind === "path") return `<path class="${shape.class}" d="${rounded(shape.d)}"/>`
  const {x, y, text, turn, spans} = shape
  const at = rounded(`x="${x}" y="${y}"`)
  const turned = turn === undefined ? "" : rounded(` transform="rotate(${turn} ${x} ${y})"`)
  const words = spans
    ? spans.map(span => `<tspan class="${span.class}">${escaped(span.text)}</tspan>`).join("")
    : escaped(text)
  return `<text class="${shape.class}" ${at}${turned}>${words}</text>`
}

/** The picture as text. Shapes that are nothing (no path) are left out. */
export function svgOf({width, height, under, painted, over}: Picture): string {
  const drawn = (shapes: readonly Shape[]) =>
    shapes.filter(shape => shape.kind === "text" || shape.d !== "").map(line)
  const parts = painted.flatMap(({name, x, y, width, height, text, caption}) => [
    `<!-- ${name}: ${rounded(`${x},${y} ${width} x ${height}`)}`,
    ...[...text, ...(caption ? [caption.text] : [])].map(one => `  ${one}`),
    "-->",
  ])
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`
  return [head, ...drawn(under), ...parts, ...drawn(over), "</svg>", ""].join("\n")
}
