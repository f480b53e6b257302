// The gallery in a browser: every picture, light and dark side by side; `#name` shows one alone.

import "@fontsource-variable/encode-sans/wdth.css"
import "@fontsource/commit-mono/latin-400.css"
import "@fontsource/commit-mono/latin-700.css"
import {createRoot} from "react-dom/client"
import "../../src/app/base.css"
import "../../src/app/frame.css"
import "../../src/app/words/verdict.css"
import "../../src/app/control/flags.css"
import "../../src/app/stage/stage.css"
import "../../src/app/stage/strips.css"
import "../../src/app/stage/seam.css"
import "../../src/app/stage/loupe.css"
import "../../src/app/zoom/zoom.css"
import "../../src/app/compare/compare.css"
import "../../src/app/mirror/mirror.css"
import "../../src/app/time/idmap.css"
import "../../src/app/theatre/ribbon.css"
import "../../src/app/theatre/theatreLine.css"
import "../../src/app/theatre/map.css"
import "../../src/app/theatre/walk.css"
import {example} from "../../src/app/head/catalogue.ts"
import type {Loaded} from "../../src/model/loaded.ts"
import {draw, type Shape} from "../../src/view/draw.ts"
import {customProperties, palettes, type Theme} from "../../src/view/palette.ts"
import {MOCK} from "./mock.ts"
import type {Exhibit, Painted, Part, Picture, Told} from "./picture.ts"

const THEMES = ["light", "dark"] as const

const modules = import.meta.glob<Record<string, Exhibit>>("./pictures/*.{ts,tsx}", {eager: true})

const known = new Map<string, Promise<Loaded>>()
function open(name: string): Promise<Loaded> {
  const loading = known.get(name) ?? example(name)!.load()
  known.set(name, loading)
  return loading
}

let patterns = 0

function group(shapes: readonly Shape[], {width, height}: Picture): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg")
  svg.setAttribute("width", `${width}`)
  svg.setAttribute("height", `${height}`)
  svg.setAttribute("class", "stage-svg")
  // A pattern for each picture: it has the colours of the place where it stands.
  const id = `checks-${patterns++}`
  svg.innerHTML = `<defs><pattern id="${id}" width="2" height="2" patternUnits="userSpaceOnUse"><path class="check" d="M0,0h1v1h-1ZM1,1h1v1h-1Z"/></pattern></defs><g></g>`
  draw(svg.querySelector("g")!, shapes)
  for (const ribbon of svg.querySelectorAll<SVGElement>(".ribbon.invalid")) ribbon.style.fill = `url(#${id})`
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

function loupe(part: Painted, theme: Theme): HTMLElement {
  const element = document.createElement("div")
  element.className = `loupe ${part.caption?.side ?? ""}`
  const words = document.createElement("p")
  words.textContent = part.caption?.text ?? ""
  const cells = canvas({...part, height: part.height - CAPTION}, theme)
  Object.assign(cells.style, {position: "static"})
  Object.assign(element.style, {
    ...{left: `${part.x}px`, top: `${part.y}px`, width: `${part.width}px`, height: `${part.height}px`},
  })
  element.append(cells, words)
  return element
}

/** Height of the caption below a loupe's cells, px. */
const CAPTION = 20

function frameOf(picture: Picture, theme: Theme): HTMLElement {
  const frame = document.createElement("div")
  frame.className = `frame ${picture.class}`
  frame.dataset.mode = picture.mode
  frame.dataset.theme = theme
  for (const [name, value] of Object.entries(customProperties(theme))) frame.style.setProperty(name, value)
  Object.assign(frame.style, {width: `${picture.width}px`, height: `${picture.height}px`})
  const fields = picture.painted.filter(({name}) => !name.startsWith("loupe"))
  const loupes = picture.painted.filter(({name}) => name.startsWith("loupe"))
  const over = group(picture.over, picture)
  over.style.clipPath = picture.clip ?? ""
  frame.append(
    group(picture.under, picture),
    ...fields.map(part => canvas(part, theme)),
    over,
    ...loupes.map(part => loupe(part, theme)),
  )
  return frame
}

/** Width of the window that a part of the page stands in, px. */
const WINDOWS = {wide: 1440, medium: 1024, phone: 390}

/** The frame of the app, with one part in it. */
function partOf({element, mode}: Part, theme: Theme): HTMLElement {
  const frame = document.createElement("div")
  frame.className = "frame app"
  Object.assign(frame.dataset, {mode, theme, view: "tree"})
  const colours = Object.entries(customProperties(theme))
  for (const [name, value] of [...colours, ["--column", `${WINDOWS[mode]}px`]])
    frame.style.setProperty(name, value)
  Object.assign(frame.style, {width: `${WINDOWS[mode]}px`, color: "var(--ink)", minHeight: "0"})
  createRoot(frame).render(element)
  return frame
}

/** The page itself, in the theme that the system would ask for. */
function screenOf({link, size: [width, height]}: Told, theme: Theme): HTMLElement {
  const screen = document.createElement("iframe")
  Object.assign(screen, {src: `/${link}`, width, height, loading: "lazy", title: `${link}, ${theme}`})
  screen.style.colorScheme = theme
  return screen
}

/** A picture's name as a link, and the pictures of the design that it is to be held against. */
function title(name: string): string {
  const drawn = MOCK[name]?.join(", ")
  return `<a href="/test/gallery/index.html#${name}">${name}</a>${drawn ? ` <small>${drawn}</small>` : ""}`
}

/** All pictures by the file that they are in. */
function contents(): HTMLElement {
  const nav = document.createElement("nav")
  const group = (path: string) => path.replace(/^.*\/|\.tsx?$/g, "")
  nav.innerHTML = Object.entries(modules)
    .map(([path, module]) => {
      const names = Object.keys(module)
        .map(name => `<li>${title(name)}</li>`)
        .join("")
      return `<h2>${group(path)}</h2><ul>${names}</ul>`
    })
    .join("")
  return nav
}

function shownOf(made: Awaited<ReturnType<Exhibit>>, theme: Theme): HTMLElement {
  if ("link" in made) return screenOf(made, theme)
  return "element" in made ? partOf(made, theme) : frameOf(made, theme)
}

async function show(name: string, exhibit: Exhibit, into: HTMLElement) {
  const section = document.createElement("section")
  section.className = "exhibit"
  section.innerHTML = `<h2 id="${name}">${title(name)}</h2><div></div>`
  into.append(section)
  const made = await exhibit(open)
  const frames = THEMES.map(theme => shownOf(made, theme))
  section.querySelector("div")!.append(...frames)
}

const only = location.hash.slice(1)
const gallery = document.querySelector<HTMLElement>("#gallery")!
for (const [name, value] of Object.entries(customProperties("light")))
  document.body.style.setProperty(name, value)
gallery.append(contents())
for (const [name, exhibit] of Object.values(modules).flatMap(module => Object.entries(module)))
  if (only === "" || only === name) await show(name, exhibit, gallery)
window.addEventListener("hashchange", () => location.reload())
document.body.dataset.ready = "true"
