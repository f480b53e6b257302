// run() on the built-in example, as on every flip of a switch: the flags alternate, so nothing is answered from memory.

import {readFile} from "node:fs/promises"
import {fromMemory} from "../../src/format/bytes.ts"
import {parseExample} from "../../src/format/example.ts"
import {loadExample} from "../../src/format/load.ts"
import {linuxMair} from "../../src/model/descriptor/memoryType.ts"
import type {Experiment} from "../../src/model/experiment.ts"
import {geometry} from "../../src/model/geometry.ts"
import type {Source} from "../../src/model/source.ts"
import type {Pa, Va} from "../../src/model/word.ts"
import {linearMap} from "./createCopy.ts"
import {run} from "../../src/model/run.ts"
import {spread} from "./stats.ts"

const FOLDER = "public/examples/6.1-4k-default"

/** Milliseconds of 30 runs, after 10 that are not counted. */
async function timeRun(): Promise<number[]> {
  const about = parseExample(await readFile(`${FOLDER}/example.json`, "utf8"))
  const {source, experiment} = await loadExample(
    "6.1-4k-default",
    about,
    fromMemory(await readFile(`${FOLDER}/tables.elf.gz`)),
  )
  return Array.from({length: 40}, (_, i) => {
    const flags = {...experiment.flags, mkwrite: i % 2 === 0, mkvalid: i % 3 === 0}
    const began = performance.now()
    run({...experiment, flags}, source)
    return performance.now() - began
  }).slice(10)
}

/** What a flip makes of 64 GiB in pages, away from the page: the copy and its account. Milliseconds of 3 runs. */
function timeLarge(): number[] {
  const {source: memory, root} = linearMap(64)
  const [start, base] = [-(2 ** 48) as Va, 0x4000_0000 as Pa]
  const end = (start + 64 * 2 ** 30) as Va
  const source: Source = {
    ...{geometry: geometry(4096, 48), memory, root, release: "5.3", mair: linuxMair("5.3"), nonGlobal: false},
    ...{linear: {start, end}, places: [], ram: [{start: base, end: (base + 64 * 2 ** 30) as Pa}]},
  }
  return [0, 1, 2].map(n => {
    const experiment: Experiment = {
      ...{source: "linear-64g", edits: [], maps: [], revision: "v1-as-intended", debugPagealloc: false},
      ...{range: {start, end}, frames: source.ram, allocator: {base: (2 ** 41) as Pa, limit: 40_000}},
      flags: {mkwrite: n % 2 === 0, mkvalid: false, checkpfn: true, forcemap: false},
    }
    const began = performance.now()
    const {account} = run(experiment, source)
    if (account.copied !== 2 ** 24) throw new Error(`${account.copied} entries copied`)
    return performance.now() - began
  })
}

export async function reportRun() {
  console.log("run() on the built-in example, 125,962 entries")
  console.log(`  ${spread(await timeRun())} ms`)
  console.log("run() on a linear map of 64 GiB in pages, 16,777,216 entries")
  console.log(`  ${spread(timeLarge())} ms`)
}
