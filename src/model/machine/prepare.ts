// A machine made ready for hibernate's restore: what is where, the copy that the kernel makes, the table of the page that copies, and memory.

import {protection} from "../descriptor/protection.ts"
import {edited} from "../edit.ts"
import type {Experiment} from "../experiment.ts"
import {index} from "../geometry.ts"
import {layered, memory as emptyMemory, type Memory} from "../memory.ts"
import {pagesTaken} from "../outcome.ts"
import type {Source} from "../source.ts"
import {suppliedPages} from "../supply.ts"
import {settingsOf} from "../trans/explain.ts"
import {machine} from "../trans/machine.ts"
import {mapPage} from "../trans/merged-map.ts"
import {revisions} from "../trans/revisions.ts"
import {frames, pageRanges, type Frames} from "./frames.ts"
import {journal, type ContentCode} from "./journal.ts"
import {tablesOf} from "./kernelTables.ts"
import {AT_HOME, IN_STORE, layout, type RestoreLayout} from "./layout.ts"
import {surveyLinear} from "./linear.ts"
import type {Exit, Machine, Owner, Tables} from "./machine.ts"
import {listPages, workList} from "./pblist.ts"
import {physical} from "./physical.ts"
import {restoredFrames, restoredTables, tableFrames} from "./restored.ts"
import type {Assumptions, Scenario} from "./scenario.ts"
import {textOf} from "./text.ts"
import {turnedOver} from "./turned.ts"
import {word, type Pa, type Va} from "../word.ts"

type Prepared = Machine & {readonly layout: RestoreLayout}

/**
 * The machine of a scenario, in pieces; `unedited` is the source that its experiment names. @throws RangeError if its memory is too
 * small.
 */
export function* preparation(scenario: Scenario, unedited: Source): Generator<void, Prepared> {
  const {experiment, assumptions} = scenario
  const source = edited(unedited, experiment.edits)
  const g = source.geometry
  const survey = surveyLinear(source)
  yield
  // Where the copy's pages lie is kept free even if there is no copy, or it lies elsewhere: machines differ in one thing alone.
  const safe = calledWith(experiment, source, assumptions)
  const room = Math.max(pagesTaken(safe), assumptions.kept)
  yield
  const window = suppliedPages(experiment.allocator, source, room)
  const needed = pageRanges([...tableFrames(source), ...window], g.granule)
  const known = frames(g.granule, [...source.ram, ...needed], survey.named)
  const plan = layout(source, survey, known, assumptions, window)
  yield
  const unsafe = {...experiment, allocator: {base: plan.unsafe, limit: experiment.allocator.limit}}
  const made = assumptions.safe.tables ? safe : calledWith(unsafe, source, assumptions)
  const outcome = assumptions.copied ? turnedOver(g, made, assumptions.turned) : null
  yield
  const exit = exitOf(experiment, source, known, plan)
  const isListed = (pa: Pa) => {
    const rank = plan.homes.rank(known.number(pa))
    return rank >= 0 && rank < plan.pairs
  }
  const image = restoredFrames(source, plan.restored.map(known.pa), isListed)
  const zero = known.pa(plan.zero)
  const written = journal(plan.pairs)
  const words = wordsOf(source, outcome, exit.tables, zero, image)
  const {order, seed} = assumptions
  const {shift} = survey
  const lists = listPages(known, plan, order, shift)
  const contents = {
    ...{first: (frame: number) => firstContent(plan, frame), image: words.image},
    own: (pa: Pa) => lists(pa) ?? words.own(pa),
  }
  const owners = ownersOf(source, outcome, known, plan)
  const special = new Uint8Array(known.count)
  for (const frame of owners.keys()) special[frame] = 1
  return {
    ...{scenario, source, frames: known, layout: plan, shift, outcome, exit, zero, owners, special},
    ...{restart: null, argument: null, kimage: null},
    list: workList(known, plan, order, shift),
    restoredRoot: source.root,
    restoredTables: new Set(image.map(known.number)),
    text: textOf(source),
    journal: written,
    memory: physical(known, seed, written, contents),
  }
}

