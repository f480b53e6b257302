// A restore and a relocation of 1,048,576 pages of 4 KiB against the plain copy of the machine's tables, side by side in one process; and how long it takes to
// enter the restore's story anywhere. The machine has 11 GiB, since a page that is copied is there twice.

import {bump} from "../../src/model/allocator.ts"
import {geometry} from "../../src/model/geometry.ts"
import {GIB, loaded, MIB, sourceOf} from "../../src/model/handmade/machine.ts"
import type {Loaded} from "../../src/model/loaded.ts"
import {ASSUMED, type Scenario} from "../../src/model/machine/scenario.ts"
import {simulate} from "../../src/model/machine/story.ts"
import {layered, memory} from "../../src/model/memory.ts"
import {settingsOf} from "../../src/model/trans/explain.ts"
import {machine} from "../../src/model/trans/machine.ts"
import {revisions} from "../../src/model/trans/revisions.ts"
import {median, spread} from "./stats.ts"
import type {Pa} from "../../src/model/word.ts"

const PAGES = 2 ** 20
const RAM = 11 * GIB

function large(): Loaded {
  const parts = [{from: 0, to: RAM, largest: 3 as const}]
  const source = sourceOf({geometry: geometry(4096, 48), release: "5.4", ram: RAM, parts})
  return loaded("large", source, {mkwrite: true}, {revision: "v5.16"})
}

/** Milliseconds of one plain copy. */
function timeCopy({source, experiment}: Loaded): number {
  const {allocator, frames, range, revision} = experiment
  const g = source.geometry
  const began = performance.now()
  const m = machine(g, layered(memory(g.granule), source.memory), bump(allocator.base, g.granule), frames)
  const settings = settingsOf(experiment, source)
  const {rc} = revisions[revision].createCopy(m, settings, source.root, range!.start, range!.end)
  if (rc !== 0) throw new Error(`the copy returned ${rc}`)
  return performance.now() - began
}

/** kexec of as many pages, in one segment above the copy's tables. */
function relocation({experiment}: Loaded): Scenario {
  const start = (experiment.allocator.base + 64 * MIB) as Pa
  const segments = [{name: "kernel", start, end: (start + PAGES * 4096) as Pa}]
  const assumptions = {...ASSUMED, kexec: {...ASSUMED.kexec, segments}}
  return {transition: "kexec", experiment, assumptions}
}

/** Milliseconds of a relocation. */
function timeRelocation(machine: Loaded): number {
  const began = performance.now()
  const story = simulate(relocation(machine), machine.source)
  if (story.list.length !== PAGES || story.end.kind !== "survived") throw new Error(`it ${story.end.kind}`)
  return performance.now() - began
}

export async function reportRestore() {
  const machine = large()
  const copies: number[] = []
  const restores: number[] = []
  const relocations: number[] = []
  const seeks: number[] = []
  for (let i = 0; i < 5; i++) {
    copies.push(timeCopy(machine))
    const began = performance.now()
    const story = simulate(
      {transition: "hibernate", experiment: machine.experiment, assumptions: ASSUMED},
      machine.source,
    )
    restores.push(performance.now() - began)
    if (story.list.length !== PAGES || story.end.kind !== "survived") throw new Error(`it ${story.end.kind}`)
    for (let n = 0; n < 20; n++) {
      const at = (n * 7_368_787) % story.length
      const asked = performance.now()
      story.state(at)
      story.event(at)
      seeks.push(performance.now() - asked)
    }
    relocations.push(timeRelocation(machine))
    if (i === 0)
      console.log(`A restore of ${PAGES} pages, ${(story.bytes / 2 ** 20).toFixed(1)} MiB besides the tables`)
  }
  console.log(`  plain copy of the tables ${spread(copies)} ms`)
  console.log(
    `  simulated ${spread(restores)} ms, ${(median(restores) / median(copies)).toFixed(1)} times that`,
  )
  console.log(
    `  as kexec's relocation ${spread(relocations)} ms, ${(median(relocations) / median(copies)).toFixed(1)} times that`,
  )
  console.log(`  any event and the state before it ${spread(seeks)} ms`)
}
