import {describe, expect, test} from "vitest"
import {beyond, cutVa} from "../../../src/app/columns/range.ts"
import {goalOf} from "../../../src/app/columns/goal.ts"
import {
  addressIn,
  cell,
  changeWords,
  gridName,
  indexWords,
  rowText,
  seamMarks,
  type About,
} from "../../../src/app/columns/rowWords.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import {linuxName} from "../../../src/model/geometry.ts"
import {edited} from "../../../src/model/edit.ts"
import {run} from "../../../src/model/run.ts"
import {toVa, type Pa, type Va} from "../../../src/model/word.ts"
import {groupsOf, halfAt} from "../../../src/view/columns/groups.ts"
import {rowsOf} from "../../../src/view/columns/rows.ts"
import {tablesAt} from "../../../src/view/columns/tables.ts"
import {opened} from "../../view/scenes.ts"

const EXAMPLE = "6.1-4k-default"
const VA = Number(BigInt.asIntN(64, 0xffff_0000_0a2e_b000n)) as Va

/** The rows of the columns at an address; `open`: the runs of the last column that are open. */
async function columns(name: string, va: Va, parts: Partial<Experiment> = {}, open: number[] = []) {
  const {source: unedited, experiment: own} = await opened(name)
  const experiment = {...own, ...parts}
  const source = edited(unedited, experiment.edits)
  const outcome = run(experiment, source)
  const g = source.geometry
  const pairs = tablesAt(source, outcome, va)
  return pairs.map((pair, n) => {
    const of = {source, experiment, outcome, pair, above: pairs.slice(0, n)}
    const groups = groupsOf(of)
    const rows = rowsOf(groups, new Set(n === pairs.length - 1 ? open : []))
    const names = pairs.slice(0, n + 1).map(({level}) => linuxName(g, level))
    const about: About = {g, experiment, outcome, pair, names}
    const say = (entry: number, by = 0) => {
      const row = rows.row(rows.place(entry) + by)
      const [s, c] = (["source", "copy"] as const).map(side =>
        row.kind === "member" ? halfAt(of, side, row.first) : row.group[side],
      )
      return {
        row,
        text: rowText(about, row, s, c),
        cells: [cell(about, row, "source", s, 17), cell(about, row, "copy", c, 17)],
        marks: seamMarks(about, row),
        change: changeWords(about, row),
      }
    }
    return {about, groups, rows, say}
  })
}

test("a table below which two flags changed something has the marks of both, each with its count", async () => {
  const va = Number(BigInt.asIntN(64, 0xfff0_0000_3f8c_0000n)) as Va
  const [pgd] = await columns("6.12-16k-lpa2", va)
  expect(pgd.say(0).marks).toEqual([
    {mark: "W", hollow: true, count: 1880},
    {mark: "V", hollow: true, count: 273},
  ])
})

describe("the words of Linux 6.1 at 0xffff_0000_0a2e_b000", async () => {
  const [pgd, , pmd, pte] = await columns(EXAMPLE, VA, {}, [234])

  test("a page says what it was, who changed it and what it is", () => {
    expect(pte.say(235).text).toBe(
      "PTE 235. Source: page, read-only, 0x4a2e b000. Changed by TRANS MKWRITE. Copy: page, writable.",
    )
    expect(pte.say(235).marks).toEqual([{mark: "W", hollow: false, count: 1}])
  })

  test("a run says how many and from where; its head what they were and are now", () => {
    const {text, cells, row} = pte.say(169)
    expect(text).toBe("PTE 169 to 209. Source: 41 times, page, writable, from 0x4a2a 9000. Copy: the same.")
    expect(indexWords(row)).toBe("169–209")
    expect(cells[0]).toMatchObject({bold: "×41", mono: "0x4a2a_9000..", sign: "W"})
    const head = pte.say(234, -1)
    expect(head.row.kind).toBe("head")
    expect(head.cells.map(({bold, words}) => `${bold} ${words}`)).toEqual(["×6 read-only", "×6 now writable"])
    expect(head.marks).toEqual([])
  })

  test("a table says what changed below, with a hollow mark; like tables are counted", () => {
    expect(pmd.say(1).marks).toEqual([{mark: "W", hollow: true, count: 496}])
    expect(pmd.say(1).change).toBe("Below: 496 changed by TRANS MKWRITE")
    expect(pmd.say(19).cells.map(({bold, sign}) => [bold, sign])).toEqual([
      ["62 tables alike", "table"],
      ["62 tables alike", "table"],
    ])
    expect(pmd.say(2).cells.map(({bold, sign}) => [bold, sign])).toEqual([
      ["10 blocks", "R"],
      ["10 blocks", "W"],
    ])
    expect(pmd.say(2).marks).toEqual([{mark: "W", hollow: false, count: 10}])
  })

  test("what was changed has the letter of its new right, as in the tree, also where it may be executed", async () => {
    const [, , , mapped] = await columns("map-gigabyte", toVa(0xffff_0000_4000_5000n))
    expect(mapped.say(5).text).toContain("executable")
    expect(mapped.say(5).cells[1].sign).toBe("W")
  })

  test("not in the range is said in words, empty with dots", () => {
    expect(pgd.say(256).cells[1]).toMatchObject({words: "not in the range", dots: false})
    expect(pgd.say(1).cells[1]).toMatchObject({words: "empty", dots: true})
    expect(beyond(pgd.groups)).toBe("Three entries lie beyond the copied range:")
    expect(beyond(pmd.groups)).toBe(null)
  })

  test("a grid is named after the entry that leads to it", () => {
    expect(gridName(pte.about.g, pte.about.pair, 81)).toBe("PTE table of PMD 81, 512 entries")
    expect(gridName(pgd.about.g, pgd.about.pair, null)).toBe("PGD table, 512 entries")
  })
})

