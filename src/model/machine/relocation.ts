// A machine made ready for kexec's relocation: what the designs have in common. Each design makes its own tables and hands them over here; they become words of
// struct kimage, or of v1's argument page, and the relocation code has nothing but these words.

import {edited} from "../edit.ts"
import type {Experiment} from "../experiment.ts"
import {levels, type Geometry} from "../geometry.ts"
import {memory as emptyMemory, type Memory} from "../memory.ts"
import type {Source} from "../source.ts"
import {suppliedPages} from "../supply.ts"
import {machine, type Machine as TableMachine} from "../trans/machine.ts"
import {merged512} from "../trans/merged-v5.12.ts"
import {revisions} from "../trans/revisions.ts"
import {frames, pageRanges, type Frames} from "./frames.ts"
import {journal} from "./journal.ts"
import {entryAt, entryOfPage, indirectionPages, put, wordOf, type Kimage} from "./kimage.ts"
import {surveyLinear} from "./linear.ts"
import type {Exit, Machine, Owner, Tables} from "./machine.ts"
import {physical} from "./physical.ts"
import {relocationLayout, type RelocationLayout} from "./relocationLayout.ts"
import {tableFrames} from "./restored.ts"
import type {Scenario} from "./scenario.ts"
import {textOf} from "./text.ts"
import type {Pa, Va} from "../word.ts"

/**
 * Where struct kimage has what, bytes from its beginning: Linux 6.1, test/dumps/6.1-4k-default/symbols.json. The start is the new kernel's first
 * instruction, `tree` the device tree.
 */
export const KIMAGE = {
  ...{head: 0, start: 24, tree: 648},
  ...{ttbr0: 672, ttbr1: 680, zero: 688, physOffset: 696},
} as const

/** The same of v1's argument page; the order is ours. Transitional tables facts, 7.4. */
export const ARGUMENT = {
  start: 0,
  tree: 8,
  ttbr0: 40,
  ttbr1: 48,
  source: 64,
  destination: 72,
  length: 80,
} as const

/** What is known before any table is made. */
export interface Ground {
  readonly scenario: Scenario
  readonly source: Source
  readonly frames: Frames
  readonly shift: number
  readonly plan: RelocationLayout
}

/** What a design has made. */
export interface Made {
  /** What is for TTBR1; null: nothing, and the old kernel's own tables are. */
  readonly outcome: Tables | null
  readonly exit: Exit
  readonly restart: Exit | null
  /** The tables of both. */
  readonly tables: Memory
  /** How far the addresses at which the list is read are from its own. */
  readonly listShift: number
  /** v1: what its argument page says, by the names above. */
  readonly argument?: Readonly<Partial<Record<keyof typeof ARGUMENT, number>>>
}

/** The ground of a scenario; `room`: the frames that the design takes from the experiment's allocator. @throws RangeError */
export function groundOf(scenario: Scenario, unedited: Source, room: number): Ground {
  const {experiment, assumptions} = scenario
  const source = edited(unedited, experiment.edits)
  const {granule} = source.geometry
  const survey = surveyLinear(source)
  const window = suppliedPages(experiment.allocator, source, room)
  const needed = pageRanges([...tableFrames(source), ...window], granule)
  const all = frames(granule, [...source.ram, ...needed], survey.named)
  const plan = relocationLayout(source, survey, all, assumptions, window)
  return {scenario, source, frames: all, shift: survey.shift, plan}
}

/** The experiment with an allocator that takes care, or does not. */
export function allocating({scenario: {experiment, assumptions}, plan}: Ground): Experiment {
  if (assumptions.safe.tables) return experiment
  return {...experiment, allocator: {base: plan.unsafe, limit: experiment.allocator.limit}}
}

/** Tables of their own for single pages, as the kernel makes them from control pages. */
export function controlTables({source, frames, plan}: Ground): TableMachine & {readonly memory: Memory} {
  const {geometry: g} = source
  const memory = emptyMemory(g.granule)
  const pages = plan.exitTables.map(frames.pa)
  return {...machine(g, memory, () => pages.shift(), []), memory}
}

/** The idmap of a page as a revision makes it; those that have none for it get that of 5.12. */
export function idmapOf({scenario, source}: Ground, m: TableMachine, page: Pa): Exit {
  const revision = revisions[scenario.experiment.revision]
  const {ttbr0, t0sz} = (revision.idmapPage ?? merged512.idmapPage!)(m, page)
  return {va: page as number as Va, root: ttbr0, t0sz: t0sz ?? 64 - source.geometry.vaBits}
}

