// run() on the built-in example, as on every flip of a switch: the flags alternate, so nothing is answered from memory.

import {readFile} from "node:fs/promises"
import {fromMemory} from "../../src/format/bytes.ts"
import {parseExample} from "../../src/format/example.ts"
import {loadExample} from "../../src/format/load.ts"
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

export async function reportRun() {
  console.log("run() on the built-in example, 125,962 entries")
  console.log(`  ${spread(await timeRun())} ms`)
}
