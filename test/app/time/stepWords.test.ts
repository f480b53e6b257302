import {expect, test} from "vitest"
import {stepText, stackText} from "../../../src/app/time/stepWords.ts"
import {plain} from "../../../src/app/words/text.ts"
import {stepName} from "../../../src/app/words/words.ts"
import type {Experiment, RevisionName} from "../../../src/model/experiment.ts"
import {copyLine} from "../../../src/model/steps/copyLine.ts"
import {next, toError} from "../../../src/model/steps/move.ts"
import {stateAt} from "../../../src/model/steps/state.ts"
import {opened} from "../../view/scenes.ts"

/** A line, and what its steps say. */
async function told(name: string, parts: Partial<Experiment> = {}) {
  const {source, experiment} = await opened(name)
  const line = copyLine({...experiment, ...parts}, source)
  const say = (step: number) => plain(stepText(line.experiment, line.source, stateAt(line, step)))
  return {line, say}
}

test("the first steps of Linux 6.1's tables: nothing, the root, the tables on the way down, entries", async () => {
  const {say} = await told("6.1-4k-default")
  expect([0, 1, 2, 3, 4, 5].map(say)).toEqual([
    "Nothing has been done yet.",
    "trans_table_create_empty() takes the page 0x46e5_8000 for the root.",
    "copy_pgd() takes the page 0x46e5_9000 for the table below PGD 0 at 0xffff_0000_0000_0000, read as 0x1800_0000_5fff_8003, and links it: 0x0000_0000_46e5_9003.",
    "copy_pud() takes the page 0x46e5_a000 for the table below PUD 0 at 0xffff_0000_0000_0000, read as 0x1800_0000_5fff_7003, and links it: 0x0000_0000_46e5_a003.",
    "copy_pmd() takes the page 0x46e5_b000 for the table below PMD 0 at 0xffff_0000_0000_0000, read as 0x1800_0000_5fff_6003, and links it: 0x0000_0000_46e5_b003.",
    "copy_pte() copies PTE 0 at 0xffff_0000_0000_0000 as it is: 0x00e8_0000_4000_0707.",
  ])
})

test("a change says what was, what became of it, and by which helper", async () => {
  const {line, say} = await told("6.1-4k-default")
  expect(say(next(line, 100, "decision")!)).toBe(
    "copy_pte() copies PTE 16 at 0xffff_0000_0021_0000: 0x00e0_0000_4021_0783 becomes 0x00e8_0000_4021_0703, changed by pte_mkwrite.",
  )
})

test("what is left out, refused, replaced and mapped has its sentence", async () => {
  const left = await told("6.1-4k-crash", {revision: "v5.16"})
  let at = 0
  const sayings: string[] = []
  while (sayings.length < 700 && (at = next(left.line, at, "decision") ?? 0)) sayings.push(left.say(at))
  expect(sayings.find(text => text.includes("leaves out"))).toBe(
    "copy_pte() leaves out PTE 0 at 0xffff_0000_2320_0000: 0x00e8_0000_6320_0706 is invalid.",
  )
  const refused = await told("hole")
  expect(refused.say(toError(refused.line, 0)!)).toBe(
    "copy_pte() gives up with −ENXIO at PTE 0, 0xffff_0000_0280_0000, read as 0x0068_0000_4280_0712: its frame is no memory.",
  )
  const forced = await told("map-block")
  const last = forced.line.count
  expect([forced.say(last - 1), forced.say(last)]).toEqual([
    "trans_table_map_page() puts an empty table, the page 0x4400_3000, in the place of PMD 4 at 0xffff_0000_0080_5000, which was 0x0068_0000_4080_0711.",
    "trans_table_map_page() writes 0x0048_0000_4200_0713 to PTE 5 at 0xffff_0000_0080_5000, which was empty.",
  ])
})

test("the calls at work, the outermost first, with what each was asked for", async () => {
  const {line} = await told("6.1-4k-default")
  const state = stateAt(line, 5)
  expect(stackText(state).map(({name}) => name)).toEqual([
    "trans_table_create_copy()",
    "copy_pgd()",
    "copy_pud()",
    "copy_pmd()",
    "copy_pte()",
  ])
  expect(stackText(state).at(-1)!.range).toBe("0xffff_0000_0000_0000 to 0xffff_0000_001f_ffff")
  expect(stepName(5, line.count)).toBe("step 5 of 127,233")
})

test("a map operation that is refused gives up with its own return code", async () => {
  const refused = await told("map-block", {
    flags: {mkwrite: true, mkvalid: false, checkpfn: false, forcemap: false},
  })
  expect(refused.say(refused.line.count)).toBe(
    "trans_table_map_page() gives up with −ENXIO at PMD 4, 0xffff_0000_0080_5000, read as 0x0068_0000_4080_0711: something is mapped there.",
  )
})

test("the function that takes a table's page is that of the entry in v1, and else that of the table below", async () => {
  const takers = async (revision: RevisionName) => {
    const {say} = await told("read-only", {revision})
    return [2, 3, 4].map(step => say(step).replace(/ takes the page .*/, ""))
  }
  expect(await takers("v1-as-intended")).toEqual(["copy_pgd()", "copy_pud()", "copy_pmd()"])
  for (const revision of ["hibernate-v5.2", "merged-v5.12", "mainline"] as const)
    expect(await takers(revision)).toEqual(["copy_pud()", "copy_pmd()", "copy_pte()"])
})

test("a table below an empty entry says so; one that is there already, what leads to it", async () => {
  const {experiment} = await opened("map-page")
  const mapped = await told("map-page", {range: null, maps: experiment.maps})
  expect(mapped.say(2)).toBe(
    "trans_table_map_page() takes the page 0x4400_1000 for the table below PGD 0 at 0xffff_0000_0012_3000, which was empty, and links it: 0x0000_0000_4400_1003.",
  )
  const copied = await told("map-page")
  expect(copied.say(copied.line.ends[0] + 1)).toBe(
    "trans_table_map_page() goes into the table below PGD 0 at 0xffff_0000_0012_3000, read as 0x0000_0000_4400_1003: it is there already.",
  )
})