/** The machine, with everything in its memory. */
export function assembled(ground: Ground, made: Made): Machine {
  const {scenario, source, frames: all, shift, plan} = ground
  const {outcome, exit, restart, listShift} = made
  const written = journal(plan.pairs)
  const owners = ownersOf(ground, made)
  const special = new Uint8Array(all.count)
  const idle = new Set([plan.zero, ...(scenario.assumptions.kexec.late ? [] : [all.number(plan.kimage.at)])])
  for (const frame of owners.keys()) if (!idle.has(frame)) special[frame] = 1
  const {homes, loaded, waiting, kimage} = plan
  const first = (frame: number) => (loaded[frame] ? homes.at(waiting[frame]) : -1 - frame)
  const contents = {first, own: wordsOf(ground, made), image: () => undefined}
  return {
    ...{scenario, source, frames: all, layout: plan, shift, outcome, exit, restart, owners, special, kimage},
    zero: all.pa(plan.zero),
    restoredRoot: null,
    restoredTables: new Set<number>(),
    argument: made.argument ? all.pa(plan.argument) : null,
    list: {
      length: plan.pairs,
      from: n => kimage.sources[n],
      to: n => homes.at(n),
      at: n => (entryAt(kimage, all, entryOfPage(kimage, all.bytes, n)).at + listShift) as Va,
    },
    text: textOf(source),
    journal: written,
    memory: physical(all, scenario.assumptions.seed, written, contents),
  }
}

/** The words of what is no data: tables, lists, struct kimage, the argument page, the page of zeros. */
function wordsOf(ground: Ground, {outcome, exit, tables, argument}: Made) {
  const {source, frames: all, plan} = ground
  const lists = indirectionPages(plan.kimage, all)
  const bytes = source.geometry.granule
  const single = new Map<Pa, Uint32Array>()
  single.set(all.pa(plan.zero), new Uint32Array(bytes / 4))
  single.set(all.pa(all.number(plan.kimage.at)), kimageWords(ground, outcome, exit))
  if (argument) {
    const words = new Uint32Array(bytes / 4)
    for (const [name, at] of Object.entries(ARGUMENT))
      put(words, at / 4, argument[name as keyof typeof ARGUMENT] ?? 0)
    single.set(all.pa(plan.argument), words)
  }
  return (pa: Pa) =>
    lists(pa) ?? single.get(pa) ?? outcome?.memory.frame(pa) ?? tables.frame(pa) ?? source.memory.frame(pa)
}

/** Where the new kernel's device tree belongs; undefined: it gets none. */
export function treeOf({segments}: Kimage): Pa | undefined {
  return segments.find(({name}) => name === "device tree")?.start
}

function kimageWords({source, shift, frames: all, plan}: Ground, outcome: Tables | null, exit: Exit) {
  const {kimage} = plan
  const words = new Uint32Array(source.geometry.granule / 4)
  const set = (offset: number, value: number) => put(words, ((kimage.at % all.bytes) + offset) / 4, value)
  set(KIMAGE.head, wordOf(entryAt(kimage, all, 0)))
  set(KIMAGE.start, kimage.segments[0].start)
  set(KIMAGE.tree, treeOf(kimage) ?? 0)
  set(KIMAGE.ttbr0, exit.root ?? 0)
  set(KIMAGE.ttbr1, outcome ? (outcome.root ?? all.pa(plan.zero)) : source.root)
  set(KIMAGE.zero, all.pa(plan.zero))
  set(KIMAGE.physOffset, -shift)
  return words
}

function ownersOf({source, frames: all, plan}: Ground, {outcome, tables, argument}: Made) {
  const owners = new Map<number, Owner>()
  for (const pa of tableFrames(source)) owners.set(all.number(pa), "source")
  for (const pa of outcome?.memory.frames() ?? []) owners.set(all.number(pa), "copy")
  for (const pa of tables.frames()) owners.set(all.number(pa), "exit tables")
  for (const frame of plan.lists) owners.set(frame, "list")
  if (argument) owners.set(plan.argument, "list")
  return owners
    .set(all.number(plan.kimage.at), "list")
    .set(plan.exit, "exit page")
    .set(plan.zero, "zero page")
}

/** Where the kernel reads struct kimage: its linear address. */
export function kimageVa({kimage, shift}: Machine): Va {
  return (kimage!.at + shift) as Va
}

/** The tables that map stretches of addresses by pages take at most: so many below the root for each stretch. */
export function tablesFor(g: Geometry, bytes: number, stretches: number): number {
  const each = levels(g)
    .slice(1)
    .reduce<number>((sum, level) => sum + Math.ceil(bytes / spanAbove(g, level)) + 1, 0)
  return 1 + stretches * each
}

function spanAbove({granuleBits, stride}: Geometry, level: number): number {
  return 2 ** (granuleBits + (4 - level) * stride)
}