test("an entry that was written over is said to be edited, of a run how many are", async () => {
  const at = (i: number) => (0x5ffa_f000 + 8 * i) as Pa
  const page = await columns(EXAMPLE, VA, {edits: [{at: at(236), value: 0x00e0_0000_4a2e_c786n}]})
  expect(page[3].say(236).text).toContain("Source: invalid page, read-only, 0x4a2e c000, edited.")
  expect(page[3].say(235).text).not.toContain("edited")
  expect(page[2].say(81).text).not.toContain("edited")
  const empty = [300, 301].map(i => ({at: at(i), value: 0n}))
  expect((await columns(EXAMPLE, VA, {edits: empty}))[3].say(300).text).toBe(
    "PTE 300 to 301. Empty, 2 of them edited.",
  )
})

test("a table of an open stack says its own changes, not those of all", async () => {
  const {experiment} = await opened("6.1-4k-crash")
  expect(experiment.maps).toEqual([])
  const [, , pmd] = await columns("6.1-4k-crash", VA, {revision: "v5.16", debugPagealloc: false})
  expect(pmd.say(281).change).toBe("Below: 8,192 dropped")
  const open = rowsOf(pmd.groups, new Set([281]))
  const row = open.row(open.place(283))
  expect(seamMarks(pmd.about, row)).toEqual([{mark: "gone", hollow: true, count: 512}])
  expect(changeWords(pmd.about, row)).toBe("Below: 512 dropped")
})

test("a block that a map operation took away is told of in the tables above it, beside the page that was mapped", async () => {
  const [pgd, pud] = await columns("map-block", toVa(0xffff_0000_0080_5000n))
  expect(pgd.say(0).change).toBe("Below: 1 mapped and 1 block unmapped")
  expect(pud.say(0).change).toBe("Below: 1 mapped and 1 block unmapped")
  expect(pud.say(0).marks).toEqual([{mark: "F", hollow: true, count: 1}])
})

test("where it stopped is said, and what was not reached", async () => {
  const {source, experiment} = await opened("hole")
  const {stop} = run(experiment, source)
  const pte = (await columns("hole", stop!.va)).at(-1)!
  expect(pte.say(0).cells[1].words).toBe("refused")
  expect(pte.say(0).marks).toEqual([{mark: "P", hollow: false, count: 1}])
  expect(pte.say(300).text).toContain("Copy: not reached.")
})

test("a table that is not in the dump says so, one that leads back whereto", async () => {
  const at = (0x5fff_7000 + 8 * 81) as Pa
  const [, , pmd] = await columns(EXAMPLE, VA, {edits: [{at, value: 0x1800_0000_7777_7003n}]})
  expect(pmd.say(81).cells[0]).toMatchObject({words: "not in this dump", hatched: true})
  expect(pmd.say(81).text).toContain("table, page 0x7777 7000 is not in this dump")
  const edits = [{at: (0x4185_8000 + 8 * 16) as Pa, value: 0x1800_0000_4185_8003n}]
  const [pgd, pud] = await columns(EXAMPLE, (VA + 16 * 2 ** 39) as Va, {range: null, maps: [], edits})
  expect(pgd.say(16).cells[0].words).toBe("points to itself")
  expect(pud.say(16).cells[0].words).toBe("back to PGD")
  expect(pgd.say(16).cells[1].words).toBe("no copy")
})

test("a long address loses its 0x and its zeros where there is no room for them", () => {
  expect(addressIn(0x8_4185_8000 as Pa, 16)).toBe("0x0008_4185_8000")
  expect(addressIn(0x8_4185_8000 as Pa, 11)).toBe("8_4185_8000")
})

test("an address is cut where only zeros follow", () => {
  expect(cutVa(VA)).toBe("0xffff_0000_0a2e_b000")
  expect(cutVa(Number(BigInt.asIntN(64, 0xffff_8000_0000_0000n)) as Va)).toBe("0xffff_8000..")
  expect(cutVa(Number(BigInt.asIntN(64, 0xffff_0000_0000_0000n)) as Va)).toBe("0xffff_0000..")
})

test("what is typed is an index in decimal, an address with 0x, or named as neither", async () => {
  const {source} = await opened(EXAMPLE)
  expect(goalOf("235", source, 512)).toEqual({entry: 235})
  expect(goalOf(" 0xffff_0000_0a2e_b000 ", source, 512)).toEqual({va: VA})
  expect(goalOf("ffff00000a2eb000", source, 512)).toEqual({va: VA})
  expect(goalOf("512", source, 512)).toEqual({problem: "Expected an index, 0 to 511, or an address with 0x"})
  expect(goalOf("0x12", source, 512)).toHaveProperty("problem")
  expect(goalOf("", source, 512)).toHaveProperty("problem")
})
