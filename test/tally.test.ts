// The last line of a run, and how the run ends, of small files of tests that are run for it.

import {spawnSync} from "node:child_process"
import {mkdtempSync, rmSync, writeFileSync} from "node:fs"
import {tmpdir} from "node:os"
import {join, resolve} from "node:path"
import {expect, test} from "vitest"

const PASSES = `test("one", () => {}); describe("suite", () => test("two", () => {}));`
const FAILS = `test("three", () => { throw new Error("as it must") });`
const SKIPS = `test.skip("four", () => {});`

/** The last line of a run of one file, and the run's exit code. */
function ran(code: string, ...filter: readonly string[]) {
  const root = mkdtempSync(join(tmpdir(), "tally-"))
  writeFileSync(join(root, "a.test.js"), code)
  const vitest = resolve("node_modules/vitest/vitest.mjs")
  const options = ["--root", root, "--globals", "--pool=threads", `--reporter=${resolve("test/tally.ts")}`]
  // The runner's own variables would make the inner one a part of this one.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("VITEST")))
  const {stdout, status} = spawnSync(process.execPath, [vitest, "run", ...options, ...filter], {
    ...{encoding: "utf8", env},
  })
  rmSync(root, {recursive: true})
  return [stdout.trim().split("\n").at(-1), status]
}

test("without a filter all tests count: what its code skips has failed, and so has the run", () => {
  expect(ran(PASSES + SKIPS)).toEqual(["2 passed, 1 failed", 1])
})

test("what -t leaves out is neither passed nor failed, by its whole name", () => {
  expect(ran(PASSES + FAILS + SKIPS, "-t", "^one$|^suite two$")).toEqual(["2 passed, 0 failed", 0])
})

test("what -t asks for and its code skips has failed", () => {
  expect(ran(PASSES + SKIPS, "-t", "one|four")).toEqual(["1 passed, 1 failed", 1])
})

test("a file that cannot be loaded has failed", () => {
  expect(ran("import 'nowhere'")).toEqual(["0 passed, 1 failed", 1])
})
