// kexec's relocation as patch v1 had it, until v11: two contiguous maps in TTBR1, in which the k-th page of the list lies at SRC + k pages and belongs at DST + k pages, so that
// the code copies straight on and reads no list. Code and argument page are mapped at their own addresses in TTBR0. The MMU goes off, on, and off again.
// Transitional tables facts, 7.4. Left out: EL2, caches. Assumed: who has no map_page gets v1's.

import {begin, fetchCode, jump, mmuOff, move, tablesMade, type Run} from "./atWork.ts"
import {tablesOf} from "./kernelTables.ts"
import type {Exit, Machine} from "./machine.ts"
import {
  allocating,
  ARGUMENT,
  assembled,
  controlTables,
  groundOf,
  idmapOf,
  tablesFor,
  treeOf,
  type Ground,
} from "./relocation.ts"
import {branch, load} from "./relocationCode.ts"
import {restartStations} from "./restart.ts"
import type {Scenario} from "./scenario.ts"
import type {Transition} from "./transition.ts"
import {protection, type ProtectionName} from "../descriptor/protection.ts"
import type {MapOperation} from "../experiment.ts"
import {settingsOf} from "../trans/explain.ts"
import type {Machine as TableMachine} from "../trans/machine.ts"
import {revisions} from "../trans/revisions.ts"
import type {Source} from "../source.ts"
import {word, type Pa, type Va} from "../word.ts"

/** v1's flags in kexec's calls: none. */
const FLAGS = {mkwrite: false, mkvalid: false, checkpfn: false, forcemap: false}

export const kexecV1: Transition = {
  before: [
    {station: "load", number: 1},
    {station: "argument page", number: 2},
    {station: "tables", number: 3, happen: run => (run.end = tablesMade(run))},
    {station: "control page", number: 4},
    ...restartStations(5, 5),
    {station: "relocation code", number: 6, happen: jump},
    {station: "argument", number: 6, happen: readArgument},
    {station: "ttbr0 and ttbr1", number: 7, happen: setRoots},
    {station: "invalidate", number: 7, happen: ({cpu}) => cpu.invalidate()},
    {station: "MMU on", number: 7, happen: mmuOn},
  ],
  number: 8,
  after: [
    {station: "MMU off again", number: 9, happen: mmuOff},
    {station: "invalidate again", number: 9, happen: ({cpu}) => cpu.invalidate()},
    {station: "branch", number: 10, happen: branch},
  ],
  made: {
    ...{image: "load", list: "load", copy: "tables"},
    ...{"exit page": "control page", "exit tables": "control page"},
  },
  preparation,
  start: machine => begin(machine, machine.source.linear.start),
  copyPage,
  copyStretch: () => 0,
}

function* preparation(scenario: Scenario, unedited: Source): Generator<void, Machine> {
  const {granule} = unedited.geometry
  const {pairs} = groundOf(scenario, unedited, 0).plan
  yield
  const ground = groundOf(scenario, unedited, tablesFor(unedited.geometry, pairs * granule, 2))
  yield
  const {frames, plan, source, shift} = ground
  const outcome = scenario.assumptions.copied ? contiguous(ground) : null
  yield
  const m = controlTables(ground)
  const restart = idmapOf(ground, m, frames.pa(plan.restart))
  const exit = codeAndArgument(ground, m)
  const {start} = plan.kimage.segments[0]
  const argument = {
    ...{
      start,
      tree: treeOf(plan.kimage) ?? 0,
      ttbr0: exit.root ?? 0,
      ttbr1: outcome ? (outcome.root ?? 0) : source.root,
    },
    ...{...stretches(source), length: plan.pairs * granule},
  }
  return assembled(ground, {outcome, exit, restart, tables: m.memory, listShift: shift, argument})
}

/** SRC is where the linear map begins, DST its middle. */
function stretches({linear: {start, end}}: Source) {
  return {source: start, destination: start + (end - start) / 2}
}

/** The two maps, page by page. */
function contiguous(ground: Ground) {
  const {scenario, source, frames, plan} = ground
  const {source: from, destination: to} = stretches(source)
  const prot = protectionOf(source, "PAGE_KERNEL")
  const maps: MapOperation[] = []
  for (let n = 0; n < plan.pairs; n++) {
    const at = n * frames.bytes
    maps.push({va: (from + at) as Va, page: frames.pa(plan.kimage.sources[n]), prot})
    maps.push({va: (to + at) as Va, page: frames.pa(plan.homes.at(n)), prot})
  }
  const revision = mapper(scenario.experiment.revision)
  return tablesOf({...allocating(ground), revision, flags: FLAGS, range: null, maps}, source)
}

function mapper(revision: Scenario["experiment"]["revision"]) {
  return revisions[revision].mapPage ? revision : "v1-as-intended"
}

function protectionOf({release, nonGlobal, geometry}: Source, name: ProtectionName): bigint {
  return protection(name, release, {nonGlobal, lpa2: geometry.output === "lpa2"})!
}

/** Both pages at their own addresses, as far as TTBR0's range reaches; T0SZ stays what it was. */
function codeAndArgument({scenario, source, frames, plan}: Ground, m: TableMachine): Exit {
  const {experiment} = scenario
  const mapPage = revisions[mapper(experiment.revision)].mapPage!
  const root = m.page()!
  const settings = {...settingsOf(experiment, source), flags: FLAGS}
  const map = (frame: number, name: ProtectionName) =>
    mapPage(
      m,
      settings,
      root,
      frames.pa(frame),
      frames.pa(frame) as number as Va,
      word(protectionOf(source, name)),
    )
  map(plan.exit, "PAGE_KERNEL_EXEC")
  map(plan.argument, "PAGE_KERNEL")
  return {va: frames.pa(plan.exit) as number as Va, root, t0sz: 64 - source.geometry.vaBits}
}

/** With the MMU off, at its physical address. */
function readArgument(run: Run) {
  const {start, tree, ttbr0, ttbr1, source, destination, length} = ARGUMENT
  const what = {start, tree, ttbr0, ttbr1, from: source, to: destination, left: length}
  if (!load(run, run.machine.argument!, what)) return
  run.pair = run.loop!.left > 0 ? run.loop!.from : 0
}

function setRoots({cpu, loop, machine}: Run) {
  const t0sz = machine.exit.t0sz
  cpu.set({ttbr0: loop!.ttbr0 as Pa, ttbr1: loop!.ttbr1 as Pa, t0sz})
}

function mmuOn(run: Run) {
  run.cpu.set({mmu: true})
  fetchCode(run)
}

/** One page straight on; `pair` is where the next one is read. */
function copyPage(run: Run) {
  if (!fetchCode(run)) return
  const loop = run.loop!
  if (!move(run, run.pair, loop.to)) return
  const {bytes} = run.machine.frames
  loop.to += bytes
  loop.left -= bytes
  run.pair = loop.left > 0 ? (run.pair as Va) + bytes : 0
}
