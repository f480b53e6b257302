import {readFileSync} from "node:fs"
import {afterEach, beforeEach, expect, test, vi} from "vitest"
import {DEFAULT_EXAMPLE, example, examples} from "../../../src/app/head/catalogue.ts"
import {parseExample} from "../../../src/format/example.ts"
import {json, NAMES} from "../../format/files.ts"

/** What the server sends instead of the file of this name. */
let instead: Record<string, Response> = {}
const asked: string[] = []

beforeEach(() => {
  instead = {}
  asked.length = 0
  vi.stubGlobal("document", {baseURI: "https://example.org/some/path/index.html"})
  vi.stubGlobal("fetch", async (url: URL) => {
    asked.push(url.href)
    const file = url.pathname.replace(/^\/some\/path\//, "")
    return instead[file.split("/").at(-1)!] ?? new Response(readFileSync(`public/${file}`))
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test("the real kernels come first, the default is among them, and no name is used twice", () => {
  expect(examples.slice(0, NAMES.length).map(({name}) => name)).toEqual(NAMES)
  expect(examples.map(({group}) => group).lastIndexOf("real kernels")).toBe(NAMES.length - 1)
  expect(example(DEFAULT_EXAMPLE)!.group).toBe("real kernels")
  expect(new Set(examples.map(({name}) => name)).size).toBe(examples.length)
})

test.each(NAMES)("%s has the title and the description that its example.json has", name => {
  const {title, about} = parseExample(json(name))
  expect(example(name)).toMatchObject({title, about})
})

test("an example is fetched from beside the page, wherever that is", async () => {
  const {experiment} = await example(DEFAULT_EXAMPLE)!.load()
  expect(experiment.flags).toEqual({mkwrite: true, mkvalid: false, checkpfn: false, forcemap: false})
  expect(asked.sort()).toEqual([
    `https://example.org/some/path/examples/${DEFAULT_EXAMPLE}/example.json`,
    `https://example.org/some/path/examples/${DEFAULT_EXAMPLE}/tables.elf.gz`,
  ])
})

test("a core that a server unpacked on the way opens, too", async () => {
  const packed = readFileSync(`public/examples/${DEFAULT_EXAMPLE}/tables.elf.gz`)
  const content = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))
  instead["tables.elf.gz"] = new Response(await new Response(content).arrayBuffer())
  expect((await example(DEFAULT_EXAMPLE)!.load()).provenance[0]).toMatch(/^Linux version 6\.1/)
})

const CORE = `examples/${DEFAULT_EXAMPLE}/tables.elf.gz`
const JSON_FILE = `examples/${DEFAULT_EXAMPLE}/example.json`

test.each([
  ["tables.elf.gz", () => new Response("not found", {status: 404}), `${CORE}: the server says 404.`],
  ["tables.elf.gz", () => new Response("<!doctype html>".repeat(9)), `${CORE}: ELF core: `],
  ["example.json", () => new Response("{}"), `${JSON_FILE}: title: a text expected, nothing found`],
])("what is wrong with %s is said with its path", async (file, response, words) => {
  instead[file] = response()
  await expect(example(DEFAULT_EXAMPLE)!.load()).rejects.toThrow(words)
})

test("a damaged core is named with the offset", async () => {
  const packed = readFileSync(`public/examples/${DEFAULT_EXAMPLE}/tables.elf.gz`)
  instead["tables.elf.gz"] = new Response(packed.subarray(0, 100_000))
  await expect(example(DEFAULT_EXAMPLE)!.load()).rejects.toThrow(
    /^examples\/6\.1-4k-default\/tables\.elf\.gz: gzip: .* \(offset 0x[0-9a-f_]+\)\.$/,
  )
})

test("a connection that breaks off is an error with a sentence, too", async () => {
  const broken = new ReadableStream({pull: controller => controller.error(new TypeError("network error"))})
  instead["tables.elf.gz"] = new Response(broken)
  await expect(example(DEFAULT_EXAMPLE)!.load()).rejects.toThrow(`${CORE}: the connection ended`)
})

test("without a network the sentence says so", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")))
  await expect(example(DEFAULT_EXAMPLE)!.load()).rejects.toThrow(/: no answer from the server\.$/)
})
