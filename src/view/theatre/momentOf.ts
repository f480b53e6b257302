// One event of a story as a picture needs it.

import type {Accessed} from "../../model/machine/cpu.ts"
import {isRestored} from "../../model/machine/code.ts"
import {lookedAgain} from "../../model/machine/lookedAgain.ts"
import {lostKimage} from "../../model/machine/lostKimage.ts"
import {lostList} from "../../model/machine/lostList.ts"
import {lostTable} from "../../model/machine/lostTable.ts"
import {madeBy} from "../../model/machine/madeBy.ts"
import {pairOf} from "../../model/machine/pair.ts"
import type {LastWords} from "../../model/machine/lastWords.ts"
import type {Machine} from "../../model/machine/machine.ts"
import type {Registers} from "../../model/machine/registers.ts"
import type {State, Story, StoryEvent} from "../../model/machine/story.ts"
import {strayPair} from "../../model/machine/strayPair.ts"
import {isRestoredTable} from "../../model/machine/tableIn.ts"
import type {TlbEntry} from "../../model/machine/tlb.ts"
import {rightsOf} from "../../model/machine/window.ts"
import {geometry} from "../../model/geometry.ts"
import type {FaultKind} from "../../model/mmu/syndrome.ts"
import {walk} from "../../model/mmu/walk.ts"
import {pathAt} from "../../model/path.ts"
import {entryRows} from "./entryRows.ts"
import {isLive} from "./holders.ts"
import {HOLDERS, TABLES_OUT_OF_REACH, type ListRow, type Moment} from "./moment.ts"
import {knownOf, type Known} from "./playbill.ts"
import {loaded, walkLines} from "./walkLines.ts"
import {bigVa, toVa, type Pa} from "../../model/word.ts"

/** Rows of the list: so many before the page of the moment, so many in all. */
const ROWS = {before: 3, all: 12}

/**
 * The moment of an event. Memory is as it was before a page was copied; a station does not write it, and shows what it made.
 * @throws RangeError if there is no event of that number.
 */
export function momentOf(story: Story, number: number): Moment {
  const {machine, list} = story
  const {frames, used, overwritten, reach, stray} = knownOf(story)
  const {station, page} = story.station(number)
  const before = story.state(number)
  const event = story.event(number)
  const after = story.state(number + 1)
  // At an end what was stored is seen.
  const memory = page === null || (event.end && event.write) ? after : before
  const astray = event.end && lostList(story)
  const write =
    event.write && written(machine, event, before, frames.in(before), reach(before.regime, before))
  const live = liveRoots(machine, memory, after.registers)
  const reached = reach(after.regime, memory)
  const held = frames.in(memory)
  const now = inReach(machine, held, reached, live)
  const about = page ?? (number < list.first ? 0 : machine.list.length)
  const rows = rowsAbout(machine, Math.min(about, stray ?? about), memory.copied, now)
  return {
    ...{event: number, station, page, holders: now, registers: after.registers, end: event.end},
    code: event.end?.kind === "strange code" ? "strange" : after.code,
    lower: lowerOf(machine, after.registers),
    misfit: misfitOf(machine, after.registers),
    live,
    tables: countTables(overwritten, memory.copied),
    vectors: event.end?.kind === "fault" ? heardFrom(event.end.words) : vectorsOf(machine, after, live),
    lostTable: event.end && lostTable(story),
    lookedAgain: event.end ? lookedAgain(story, overwritten) : undefined,
    own: event.end?.kind === "fault" ? ownEntry(machine, event.end.fault.far) : null,
    madeBy: event.end && madeBy(story),
    tlb: tlbOf(after, event.accesses),
    walks: walkLines(machine, event.accesses, now, before.copied),
    ...{write, lostList: astray, lostKimage: event.end && lostKimage(story)},
    lost: number < list.first || live.restored ? [] : lostBy(used, after.copied, after.registers),
    ...{rows, firstRow: rows[0]?.page ?? 0},
    kimage: entryRows(machine, {page, read: number >= list.first, copied: memory.copied, lost: astray}, pa =>
      holderAt(machine, now, pa),
    ),
  }
}

function written(
  machine: Machine,
  {write, accesses}: StoryEvent,
  {copied}: State,
  held: Uint8Array,
  reached: ReadonlySet<number>,
): Moment["write"] {
  const {frames, journal} = machine
  const to = write!.pa
  const before = holderAt(machine, held, to)
  return {
    ...{to, before, from: frameOf(machine, loaded(accesses)!.pa!)},
    reached: before in TABLES_OUT_OF_REACH && reached.has(frames.number(to)),
    renews: isRestoredTable(machine, frames.number(to), journal.content(copied)),
  }
}

/** Who holds each frame, with the tables below a root in use that no walk comes to told apart. */
function inReach(
  {owners}: Machine,
  held: Uint8Array,
  reached: ReadonlySet<number>,
  live: Moment["live"],
): Uint8Array {
  const now = held.slice()
  for (const frame of owners.keys()) {
    const cutOff = TABLES_OUT_OF_REACH[HOLDERS[held[frame]]]
    if (cutOff && isLive(held[frame], live) && !reached.has(frame)) now[frame] = HOLDERS.indexOf(cutOff)
  }
  return now
}

function frameOf({frames}: Machine, pa: Pa): Pa {
  return (pa - (pa % frames.bytes)) as Pa
}

function holderAt({frames}: Machine, now: Uint8Array, pa: Pa) {
  return HOLDERS[now[frames.number(pa)]]
}

function lowerOf({exit, restart}: Machine, {ttbr0}: Registers): Moment["lower"] {
  if (ttbr0 === null) return null
  return ttbr0 === restart?.root ? "restart routine" : ttbr0 === exit.root ? "code that copies" : null
}

