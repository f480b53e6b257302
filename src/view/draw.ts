// A picture as numbers, and the one place that makes elements of them. A scene is a list of shapes, each with a key that is its
// identity, so that an element lives on while its shape moves. Colours and type come from style sheets, by class.

import {select} from "d3"

export type Shape =
  | {readonly kind: "path"; readonly key: string; readonly class: string; readonly d: string}
  | {
      readonly kind: "text"
      readonly key: string
      readonly class: string
      readonly x: number
      readonly y: number
      readonly text: string
      /** The text in parts, each with a class of its own; together they are the text. */
      readonly spans?: readonly Span[]
      /** Turned about its own point, degrees. */
      readonly turn?: number
    }

export interface Span {
  readonly class: string
  readonly text: string
}

/** Class of elements that came with something new to show: they may come with a motion. */
const ARRIVES = " arrives"

/**
 * Puts a scene into a <g>, and takes out what is no longer in it. `document` is that of the element.
 * `arriving`: what was not in it before comes because what is shown is another thing, and not because one looks elsewhere.
 */
export function draw(group: SVGGElement, scene: readonly Shape[], arriving = false) {
  select(group)
    .selectAll<SVGElement, Shape>("path, text")
    .data(scene, shape => `${shape.kind} ${shape.key}`)
    .join(enter => enter.append(shape => create(group, shape)))
    .each(function (shape) {
      const before = this.getAttribute("class")
      const came = before === null ? arriving : before.endsWith(ARRIVES)
      set(this, "class", came ? shape.class + ARRIVES : shape.class)
      if (shape.kind === "path") return set(this, "d", shape.d)
      set(this, "x", `${shape.x}`)
      set(this, "y", `${shape.y}`)
      set(this, "transform", shape.turn === undefined ? null : `rotate(${shape.turn} ${shape.x} ${shape.y})`)
      if (shape.spans) return setSpans(this, shape.spans)
      if (this.textContent !== shape.text) this.textContent = shape.text
    })
}

function create(group: SVGGElement, shape: Shape): SVGElement {
  return group.ownerDocument.createElementNS("http://www.w3.org/2000/svg", shape.kind)
}

/** Writes only what is another value: a scene that follows the pointer is mostly the one before. */
function set(element: SVGElement, name: string, value: string | null) {
  if (element.getAttribute(name) === value) return
  if (value === null) element.removeAttribute(name)
  else element.setAttribute(name, value)
}

function setSpans(element: SVGElement, spans: readonly Span[]) {
  select(element)
    .selectAll<SVGTSpanElement, Span>("tspan")
    .data(spans)
    .join("tspan")
    .each(function (span) {
      set(this, "class", span.class)
      if (this.textContent !== span.text) this.textContent = span.text
    })
}

/** Path data of a straight line. */
export function line(x1: number, y1: number, x2: number, y2: number): string {
  return `M${x1},${y1}L${x2},${y2}`
}

/** Path data of a box. */
export function box(x: number, y: number, width: number, height: number): string {
  return `M${x},${y}h${width}v${height}h${-width}Z`
}

/** Path data of a closed polygon. */
export function polygon(...points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${x},${y}`).join("L")}Z`
}
