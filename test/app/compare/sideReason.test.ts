import {expect, test} from "vitest"
import {sideReason} from "../../../src/app/compare/sideReason.ts"
import {sideWords} from "../../../src/app/compare/sideWords.ts"
import {compared} from "../../../src/app/compare/useCompared.ts"
import {plain} from "../../../src/app/words/text.ts"
import {edited, withEdit} from "../../../src/model/edit.ts"
import {entryOn, pathAt} from "../../../src/model/path.ts"
import {run} from "../../../src/model/run.ts"
import {toVa, type Pa, type Va} from "../../../src/model/word.ts"
import {opened} from "../../view/scenes.ts"

const PAGE = toVa(0xffff_0000_0a2e_b000n)

/** v1 with a page of the source emptied, held against the copy that the kernel itself made. */
async function editedAgainstKernel() {
  const loaded = await opened("6.1-4k-default")
  const {source: own, experiment} = loaded
  const {table, index} = entryOn(pathAt(own.geometry, own.memory, own.root, PAGE), 3)!
  const edits = withEdit(own, [], {at: (table + 8 * index) as Pa, value: 0n})
  const source = edited(own, edits)
  const changed = {...experiment, edits}
  return compared({experiment: changed, loaded: {...loaded, source}, outcome: run(changed, source)}, "kernel")
}

test("where A's source was edited the reason of the kernel's own entry is that of the source before the edit", async () => {
  const pair = await editedAgainstKernel()
  const slot = {level: 3, va: PAGE, brief: false} as const
  expect(sideReason(pair, pair.a, slot)).toBe("Empty in the source: skipped, and the slot stays empty.")
  const reason = sideReason(pair, pair.b, slot)
  expect(reason).toMatch(/^Made before the edit, of 0x00e0_0000_4a2e_b787\. .*PTE_RDONLY/)
  expect(reason).not.toContain("range")
  expect(sideReason(pair, pair.b, {...slot, brief: true})).toMatch(/^Before the edit: PTE_WRITE set/)
  const next = {...slot, va: (PAGE + 0x1000) as Va}
  expect(sideReason(pair, pair.b, next)).not.toContain("edit")
})

test("the verdict of A says that its source is edited; where both sources are, nothing is to be told", async () => {
  const pair = await editedAgainstKernel()
  const said = (side: typeof pair.a) => plain(sideWords(side, "readOnly", side.name).text)
  expect(said(pair.a)).toMatch(/ 1 entry of its source is edited, none of B’s\.$/)
  expect(said(pair.b)).not.toContain("edited")
  const {loaded, a} = pair
  const shown = {experiment: a.experiment, loaded, outcome: a.outcome}
  const both = compared(shown, {...a.experiment, revision: "v6.12"})
  expect(said(both.a)).not.toContain("edited")
})
