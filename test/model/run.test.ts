import fc from "fast-check"
import {expect, test} from "vitest"
import {linearMap} from "../bench/createCopy.ts"
import type {Experiment} from "../../src/model/experiment.ts"
import {geometry, span, type Level} from "../../src/model/geometry.ts"
import {layered, memory, type Memory} from "../../src/model/memory.ts"
import {pathAt} from "../../src/model/path.ts"
import {run} from "../../src/model/run.ts"
import type {Source} from "../../src/model/source.ts"
import type {Step} from "../../src/model/trace.ts"
import {explain} from "../../src/model/trans/explain.ts"
import {takenAsTable} from "../../src/model/trans/machine.ts"
import {revisions} from "../../src/model/trans/revisions.ts"
import {tableAddress} from "../../src/model/address.ts"
import type {Pa, Va, Word} from "../../src/model/word.ts"
import {seed} from "../random.ts"
import {trial, FIRST_COPY} from "./trans/randomSource.ts"

type Trial = {source: Source; experiment: Experiment}
const holds = (property: (t: Trial) => void, numRuns = 400) =>
  fc.assert(fc.property(trial, property), {seed, numRuns})

/** All non-empty leaves below a root: address, level, halves. */
function leaves(source: Source, from: Memory, root: Pa | null): Map<Va, {level: Level} & Word> {
  const g = source.geometry
  const found = new Map<Va, {level: Level} & Word>()
  const visit = (pa: Pa, level: Level, at: Va) => {
    const words = from.frame(pa)
    const count = Math.min(g.granule / 8, 2 ** (g.vaBits - Math.log2(span(g, level))))
    for (let i = 0; words && i < count; i++) {
      const [lo, hi] = [words[2 * i], words[2 * i + 1]]
      if ((lo | hi) === 0) continue
      const va = (at + i * span(g, level)) as Va
      if (level < 3 && takenAsTable(g, level, lo)) visit(tableAddress(g, lo, hi), (level + 1) as Level, va)
      else found.set(va, {level, lo, hi})
    }
  }
  if (root !== null) visit(root, g.start, source.linear.start)
  return found
}

test(`every number of the account adds up (seed ${seed})`, () => {
  holds(({source, experiment}) => {
    const {account, memory, built, allocated} = run(experiment, source)
    const {same, changed, dropped, missing, lost, added} = account.fates
    expect(account.copied).toBe(same + changed + added)
    if (experiment.revision !== "v1-as-posted") expect([lost, added]).toEqual([0, 0])
    expect(account.survey.leaves).toBe(same + changed + dropped + missing + lost)
    const copy = [...leaves(source, memory, built).values()]
    expect(account.copied).toBe(copy.length)
    if (experiment.revision !== "mainline") expect(account.stillReadOnly).toBe(0)
    expect(account.readOnlyLeft).toBe(copy.filter(({lo}) => lo & 0x80).length)
    const total = (key: "W" | "V" | "dropped" | "missing" | "lost" | "added") =>
      account.rows.reduce((sum, row) => sum + row[key], 0)
    expect(total("W")).toBe(account.marks.W.count)
    expect(total("V")).toBe(account.marks.V.count)
    for (const fate of ["dropped", "missing", "lost", "added"] as const)
      expect(total(fate)).toBe(account.fates[fate])
    for (const {count, byLevel} of [account.marks.W, account.marks.V])
      expect(byLevel.reduce((sum, n) => sum + n, 0)).toBe(count)
    expect(account.copy.reduce((sum, level) => sum + level.tables, 0)).toBe(allocated)
    expect(account.rows.map(row => row.va)).toEqual(account.rows.map(row => row.va).sort((a, b) => a - b))
  })
})

test(`every changed bit has a cause (seed ${seed})`, () => {
  holds(({source, experiment}) => {
    const outcome = run(experiment, source)
    const copy = leaves(source, outcome.memory, outcome.built)
    for (const [va, {level, lo, hi}] of leaves(source, source.memory, source.root)) {
      const made = copy.get(va)
      if (!made) continue
      const reasons = explain(experiment, source, level, {lo, hi})
      expect(reasons).not.toBe("drop")
      if (reasons === "drop") continue
      // The last step that touches a bit decides it; together they give exactly the bits that differ.
      let after = {lo, hi}
      for (const {set, cleared} of reasons) {
        expect((after.lo & set.lo) | (after.hi & set.hi)).toBe(0)
        after = {lo: ((after.lo & ~cleared.lo) | set.lo) >>> 0, hi: ((after.hi & ~cleared.hi) | set.hi) >>> 0}
      }
      expect([made.lo, made.hi]).toEqual([after.lo, after.hi])
    }
  })
})

