import {expect, test} from "vitest"
import {FormatError} from "../../src/format/error.ts"
import {parseExample} from "../../src/format/example.ts"
import {json, load, NAMES} from "./files.ts"

test.each(NAMES)("%s opens, with its own copy and its provenance", async name => {
  const {source, experiment, kernelCopy, provenance} = await load(name)
  expect(experiment.source).toBe(name)
  expect(source.memory.frame(source.root)).toBeDefined()
  expect(kernelCopy!.memory.frame(kernelCopy!.root)).toBeDefined()
  expect(provenance[0]).toMatch(/^Linux version/)
})

test("the built-in example knows its kernel code and finds its module code", async () => {
  const {source} = await load("6.1-4k-default")
  const names = new Set(source.places.map(place => place.name))
  expect([names.has("kernel code"), names.has("module code")]).toEqual([true, true])
  const module = source.places.filter(place => place.name === "module code")
  // Of 34 read-only pages outside of the kernel these are executable through another address; the others are its data.
  expect(module.reduce((sum, {start, end}) => sum + (end - start) / 4096, 0)).toBe(13)
})

test.each([
  ["no JSON", "{", "JSON"],
  ["nothing in it", "{}", "title"],
  ["a list", "[]", "an object expected"],
  ["a root that is no address", json(NAMES[0]).replace(/"root": "[^"]+"/, '"root": "yes"'), "root"],
  ["a release that is none", json(NAMES[0]).replace(/"release": "[^"]+"/, '"release": "9.9"'), "release"],
])("an example.json with %s is refused by a sentence that names the place", (_what, text, words) => {
  expect(() => parseExample(text)).toThrow(FormatError)
  expect(() => parseExample(text)).toThrow(words)
})
