import {readFileSync} from "node:fs"
import {gunzipSync} from "node:zlib"
import {expect, test} from "vitest"
import {replayWalk} from "../../vectors/walk.ts"

const lines = gunzipSync(readFileSync("test/vectors/walk.jsonl.gz")).toString().trimEnd().split("\n")
const cases = lines.map(line => JSON.parse(line) as Record<string, unknown>)

test("walk agrees with QEMU, or with the architecture where QEMU departs from it", () => {
  const differences = cases.map(c => [c.id, replayWalk(c)]).filter(([, difference]) => difference !== null)
  expect(differences).toEqual([])
})

test("the file has all its cases: 4274, of which 470 were executed and 274 have an answer of the architecture", () => {
  const counts = [cases, cases.filter(c => c.executed), cases.filter(c => c.architecture)].map(c => c.length)
  expect(counts).toEqual([4274, 470, 274])
})

test("a case with another answer is seen to differ", () => {
  const changed = {...cases[0], expect: {...(cases[0].expect as object), pa: "0x1000"}}
  expect(replayWalk(changed)).toBe('pa: expected "0x1000", found "0x4ab4f4487b6"')
})