test(`a trace changes nothing, and what it says was written is what stands in memory (seed ${seed})`, () => {
  holds(({source, experiment}) => {
    const steps: Step[] = []
    const quiet = run(experiment, source)
    const heard = run(experiment, source, step => void steps.push(step))
    expect([...heard.memory.frames()]).toEqual([...quiet.memory.frames()])
    // Memory rebuilt from the steps alone.
    const told = memory(source.geometry.granule)
    for (const pa of quiet.memory.frames()) {
      told.put(pa, new Uint32Array(source.geometry.granule / 4))
      expect(heard.memory.frame(pa)).toEqual(quiet.memory.frame(pa))
    }
    for (const {table, index, wrote} of steps)
      if (wrote) told.write((table! + 8 * index) as Pa, wrote.lo, wrote.hi)
    for (const pa of quiet.memory.frames()) expect(told.frame(pa)).toEqual(quiet.memory.frame(pa))
    expect(steps.filter(step => step.read && step.decision !== "map").length).toBe(quiet.account.entriesRead)
  }, 60)
})

test(`with every limit below the pages needed it is -ENOMEM, and what was built is the start of the whole (seed ${seed})`, () => {
  holds(({source, experiment}) => {
    const whole = run(experiment, source)
    if (whole.rc !== 0) return
    for (let limit = 0; limit < whole.allocated; limit++) {
      const cut = run({...experiment, allocator: {base: FIRST_COPY, limit}}, source)
      expect(cut.rc).toBe(-12)
      expect(cut.allocated).toBe(limit)
      expect(cut.stop?.reason).toBe("memory")
      for (const pa of cut.memory.frames()) {
        const [part, full] = [cut.memory.frame(pa)!, whole.memory.frame(pa)!]
        expect(part.every((half, i) => half === 0 || half === full[i])).toBe(true)
      }
      const named = revisions[experiment.revision].name
      const early = named.startsWith("v1") || named === "hibernate-v5.2"
      expect(cut.root).toBe(early && limit > 0 ? FIRST_COPY : null)
    }
  }, 60)
})

test(`without flags the walk of the copy ends where the walk of the source ends (seed ${seed})`, () => {
  holds(({source, experiment}) => {
    const flags = {mkwrite: false, mkvalid: false, checkpfn: false, forcemap: false}
    const {built, memory} = run({...experiment, revision: "v1-as-intended", flags}, source)
    const {start, end} = experiment.range!
    for (const [va] of leaves(source, source.memory, source.root)) {
      const inside = va >= start && va < end
      const [a, b] = [
        pathAt(source.geometry, source.memory, source.root, va),
        pathAt(source.geometry, memory, built!, va),
      ]
      const [last, copied] = [a.entries.at(-1)!, b.entries.at(-1)!]
      if (inside) expect([copied.lo, copied.hi]).toEqual([last.lo, last.hi])
    }
  }, 200)
})

test("a linear map of 1 GiB is copied in 516 pages, each with the entries of the source", () => {
  const {source: tables, root} = linearMap(1)
  const range = {start: -(2 ** 48) as Va, end: (-(2 ** 48) + 2 ** 30) as Va}
  const source: Source = {
    ...{geometry: geometry(4096, 48), root, memory: tables, release: "5.3", mair: 0n, ram: [], places: []},
    ...{nonGlobal: false, linear: range},
  }
  const experiment: Experiment = {
    ...{
      source: "linear",
      edits: [],
      revision: "v1-as-intended",
      debugPagealloc: false,
      range,
      frames: [],
      maps: [],
    },
    flags: {mkwrite: true, mkvalid: false, checkpfn: false, forcemap: false},
    allocator: {base: FIRST_COPY, limit: 1000},
  }
  const {account, allocated} = run(experiment, source)
  expect([allocated, account.copied, account.marks.W.count]).toEqual([515, 262_144, 512])
  expect(layered(run(experiment, source).memory, tables).frame(root)).toBe(tables.frame(root))
})
