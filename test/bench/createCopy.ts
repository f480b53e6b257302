// create_copy of a linear map in 4K pages against copying the same bytes with TypedArray.set, side by side in one process.

import {bump} from "../../src/model/allocator.ts"
import {geometry} from "../../src/model/geometry.ts"
import {layered, memory, type Memory} from "../../src/model/memory.ts"
import {machine} from "../../src/model/trans/machine.ts"
import {v1Intended} from "../../src/model/trans/v1-intended.ts"
import type {Pa, Va} from "../../src/model/word.ts"
import {median, spread} from "./stats.ts"

const g = geometry(4096, 48)
const START = -(2 ** 48) as Va
const TABLES = 0x100_0000_0000 // where the source's own tables lie: 1 TiB

/** The tables of a linear map of `gib` GiB in 4K pages, read-only every 512th page, as Linux 5.3 has them. */
export function linearMap(gib: number): {source: Memory; root: Pa; tableBytes: number} {
  const source = memory(g.granule)
  let next = TABLES
  const table = (): [Pa, Uint32Array] => {
    const pa = next as Pa
    const words = new Uint32Array(1024)
    source.put(pa, words)
    next += g.granule
    return [pa, words]
  }
  const link = (words: Uint32Array, i: number, pa: Pa) => {
    words[2 * i] = (pa % 2 ** 32) | 3
    words[2 * i + 1] = Math.floor(pa / 2 ** 32)
  }
  const [root, pgd] = table()
  const [pudPa, pud] = table()
  link(pgd, 0, pudPa)
  for (let gigabyte = 0; gigabyte < gib; gigabyte++) {
    const [pmdPa, pmd] = table()
    link(pud, gigabyte, pmdPa)
    for (let row = 0; row < 512; row++) {
      const [ptePa, pte] = table()
      link(pmd, row, ptePa)
      for (let i = 0; i < 512; i++) {
        const page = 0x4000_0000 + gigabyte * 2 ** 30 + row * 2 ** 21 + i * 4096
        pte[2 * i] = (page % 2 ** 32) | (i === 7 ? 0x793 : 0x713)
        pte[2 * i + 1] = Math.floor(page / 2 ** 32) | (i === 7 ? 0x00e0_0000 : 0x00e8_0000)
      }
    }
  }
  return {source, root, tableBytes: next - TABLES}
}

/** One create_copy with MKWRITE, MKVALID and CHECKPFN over three frame ranges: milliseconds. @throws Error if it fails. */
function timeCopy(map: ReturnType<typeof linearMap>, gib: number): number {
  const end = 0x4000_0000 + gib * 2 ** 30
  const third = Math.floor(gib / 3) * 2 ** 30
  const cuts = [0x4000_0000, 0x4000_0000 + third, 0x4000_0000 + 2 * third, end]
  const frames = [0, 1, 2].map(i => ({start: cuts[i] as Pa, end: cuts[i + 1] as Pa}))
  const flags = {mkwrite: true, mkvalid: true, checkpfn: true, forcemap: false}
  const began = performance.now()
  const copy = memory(g.granule)
  const m = machine(g, layered(copy, map.source), bump((TABLES * 2) as Pa, g.granule), frames)
  const range = [START, (START + gib * 2 ** 30) as Va] as const
  const {rc} = v1Intended.createCopy(m, {flags, debugPagealloc: false, nonGlobal: false}, map.root, ...range)
  const took = performance.now() - began
  if (rc !== 0) throw new Error(`create_copy returned ${rc}`)
  return took
}

/** Copies all frames with TypedArray.set into new ones: milliseconds. */
function timeSet(map: ReturnType<typeof linearMap>): number {
  const frames = Array.from(map.source.frames(), pa => map.source.frame(pa)!)
  const began = performance.now()
  const copies = frames.map(frame => {
    const copy = new Uint32Array(1024)
    copy.set(frame)
    return copy
  })
  const took = performance.now() - began
  if (copies.length !== frames.length) throw new Error("not all copied")
  return took
}

/** Bytes that a finished copy keeps besides those of its tables. Needs node --expose-gc. */
async function memoryBeyondTables(map: ReturnType<typeof linearMap>, gib: number): Promise<number> {
  const used = async () => {
    // Buffers are freed a moment after the collection that finds them unused.
    for (let round = 0; round < 3; round++) {
      globalThis.gc!()
      await new Promise(resolve => setTimeout(resolve, 50))
    }
    const {heapUsed, arrayBuffers} = process.memoryUsage()
    return heapUsed + arrayBuffers
  }
  const before = await used()
  const copy = memory(g.granule)
  const m = machine(g, layered(copy, map.source), bump((TABLES * 2) as Pa, g.granule), [])
  const flags = {mkwrite: true, mkvalid: true, checkpfn: false, forcemap: false}
  const settings = {flags, debugPagealloc: false, nonGlobal: false}
  v1Intended.createCopy(m, settings, map.root, START, (START + gib * 2 ** 30) as Va)
  const after = await used()
  const tables = [...copy.frames()].length * g.granule
  return after - before - tables
}

/** Copies 4 and 64 GiB, and says what that took beside copying the same bytes. */
export async function reportCopies() {
  console.log("create_copy, v1-as-intended, MKWRITE | MKVALID | CHECKPFN, three frame ranges, 4K pages")
  for (const gib of [4, 64]) {
    const map = linearMap(gib)
    const ptes = gib * 2 ** 18
    const copies: number[] = []
    const sets: number[] = []
    // The first rounds, while the code is still being compiled, do not count.
    for (let i = 0; i < 10; i++) {
      const [copy, set] = [timeCopy(map, gib), timeSet(map)]
      globalThis.gc!()
      if (i < 3) continue
      copies.push(copy)
      sets.push(set)
    }
    const ns = copies.map(ms => (ms * 1e6) / ptes)
    const beyond = await memoryBeyondTables(map, gib)
    console.log(`  ${gib} GiB, ${ptes.toLocaleString("en")} PTEs: ${spread(ns)} ns per PTE`)
    console.log(`    TypedArray.set of the same bytes: ${spread(sets)} ms; create_copy: ${spread(copies)} ms`)
    console.log(`    ratio ${(median(copies) / median(sets)).toFixed(2)}`)
    console.log(
      `    memory beyond the table bytes: ${(beyond / 2 ** 20).toFixed(1)} MiB of ${(map.tableBytes / 2 ** 20).toFixed(0)} MiB`,
    )
  }
}