/** What a frame holds when the image has been loaded. */
function firstContent({loaded, homes, stores}: RestoreLayout, frame: number): ContentCode {
  if (loaded[frame] === IN_STORE) return homes.at(stores.rank(frame))
  return loaded[frame] === AT_HOME ? frame : -1 - frame
}

/** The experiment as hibernate's call makes it. */
function calledWith(experiment: Experiment, source: Source, {indexedTwice}: Assumptions): Tables {
  return indexedTwice && experiment.range
    ? tablesOf(experiment, twice(source, experiment.range.start))
    : tablesOf(experiment, source)
}

/**
 * The source as a function sees it whose root pointer is already at the entry of `start`: the root's entries, moved down. Assumed: behind
 * the root's page lies padding, zeros, as Linux 5.3 is linked (vmlinux.lds.S). Transitional tables facts, 3.3.
 */
function twice(source: Source, start: Va): Source {
  const {geometry: g, root, memory} = source
  const frame = (root - (root % g.granule)) as Pa
  const words = memory.frame(root)!.slice()
  const at = (root % g.granule) / 4
  const by = 2 * index(g, g.start, start)
  words.copyWithin(at, at + by)
  words.fill(0, Math.max(at, words.length - by))
  const moved = emptyMemory(g.granule)
  moved.put(frame, words)
  return {...source, memory: layered(moved, memory)}
}

/**
 * The page that copies, mapped as the revision does it: since 5.12 at its own address, before that at VA PAGE_SIZE. What 5.2 does for itself
 * is what the function of 5.6 does. Linux 5.3, 5.10, 6.1, arch/arm64/kernel/hibernate.c, create_safe_exec_page().
 */
function exitOf(
  experiment: Experiment,
  source: Source,
  {pa}: Frames,
  plan: RestoreLayout,
): Exit & {tables: Memory} {
  const {geometry: g, release, nonGlobal} = source
  const tables = emptyMemory(g.granule)
  const pages = plan.exitTables.map(pa)
  const m = machine(g, tables, () => pages.shift(), [])
  const revision = revisions[experiment.revision]
  const page = pa(plan.exit)
  const idmap = revision.idmapPage?.(m, page)
  if (idmap?.ttbr0 && idmap.t0sz)
    return {tables, va: page as number as Va, root: idmap.ttbr0, t0sz: idmap.t0sz}
  const root = m.page()!
  const va = g.granule as Va
  const prot = word(protection("PAGE_KERNEL_EXEC", release, {nonGlobal, lpa2: g.output === "lpa2"})!)
  if (revision.mapPage) revision.mapPage(m, settingsOf(experiment, source), root, page, va, prot)
  else mapPage(m, root, page, va, prot)
  return {tables, va, root, t0sz: 64 - g.vaBits}
}

/** The words of what is no data: tables, and the page of zeros. */
function wordsOf(source: Source, outcome: Tables | null, exit: Memory, zero: Pa, image: readonly Pa[]) {
  const zeros = new Uint32Array(source.geometry.granule / 4)
  const restored = restoredTables(source, image)
  return {
    own: (pa: Pa) =>
      outcome?.memory.frame(pa) ?? exit.frame(pa) ?? (pa === zero ? zeros : source.memory.frame(pa)),
    image: (pa: Pa) => restored.get(pa),
  }
}

function ownersOf(source: Source, outcome: Tables | null, known: Frames, plan: RestoreLayout) {
  const owners = new Map<number, Owner>()
  for (const pa of tableFrames(source)) owners.set(known.number(pa), "source")
  for (const pa of outcome?.memory.frames() ?? []) owners.set(known.number(pa), "copy")
  for (const frame of plan.exitTables) owners.set(frame, "exit tables")
  for (const frame of plan.lists) owners.set(frame, "list")
  return owners.set(plan.exit, "exit page").set(plan.zero, "zero page")
}
