import {readFileSync, readdirSync} from "node:fs"
import {posix} from "node:path"
import {expect, test} from "vitest"

// Who may import whom; a layer may always import from itself. Packages by the first word of their name.
const allowed: Record<string, string[]> = {
  model: [],
  format: ["model"],
  view: ["model", "d3"],
  app: ["model", "format", "view", "react", "@fontsource", "@fontsource-variable"],
}

const files = readdirSync("src", {recursive: true, encoding: "utf8"}).filter(file => /\.tsx?$/.test(file))

/** What a file imports: paths from src/ for our own modules, the bare name for packages. */
function imports(file: string) {
  const statement = /^(?:import|export)\b[^"=;]*\bfrom "([^"]+)"|\bimport\(?\s*"([^"]+)"/gm
  const names = Array.from(
    readFileSync(`src/${file}`, "utf8").matchAll(statement),
    match => match[1] ?? match[2],
  )
  return names.map(name => (name.startsWith(".") ? posix.join(posix.dirname(file), name) : name))
}

test.each(files)("%s imports only what its layer may", file => {
  const layer = file.split("/")[0]
  const owner = (name: string) => (name.startsWith("@") ? name.split("/")[0] : name.split(/[/-]/)[0])
  const strangers = imports(file).filter(name => ![layer, ...allowed[layer]].includes(owner(name)))
  expect(strangers).toEqual([])
})

test.each(files)("%s is not part of an import cycle", file => {
  const reached = new Set(imports(file))
  for (const name of reached) if (files.includes(name)) for (const next of imports(name)) reached.add(next)
  expect([...reached]).not.toContain(file)
})
