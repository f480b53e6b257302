import {readFileSync} from "node:fs"
import {gunzipSync} from "node:zlib"
import {expect, test} from "vitest"
import {REVISIONS} from "../../../src/model/experiment.ts"
import {replayTrans, type TransCase} from "../../vectors/trans.ts"

const lines = gunzipSync(readFileSync("test/vectors/trans-table.jsonl.gz")).toString().trimEnd().split("\n")
const cases = lines.map(line => JSON.parse(line) as TransCase)

test("the file has all its cases: 1951 of six revisions", () => {
  expect(cases.length).toBe(1951)
  expect(new Set(cases.map(c => c.revision)).size).toBe(6)
})

test.each(REVISIONS.filter(name => name !== "v5.16" && name !== "v6.12"))(
  "%s computes what the kernel's own functions computed",
  name => {
    const own = cases.filter(c => c.revision === name)
    const differences = own.map(c => [c.id, replayTrans(c)]).filter(([, difference]) => difference !== null)
    expect(differences).toEqual([])
  },
)

test("a case with another answer is seen to differ", () => {
  const copy = cases.find(c => c.op === "create_copy" && c.expect.rc === 0)!
  const root = copy.expect.root!
  const pages = {...copy.expect.pages, [root]: {...copy.expect.pages![root], 3: "0x1234"}}
  expect(replayTrans({...copy, expect: {...copy.expect, pages}})).toContain(`page ${root}[3]: model`)
})
