// Each point of the review: its link opens what it says, its numbers are what the model says, and both sides differ in one thing.

import {describe, expect, test} from "vitest"
import {isTried, SOURCES, sourcesOf} from "../../../src/app/review/figures.ts"
import {bothLink, theatreLink, treeLink} from "../../../src/app/review/links.ts"
import {POINTS} from "../../../src/app/review/points.ts"
import {readOnlyOf} from "../../../src/app/review/readOnly.ts"
import {restores, tablesOf} from "../../../src/app/review/restores.ts"
import {diedWord, endedWords, returned} from "../../../src/app/review/runWords.ts"
import {sixteen} from "../../../src/app/review/sixteen.ts"
import {resultsOf} from "../../../src/app/review/trial.ts"
import {experimentB} from "../../../src/app/compare/versus.ts"
import {complete} from "../../../src/app/link/complete.ts"
import {parse} from "../../../src/app/link/url.ts"
import type {Loaded} from "../../../src/model/loaded.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import {pathAt} from "../../../src/model/path.ts"
import {toVa} from "../../../src/model/word.ts"
import {everyTable} from "../../../src/model/everyTable.ts"
import {isLeaf} from "../../../src/model/descriptor/descriptor.ts"
import {entries, geometry, span} from "../../../src/model/geometry.ts"
import {GIB, loaded, sourceOf} from "../../../src/model/handmade/machine.ts"
import {simulate} from "../../../src/model/machine/story.ts"
import {run} from "../../../src/model/run.ts"
import {wholeHeadline} from "../../../src/app/theatre/words/headline.ts"
import {narration} from "../../../src/app/theatre/words/narration.ts"
import {spokenEvent} from "../../../src/app/theatre/words/spoken.ts"
import {plain} from "../../../src/app/words/text.ts"
import {STAGED} from "../../../src/app/theatre/staging.ts"
import {usualScenario} from "../../../src/app/theatre/usualScenario.ts"
import {load} from "../../format/files.ts"

const opened = new Map<string, Loaded>()
for (const name of SOURCES)
  opened.set(name, handmade.find(one => one.name === name)?.make() ?? (await load(name as never)))
const here = (name: string) => opened.get(name)!
const TRIED = POINTS.filter(isTried)
const named = (name: string) => TRIED.find(point => point.name === name)!
const of = (name: string) => resultsOf(named(name).trial, here)

function done<T>(work: Generator<unknown, T>): T {
  for (let next = work.next(); ; next = work.next()) if (next.done) return next.value
}

test("the figures, as the model finds them", () => {
  expect(TRIED.map(point => [point.name, point.figure(of(point.name))])).toEqual([
    ["pud-rdonly", "0 read-only blocks of 1 GiB"],
    ["only-pages", "10 read-only blocks of 2 MiB"],
    ["where", "0 entries differ"],
    ["knobs", "try all sixteen"],
    ["circumstances", "10 blocks changed, too"],
    ["forcemap", "511 pages lost"],
    ["empty-copy", "0 entries, returns 0"],
    ["index-bug", "256 blocks lost"],
    ["bug-on", "BUG() or −ENXIO"],
    ["memory", "2.006 MiB per GiB"],
  ])
})

test("the claims, as the model finds them", () => {
  expect(TRIED.map(point => point.claim(of(point.name)))).toEqual([
    "No block of 1 GiB is read-only: PUD_SECT_RDONLY finds nothing to clear.",
    "10 blocks of 2 MiB and 592 pages are read-only and the kernel’s own.",
    "Nowhere: the old code cleared the same bit there, under another name.",
    "One knob forgotten, and the copy returns 0 as before.",
    "The old code asks before it makes a page valid: it leaves out 8,215 entries that the knob lets in.",
    "Forcing one page into a 2 MiB block throws the other 511 pages away.",
    "Of 5,112 entries the copy has none, and the function returns 0.",
    "256 of 300 blocks are not copied, and none is wrong.",
    "At one stale entry the old code stops the machine, the patch returns −ENXIO.",
    "A copy of pages takes 2.006 MiB per GiB, a copy of blocks 6.0 KiB.",
  ])
})

