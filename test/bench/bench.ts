// npm run bench: how fast it is, as ratios measured side by side in one run. Nothing here is a test.

import {linearMap, memoryBeyondTables, timeCopy, timeSet} from "./createCopy.ts"
import {median, spread} from "./stats.ts"
import {timeRun} from "./runExample.ts"
import {timeBrowser} from "./browser.ts"

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

console.log("run() on the built-in example, 125,962 entries")
console.log(`  ${spread(await timeRun())} ms`)

await timeBrowser()
