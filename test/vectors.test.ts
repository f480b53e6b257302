// The command `npm run vectors`: what it prints, and its exit codes.

import {spawnSync} from "node:child_process"
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {gunzipSync, gzipSync} from "node:zlib"
import {afterAll, beforeAll, expect, test} from "vitest"

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "vectors-"))
})
afterAll(() => rmSync(folder, {recursive: true}))

const firstLine = (file: string) =>
  gunzipSync(readFileSync(`test/vectors/${file}.jsonl.gz`))
    .toString()
    .split("\n", 1)[0]
const walkCase = firstLine("walk")
const transCase = firstLine("trans-table")

/** Runs the command on files with these contents; the folder's name is left out of what it prints. */
function run(files: Record<string, string | Uint8Array>) {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  const paths = Object.keys(files).map(name => join(folder, name))
  const {status, stdout, stderr} = spawnSync(
    process.execPath,
    ["--import", "tsx", "test/vectors.ts", ...paths],
    {encoding: "utf8"},
  )
  return {status, stdout: stdout.trimEnd(), stderr: stderr.trimEnd().replaceAll(`${folder}/`, "")}
}

test("cases of both kinds, packed and not, with and without a last line end", () => {
  const mixed = `${walkCase}\n${transCase}`
  expect(run({"a.jsonl.gz": gzipSync(mixed), "b.jsonl": `${mixed}\n\n`})).toEqual({
    status: 0,
    stdout: "4 agree, 0 differ",
    stderr: "",
  })
})

test("a difference is told with the id of its case, the first five at most", () => {
  const wrong = walkCase.replace('"pa":"0x4ab4f4487b6"', '"pa":"0x1000"')
  const {status, stdout} = run({"a.jsonl": `${wrong}\n`.repeat(7) + walkCase})
  const told = 'walk-001-01: pa: expected "0x1000", found "0x4ab4f4487b6"\n'
  expect([status, stdout]).toEqual([1, `${told.repeat(5)}1 agree, 7 differ`])
})

test.each([
  ["a line that is not JSON", {"a.jsonl": `${walkCase}\n{`}, /^a\.jsonl, line 2: not JSON/],
  [
    "a line that is no case",
    {"a.jsonl": `${walkCase}\n\n{"id":"x"}`},
    /^a\.jsonl, line 3: neither a walk case/,
  ],
  ["a case with a field missing", {"a.jsonl": '{"tcr":"0x0"}'}, /^a\.jsonl, line 1: cpu is none/],
  ["a file that is not gzip", {"a.jsonl.gz": walkCase}, /^a\.jsonl\.gz: the name says gzip/],
  [
    "a file that was cut off",
    {"a.jsonl.gz": gzipSync(`${walkCase}\n`.repeat(3)).subarray(0, -9)},
    /^a\.jsonl\.gz, after line \d: unexpected end of file$/,
  ],
  ["bytes that are no text", {"a.jsonl": Uint8Array.of(0xff, 0xfe)}, /^a\.jsonl: /],
])("%s ends it with exit code 2 and says where", (_, files, message) => {
  const {status, stdout, stderr} = run(files as Record<string, string | Uint8Array>)
  expect([status, stdout]).toEqual([2, ""])
  expect(stderr).toMatch(message)
})

test("no file, or one that is not there, is exit code 2", () => {
  expect(run({})).toMatchObject({status: 2, stderr: "usage: npm run vectors -- FILE.jsonl[.gz] ..."})
  const missing = spawnSync(process.execPath, ["--import", "tsx", "test/vectors.ts", "absent.jsonl"])
  expect([missing.status, String(missing.stderr)]).toEqual([
    2,
    expect.stringMatching(/^absent\.jsonl: ENOENT/),
  ])
})