function misfitOf({exit, restart, source}: Machine, {ttbr0, t0sz: set, mmu}: Registers): Moment["misfit"] {
  const needed = [exit, restart].find(tables => mmu && tables && tables.root === ttbr0)?.t0sz ?? set
  const {granule, output} = source.geometry
  const [begins, root] = [set, needed].map(t0sz => geometry(granule, 64 - t0sz, output).start)
  return ttbr0 === null || begins === root ? null : {set, needed, begins, root}
}

/** `registers`: those after the event that memory is shown for. */
function liveRoots(machine: Machine, memory: State, {ttbr0, ttbr1, mmu}: Registers): Moment["live"] {
  const {source, outcome, exit, restart} = machine
  const restored = hasRestoredRoot(machine, memory)
  const has = (root: Pa | null | undefined) => mmu && root != null && (root === ttbr1 || root === ttbr0)
  return {
    source: has(source.root) && !restored,
    copy: has(outcome?.root),
    exit: has(exit.root) || has(restart?.root),
    restored: has(source.root) && restored,
  }
}

/** Is the root in the old one's frame that of the restored kernel? If the list leaves it out, it is both kernels'. */
function hasRestoredRoot(machine: Machine, {copied, pair}: State): boolean {
  const {restoredRoot, frames, memory} = machine
  if (restoredRoot === null) return false
  const frame = frames.number(restoredRoot)
  const content = memory.content(frame, copied)
  return content === frame || (pair === 0 && isRestored(machine, frame, content))
}

function countTables(overwritten: Known["overwritten"], copied: number): Moment["tables"] {
  const so = overwritten.filter(({page}) => page < copied)
  const live = so.filter(table => table.live).length
  return {live, dead: so.length - live}
}

/** At a death the vectors are what its last words say of them. */
function heardFrom(words: LastWords): Moment["vectors"] {
  if ("printed" in words) return "whole"
  if (words.silent === "no vectors") return null
  return words.silent === "unmapped" ? missed(words.fault.kind) : words.silent
}

/** What a fetch that faults says of the vectors. */
function missed(kind: FaultKind): Moment["vectors"] {
  return kind === "translation" ? "unmapped" : kind === "permission" ? "not executable" : "unreachable"
}

/** What the old kernel's own tables have at an address. */
function ownEntry({source, memory}: Machine, far: bigint): Moment["own"] {
  const top = BigInt.asIntN(64, far) >> 52n
  if (top !== 0n && top !== -1n) return null
  const kind = pathAt(source.geometry, memory.at(0), source.root, toVa(far)).entries.at(-1)?.kind
  return kind === undefined ? null : kind === "empty" || kind === "invalid" ? kind : "valid"
}

/** The vectors are taken to be at the first address of the kernel's code. */
function vectorsOf({text, frames}: Machine, state: State, live: Moment["live"]): Moment["vectors"] {
  if (text.first === null) return null
  const fetch = walk(state.regime, state.memory, bigVa(text.first), {el: 1, kind: "fetch"})
  if (fetch.fault) return missed(fetch.fault.kind)
  const at = fetch.outputAddress!
  const content = state.content(at)
  if (content === null) return "unreachable"
  const own = content.kind === "image" ? live.restored && state.pair === 0 && content.home : content.of
  return own === frames.pa(frames.number(at)) ? "whole" : "overwritten"
}

function lostBy(used: Known["used"], copied: number, {ttbr1, mmu}: Registers): Moment["lost"] {
  if (!used || !mmu || used.root !== ttbr1) return []
  const behind = used.lost.findIndex(({since}) => since >= copied)
  return behind < 0 ? used.lost : used.lost.slice(0, behind)
}

/** The pairs about a page, when so many are copied; `held`: what each frame is now. */
function rowsAbout(machine: Machine, page: number, copied: number, held: Uint8Array): ListRow[] {
  const rows: ListRow[] = []
  const first = Math.max(0, page - ROWS.before)
  for (let n = first; n < Math.min(first + ROWS.all, machine.list.length); n++) {
    const {from, to} = pairOf(machine, n)
    const instead = machine.kimage ? null : strayPair(machine, n, copied)
    rows.push({page: n, from, to, holds: holderAt(machine, held, to), instead})
    if (instead) break
  }
  return rows
}

type Shown = Moment["tlb"][number]

function tlbOf(state: State, accesses: readonly Accessed[]): Shown[] {
  const entry = (of: Shown["for"]) => (one: TlbEntry) => ({
    ...{...one, for: of, use: useOf(one, of, accesses)},
    stale: isStale(state, one, of),
  })
  return [...state.data.map(entry("data")), ...state.fetch.map(entry("fetch"))]
}

/** Do the tables lead elsewhere now, or nowhere, or give other rights? */
function isStale({regime, memory}: State, {start, base, rights}: TlbEntry, of: Shown["for"]): boolean {
  const {leaf} = walk(regime, memory, bigVa(start), {el: 1, kind: of === "fetch" ? "fetch" : "read"})
  if (!leaf?.accessible) return true
  return leaf.base + (start - leaf.start) !== base || rightsOf(leaf.rights) !== rights
}

function useOf({start, size}: TlbEntry, of: Shown["for"], accesses: readonly Accessed[]): Shown["use"] {
  const uses = accesses.filter(({va, kind, ahead}) => {
    const within = va >= bigVa(start) && va < bigVa(start) + BigInt(size)
    return within && !ahead && (kind === "fetch") === (of === "fetch")
  })
  if (of === "fetch") return uses.length > 0 ? "code" : null
  return (
    (["to", "from", "list", "other"] as const).find(use => uses.some(({stream}) => stream === use)) ?? null
  )
}
