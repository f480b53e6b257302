import fc from "fast-check"
import {expect, test} from "vitest"
import {edited, withEdit, type Edit} from "../../src/model/edit.ts"
import {handmade} from "../../src/model/handmade/tables.ts"
import {readWord} from "../../src/model/memory.ts"
import {pathAt} from "../../src/model/path.ts"
import {run} from "../../src/model/run.ts"
import {big, word, type Pa, type Va} from "../../src/model/word.ts"
import {trial} from "./trans/randomSource.ts"

const {source, experiment} = handmade.find(example => example.name === "read-only")!.make()
const leaf = pathAt(
  source.geometry,
  source.memory,
  source.root,
  (source.linear.start + 0x20_0000) as Va,
).entries.at(-1)!
const at = (leaf.table + 8 * leaf.index) as Pa
const own = big(readWord(source.memory, at)!)
const edits: readonly Edit[] = [{at, value: own ^ 0x80n}]

test("an edit is read where it was made, and the source is as it was", () => {
  const after = edited(source, edits)
  expect(big(readWord(after.memory, at)!)).toBe(own ^ 0x80n)
  expect(big(readWord(source.memory, at)!)).toBe(own)
  expect(readWord(after.memory, (at + 8) as Pa)).toEqual(readWord(source.memory, (at + 8) as Pa))
  expect(after.memory.frame(source.root)).toBe(source.memory.frame(source.root))
})

test("the same edits of the same source are the same value, also asked of an edited one", () => {
  const after = edited(source, edits)
  expect(edited(source, [...edits])).toBe(after)
  expect(edited(after, edits)).toBe(after)
  expect(edited(after, [])).toBe(source)
  expect(edited(edited(source, [{at, value: 0n}]), edits)).toBe(after)
})

test("an entry is edited once at most, and not at all with its own value", () => {
  const twice = withEdit(source, edits, {at, value: 0n})
  expect(twice).toEqual([{at, value: 0n}])
  expect(withEdit(source, [...edits, {at: (at + 8) as Pa, value: 1n}], {at, value: 2n})).toEqual([
    {at, value: 2n},
    {at: at + 8, value: 1n},
  ])
  expect(withEdit(source, twice, {at, value: own})).toEqual([])
  expect(withEdit(source, [], {at: 0 as Pa, value: 1n})).toEqual([])
})

test("a run copies the edited entry: one read-only page more, or one less, to make writable", () => {
  const before = run({...experiment, flags: {...experiment.flags, mkwrite: true}}, source)
  const after = run({...experiment, flags: {...experiment.flags, mkwrite: true}, edits}, source)
  const by = word(own).lo & 0x80 ? -1 : 1
  expect(after.account.marks.W.count).toBe(before.account.marks.W.count + by)
})

test("whatever is written into a table, a run ends with a return code", () => {
  fc.assert(
    fc.property(
      trial,
      fc.nat(),
      fc.nat(),
      fc.bigInt({min: 0n, max: 2n ** 64n - 1n}),
      fc.constantFrom(0n, 1n, 3n),
      ({source, experiment}, table, index, value, type) => {
        const tables = [...source.memory.frames()]
        const entry = tables[table % tables.length] + 8 * (index % (source.geometry.granule / 8))
        const edits = [{at: entry as Pa, value: (value & ~3n) | type}]
        expect([0, -6, -12, "BUG", "OOB"]).toContain(run({...experiment, edits}, source).rc)
      },
    ),
    {numRuns: 200},
  )
})

test("a page with neither AP[2] nor PTE_WRITE is not read-only: MKWRITE gives it PTE_WRITE, and no store needs that", () => {
  const {geometry: g, memory, root, linear} = source
  const page = pathAt(g, memory, root, (linear.start + 0xc0_0000) as Va).entries.at(-1)!
  const at = (page.table + 8 * page.index) as Pa
  const value = big(readWord(memory, at)!) & ~0x8_0000_0000_0080n
  for (const edits of [[{at, value}], [{at, value: value & ~1n}]]) {
    const of = (mkwrite: boolean) =>
      run({...experiment, edits, flags: {...experiment.flags, mkwrite}}, source).account
    const {survey, marks, madeWritable} = of(true)
    expect(survey.readOnly.byLevel).toEqual([0, 0, 0, 5, 127])
    expect(madeWritable.byLevel).toEqual([0, 0, 0, 5, 127])
    expect(marks.W.byLevel).toEqual([0, 0, 0, 5, 128])
    expect([of(false).survey.readOnly.count, of(false).readOnlyLeft]).toEqual([132, 132])
  }
})
