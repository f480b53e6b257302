// The gallery in a browser: every picture, light and dark side by side; `#name` shows one alone.

import "@fontsource-variable/encode-sans/wdth.css"
import "@fontsource/commit-mono/latin-400.css"
import "@fontsource/commit-mono/latin-700.css"
import "../../src/app/base.css"
import "../../src/app/stage/stage.css"
import "../../src/app/stage/strips.css"
import "../../src/app/stage/seam.css"
import "../../src/app/stage/loupe.css"
import "../../src/app/zoom/zoom.css"
import "../../src/app/compare/compare.css"
import "../../src/app/mirror/mirror.css"
import {example} from "../../src/app/head/catalogue.ts"
import type {Loaded} from "../../src/model/loaded.ts"
import {draw, type Shape} from "../../src/view/draw.ts"
import {customProperties, palettes, type Theme} from "../../src/view/palette.ts"
import type {Exhibit, Painted, Picture, Told} from "./picture.ts"

const modules = import.meta.glob<Record<string, Exhibit>>("./pictures/*.ts", {eager: true})

const known = new Map<string, Promise<Loaded>>()
function open(name: string): Promise<Loaded> {
  const loading = known.get(name) ?? example(name)!.load()
  known.set(name, loading)
  return loading
}

function group(shapes: readonly Shape[], {width, height}: Picture): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg")
  svg.setAttribute("width", `${width}`)
  svg.setAttribute("height", `${height}`)
  svg.setAttribute("class", "stage-svg")
  svg.innerHTML =
    '<defs><pattern id="checks" width="2" height="2" patternUnits="userSpaceOnUse"><path class="check" d="M0,0h1v1h-1ZM1,1h1v1h-1Z"/></pattern></defs><g></g>'
  draw(svg.querySelector("g")!, shapes)
  return svg
}

function canvas(part: Painted, theme: Theme): HTMLCanvasElement {
  const element = document.createElement("canvas")
  const scale = window.devicePixelRatio || 1
  Object.assign(element, {width: Math.round(part.width * scale), height: Math.round(part.height * scale)})
  Object.assign(element.style, {
    ...{left: `${part.x}px`, top: `${part.y}px`, width: `${part.width}px`, height: `${part.height}px`},
  })
  element.className = "field"
  const context = element.getContext("2d")!
  context.setTransform(scale, 0, 0, scale, 0, 0)
  part.paint(context, palettes[theme], scale)
  return element
}

function frameOf(picture: Picture, theme: Theme): HTMLElement {
  const frame = document.createElement("div")
  frame.className = `frame ${picture.class}`
  frame.dataset.mode = picture.mode
  frame.dataset.theme = theme
  for (const [name, value] of Object.entries(customProperties(theme))) frame.style.setProperty(name, value)
  Object.assign(frame.style, {width: `${picture.width}px`, height: `${picture.height}px`})
  const fields = picture.painted.filter(({name}) => !name.startsWith("loupe"))
  const loupes = picture.painted.filter(({name}) => name.startsWith("loupe"))
  frame.append(
    group(picture.under, picture),
    ...fields.map(part => canvas(part, theme)),
    group(picture.over, picture),
    ...loupes.map(part => canvas(part, theme)),
  )
  return frame
}

function screenOf({link, size: [width, height]}: Told): HTMLElement {
  const screen = document.createElement("iframe")
  Object.assign(screen, {src: `/${link}`, width, height, loading: "lazy", title: link})
  return screen
}

async function show(name: string, exhibit: Exhibit, into: HTMLElement) {
  const section = document.createElement("section")
  section.className = "exhibit"
  section.innerHTML = `<h2 id="${name}"><a href="/test/gallery/index.html#${name}">${name}</a></h2><div></div>`
  into.append(section)
  const made = await exhibit(open)
  const frames =
    "link" in made ? [screenOf(made)] : (["light", "dark"] as const).map(theme => frameOf(made, theme))
  section.querySelector("div")!.append(...frames)
}

const only = location.hash.slice(1)
const gallery = document.querySelector<HTMLElement>("#gallery")!
for (const [name, value] of Object.entries(customProperties("light")))
  document.body.style.setProperty(name, value)
for (const [name, exhibit] of Object.values(modules).flatMap(module => Object.entries(module)))
  if (only === "" || only === name) await show(name, exhibit, gallery)
window.addEventListener("hashchange", () => location.reload())
document.body.dataset.ready = "true"