test("no real kernel of the examples has a read-only block of 1 GiB, and none is missed by the count", async () => {
  for (const name of SOURCES.filter(source => !handmade.some(one => one.name === source)))
    expect([name, readOnlyOf(here(name).source).gigabytes]).toEqual([name, 0])
  const {blocks, pages} = readOnlyOf(here("6.1-4k-default").source)
  expect([blocks, pages]).toEqual([10, 626])
})

describe.each(TRIED)("$name", ({name, trial}) => {
  const results = of(name)
  const same = sourcesOf(trial).length === 1

  test("its links open both sides as they are tried, without a complaint", () => {
    const {a, b} = results
    const link = bothLink(trial, results)
    expect(link === null).toBe(!same)
    if (link !== null) {
      const {experiment, versus, at, problems} = complete(parse(link), a.loaded)
      expect(problems).toEqual([])
      expect(experiment).toEqual(a.experiment)
      expect(experimentB(experiment, versus!, undefined)).toEqual(b.experiment)
      expect(at).toBe(trial.entry(results).va)
    }
    for (const side of ["a", "b"] as const) {
      const {experiment, problems} = complete(parse(treeLink(trial, results, side)), results[side].loaded)
      expect([experiment, problems]).toEqual([results[side].experiment, []])
      const link = parse(theatreLink(results, side))
      expect(complete(link, results[side].loaded).experiment).toEqual(results[side].experiment)
      const {place, staging, problems: none} = link
      expect([place, staging, none]).toEqual(["end", {...STAGED, kept: tablesOf(results)}, []])
    }
  })

  test("A and B differ in one thing", () => {
    const {a, b} = results
    const flags = (["mkwrite", "mkvalid", "checkpfn", "forcemap"] as const).filter(
      flag => a.experiment.flags[flag] !== b.experiment.flags[flag],
    )
    const revision = a.experiment.revision !== b.experiment.revision
    const rest = {flags: null, revision: null}
    if (same) expect({...a.experiment, ...rest}).toEqual({...b.experiment, ...rest})
    if (!same) expect({...flags}).toEqual({})
    if (!revision) expect(flags).toHaveLength(same ? 1 : 0)
  })
})

test.each(TRIED.filter(({trial}) => trial.restored !== false))(
  "$name: both machines have one work list, page for page, over the same memory",
  ({trial}) => {
    const results = resultsOf(trial, here)
    const [a, b] = [results.a, results.b].map(
      ({experiment, loaded}) => simulate(usualScenario(experiment, tablesOf(results)), loaded.source).machine,
    )
    const pair = ({list}: typeof a, n: number) => [list.from(n), list.to(n), list.at(n)].join()
    const pages = Array.from({length: a.list.length}, (_, n) => n)
    // The lists themselves are too long to be told apart in a failure's text.
    expect(pages.find(n => pair(a, n) !== pair(b, n))).toBeUndefined()
    expect(b.list.length).toBe(a.list.length)
    const [first, second] = done(restores(results)).map(({playbill}) => playbill)
    expect(second.ribbon).toEqual(first.ribbon)
    expect(second.pages).toBe(a.list.length)
  },
)

test("the index bug since Linux 5.4: 512 GiB are copied whole, of 600 GiB one block is lost", () => {
  const lost = (gib: number) => {
    const source = sourceOf({
      ...{geometry: geometry(4096, 48), release: "5.4", ram: gib * GIB},
      parts: [{from: 0, to: gib * GIB}],
    })
    const {experiment} = loaded("", source, {mkwrite: true}, {revision: "v1-as-posted"})
    return run(experiment, source).account.fates.lost
  }
  expect([lost(512), lost(600)]).toEqual([0, 1])
  expect(named("index-bug").judged.why(of("index-bug"))).toContain(
    "begins at index 0 of the root, and what is below that entry, 512 GiB, is copied whole",
  )
})

