// Every picture against its golden text. A mismatch leaves the new text beside it, as NAME-changed; UPDATE=1 writes the goldens anew,
// to be read like code before they are committed. Never in CI.

import {renderToStaticMarkup} from "react-dom/server"
import {existsSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs"
import {expect, test} from "vitest"
import {customProperties} from "../../src/view/palette.ts"
import {opened} from "../view/scenes.ts"
import {DRAWN, MOCK} from "./mock.ts"
import {svgOf, type Exhibit, type Picture} from "./picture.ts"

const GOLDEN = "test/gallery/golden"
const UPDATE = process.env.UPDATE === "1" && process.env.CI === undefined

const SHEETS = readdirSync("src", {recursive: true, encoding: "utf8"})
  .filter(file => file.endsWith(".css"))
  .map(file => readFileSync(`src/${file}`, "utf8"))
  .join("\n")

const modules = import.meta.glob<Record<string, Exhibit>>("./pictures/*.{ts,tsx}", {eager: true})
const exhibits = Object.values(modules).flatMap(module => Object.entries(module))

/** Each picture is made once: a copy of a kernel's tables takes its time. */
const known = new Map<Exhibit, ReturnType<Exhibit>>()
function madeOf(exhibit: Exhibit): ReturnType<Exhibit> {
  const made = known.get(exhibit) ?? exhibit(opened)
  known.set(exhibit, made)
  return made
}

async function textOf(exhibit: Exhibit): Promise<{text: string; kind: "svg" | "txt" | "html"}> {
  const made = await madeOf(exhibit)
  if ("element" in made) return {text: htmlOf(renderToStaticMarkup(made.element)), kind: "html"}
  return "link" in made
    ? {text: [made.link, ...made.text, ""].join("\n"), kind: "txt"}
    : {text: svgOf(made), kind: "svg"}
}

/** Elements as text, one in a line. */
function htmlOf(markup: string): string {
  return `${markup.replaceAll("><", ">\n<")}\n`
}

test("the gallery has at least forty pictures, each with a name of its own", () => {
  const names = exhibits.map(([name]) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names.length).toBeGreaterThanOrEqual(40)
})

test.each(exhibits)("%s is as it was", async (name, exhibit) => {
  const {text, kind} = await textOf(exhibit)
  const file = `${GOLDEN}/${name}.${kind}`
  const changed = `${GOLDEN}/${name}-changed.${kind}`
  if (UPDATE) writeFileSync(file, text)
  const golden = existsSync(file) ? readFileSync(file, "utf8") : "(there is no golden yet)"
  if (golden === text) return rmSync(changed, {force: true})
  writeFileSync(changed, text)
  expect(text).toBe(golden)
})

test("every golden has its picture", () => {
  const names = new Set(exhibits.map(([name]) => name))
  const left = readdirSync(GOLDEN).filter(
    file => !names.has(file.replace(/(-changed)?\.(svg|txt|html)$/, "")),
  )
  expect(left).toEqual([])
})

// A path without a style falls back to black; words have a colour from the stage.
test("every class of a path has a rule in a style sheet", async () => {
  const known = new Set([...SHEETS.matchAll(/\.([a-z][a-z0-9-]*)/g)].map(([, name]) => name))
  const used = new Set<string>()
  for (const [, exhibit] of exhibits) {
    const made = await madeOf(exhibit)
    if (!("under" in made)) continue
    const {under, over}: Picture = made
    for (const {kind, class: name} of [...under, ...over]) if (kind === "path") used.add(name.split(" ")[0])
  }
  expect([...used].filter(name => !known.has(name))).toEqual([])
})

test("every colour of the style sheets is a role that both themes have", () => {
  const [light, dark] = (["light", "dark"] as const).map(theme => Object.keys(customProperties(theme)))
  expect(light).toEqual(dark)
  const colours = [...SHEETS.matchAll(/^ *(?:fill|stroke|color|background|border[a-z-]*): [^;]*;/gm)].flatMap(
    ([rule]) => rule.match(/--[a-z0-9-]+/g) ?? [],
  )
  const own = [...SHEETS.matchAll(/^ *(--[a-z0-9-]+):/gm)].map(([, name]) => name)
  const known = new Set<string>([...light, ...own])
  expect(colours.length).toBeGreaterThan(100)
  expect(colours.filter(name => !known.has(name))).toEqual([])
})

test("every picture of the design that shows a view has its picture here", () => {
  const names = new Set(exhibits.map(([name]) => name))
  expect(Object.keys(MOCK).filter(name => !names.has(name))).toEqual([])
  expect(Object.values(MOCK).flat().sort()).toEqual([...DRAWN].sort())
})