test("how both restores end: forced, empty, one knob", () => {
  const ends = (name: string) => {
    return done(restores(of(name))).map(({playbill}) => {
      const {word, headline} = endedWords(playbill)
      return word + headline
    })
  }
  expect(ends("forcemap")[0]).toBe("Refused: −ENXIO, and nothing was overwritten")
  const [, forced] = done(restores(of("forcemap")))
  expect(endedWords(forced.playbill).text).toMatch(
    /^Writing 0xffff_0000_00[67][0-9a-f]_[0-9a-f]000, kernel code\. [\d,]+ pages still wait\.$/,
  )
  expect(ends("forcemap")[1]).toMatch(/^Died at page [\d,]+ of [\d,]+: level 3 translation fault$/)
  expect(ends("empty-copy")).toEqual([
    "Survived: jumped to the restored kernel",
    "Died at page 1 of 208,474: level 1 translation fault",
  ])
  expect(ends("knobs")[1]).toBe("Died at page 1 of 53,941: level 3 translation fault")
  expect(ends("bug-on")).toEqual([
    "Died before the switch: the resume kernel stopped in BUG()",
    "Refused: −ENXIO, and nothing was overwritten",
  ])
})

test("BUG() has one verdict: what the review says of it the theatre says, the ribbon and who hears it", () => {
  const results = of("bug-on")
  const [{playbill, moment}, refused] = done(restores(results))
  const told = {playbill, moment, scenario: usualScenario(results.a.experiment)}
  const {word, headline, text, died} = endedWords(playbill)
  expect(word + headline).toBe(plain(wholeHeadline(told)))
  expect(plain(narration(told))).toContain(text)
  expect([died, diedWord(playbill)]).toEqual([true, "stopped in BUG()"])
  expect(spokenEvent(playbill, playbill.length - 1)).toBe("Step 1: stopped in BUG()")
  expect([endedWords(refused.playbill).died, diedWord(refused.playbill)]).toEqual([false, "refused"])
})

test("what is returned is the first code that is not 0, of the copy or of a page to map", () => {
  const {a, b} = of("forcemap")
  expect([returned(a.outcome), returned(b.outcome)]).toEqual(["−ENXIO", "0"])
})

test("set as hibernate sets them with debug_pagealloc, the knobs refuse a valid entry that the old code copied", () => {
  const {a} = of("knobs")
  expect(named("knobs").judged.why(of("knobs"))).toContain(
    "CHECKPFN asks valid entries, too, where the old code asked invalid ones alone. Here that is −ENXIO at 0xffff_8000_824f_1000; the old code returned 0.",
  )
  const {geometry: g, memory, root} = a.source
  expect(pathAt(g, memory, root, toVa(0xffff_8000_824f_1000n)).entries.at(-1)!.kind).toBe("page")
  const old = {...a.experiment, revision: "hibernate-v5.2", debugPagealloc: true} as const
  expect(simulate(usualScenario(old), a.loaded.source).end.kind).toBe("survived")
})

test("a map with rodata=full is not said to be of pages alone: its blocks are the kernel's own, read-only", () => {
  const {source} = here("6.1-4k-default")
  const {geometry: g, memory, root, linear} = source
  let blocks = 0
  for (const {level, va, words, at} of everyTable(g, memory, root, 1))
    for (let i = 0; level < 3 && i < entries(g, level); i++) {
      const start = va + i * span(g, level)
      const isLinear = start >= linear.start && start < linear.end
      if (isLinear && isLeaf(g, level, words[at + 2 * i], words[at + 2 * i + 1])) blocks++
    }
  expect([blocks, readOnlyOf(source).blocks]).toEqual([10, 10])
  expect(named("only-pages").both).not.toMatch(/made of pages/)
})

test("of sixteen settings two carry that restore to its end", () => {
  const all = done(sixteen(of("knobs").a))
  expect(all).toHaveLength(16)
  const survivors = all.filter(({survived}) => survived).map(({flags}) => flags)
  expect(survivors).toEqual([
    {mkwrite: true, mkvalid: true, checkpfn: false, forcemap: false},
    {mkwrite: true, mkvalid: true, checkpfn: false, forcemap: true},
  ])
})

test("every name is one of its own, and quotes are short", () => {
  expect(new Set(POINTS.map(({name}) => name)).size).toBe(POINTS.length)
  for (const {said, verdict} of POINTS) {
    if ("quote" in said) expect(said.quote.split(" ").length).toBeLessThan(26)
    expect(verdict.split(" ").length).toBeLessThan(4)
  }
})
