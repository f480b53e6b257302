// Patch v1 2/8, "arm64, mm: transitional tables" (1 August 2019; never merged): flags, -ENXIO, FORCEMAP. As posted and as
// intended differ by one function, the index with which the copy of a lower level starts, so that function is the argument.
// The patch builds with four levels only; with fewer, a folded level does nothing here (transitional tables facts, 3.2 and 3.3).

import {pageAddress, tableAddress} from "../address.ts"
import type {Flags, ReturnCode} from "../experiment.ts"
import {entries, span, type Geometry, type Level} from "../geometry.ts"
import type {Pa, Va, Word} from "../word.ts"
import {leafCodes, type LeafCode} from "./leafCode.ts"
import {copyTold} from "./copyTold.ts"
import {
  addrEnd,
  copyName,
  entriesUntil,
  none,
  populate,
  takenAsTable,
  takeRoot,
  type Below,
  type Entry,
  type Machine,
  type Words,
} from "./machine.ts"
import type {Copied, Revision, Rule, RuleStep} from "./revision.ts"
import {mapPage} from "./v1-map.ts"

/** The index at which the loop over a table of `level` starts. */
export type StartIndex = (g: Geometry, level: Level, va: Va) => number

const NOTHING: Word = {lo: 0, hi: 0}
const VALID: Word = {lo: 1, hi: 0}
const RDONLY: Word = {lo: 1 << 7, hi: 0}
const WRITE: Word = {lo: 0, hi: 1 << 19} // bit 51
const TABLE: Word = {lo: 3, hi: 0}

/** The steps for a non-empty leaf: they depend on the flags alone, not on the entry. */
function rule({mkwrite, mkvalid}: Flags, level: Level): Rule {
  const steps: RuleStep[] = []
  if (mkwrite && level < 3)
    steps.push({
      function: level === 2 ? "PMD_SECT_RDONLY" : "PUD_SECT_RDONLY",
      ...{mark: "W", because: "TRANS_MKWRITE", set: NOTHING, clear: RDONLY},
    })
  if (mkwrite && level === 3)
    steps.push({function: "pte_mkwrite", mark: "W", because: "TRANS_MKWRITE", set: WRITE, clear: RDONLY})
  if (mkvalid && level === 3)
    steps.push({function: "pte_mkpresent", mark: "V", because: "TRANS_MKVALID", set: VALID, clear: NOTHING})
  return steps
}

/** trans_table_create_empty(); `va` is where the caller begins. */
function createEmpty(m: Machine, va = 0 as Va): Copied {
  const root = takeRoot(m, "trans_table_create_empty", va)
  return {rc: root === null ? -12 : 0, root, built: root}
}

/** The functions of v1 with a given start index. */
export function v1(name: Revision["name"], startIndex: StartIndex): Revision {
  const revision: Revision = {
    name,
    copyFunction: "trans_table_create_copy",
    createEmpty: m => createEmpty(m),
    createCopy(m, settings, source, start, end) {
      const made = createEmpty(m, start)
      if (made.root === null) return made
      const codes = ([0, 1, 2, 3] as const).map(level => leafCodes(revision, settings, level))
      const copying = {m, codes, checkpfn: settings.flags.checkpfn, startIndex}
      const rc = copyTable(copying, m.geometry.start, {dst: made.root, src: source, start, end})
      return {...made, rc}
    },
    mapPage: (m, {flags}, root, page, va, prot) => mapPage(m, flags.forcemap, root, page, va, prot),
    rule: ({flags}, level) => rule(flags, level),
    tableBits: () => TABLE,
  }

  return revision
}

/** What the functions of one copy have in common. */
interface Copying {
  readonly m: Machine
  /** By level. */
  readonly codes: readonly (readonly LeafCode[])[]
  readonly checkpfn: boolean
  readonly startIndex: StartIndex
}

/** Entries from the start index on, until the range or the table ends. */
function copyTable(copying: Copying, level: Level, below: Below): ReturnCode {
  if (level === 3) return copyPte(copying, below)
  const {m, startIndex} = copying
  const g = m.geometry
  const {start, end, dst: table} = below
  const name = copyName(g, level)
  const step = span(g, level)
  const count = entries(g, level)
  const dst = m.table(table)
  const src = m.table(below.src, "source")
  let addr = start
  let i = startIndex(g, level, start)
  do {
    const next = addrEnd(addr, end, step)
    const entry = {function: name, level, va: addr, index: i, table}
    m.at(entry)
    if (none(src, i)) m.trace?.({...entry, decision: "skip"})
    else {
      m.read++
      if (takenAsTable(g, level, src[2 * i])) {
        const rc = descend(copying, {src, dst}, entry, next)
        if (rc !== 0) return rc
      } else copyLeaf(copying, {src, dst}, entry)
    }
    addr = next
    i++
  } while (addr !== end && i < count)
  return 0
}

/** An entry that is taken as a table: a page for the copy's, if there is none, then all below it up to an address. */
function descend(copying: Copying, {src, dst}: Words, entry: Entry, end: Va): ReturnCode {
  const {m} = copying
  const g = m.geometry
  const {level, index: i, va} = entry
  const read = {lo: src[2 * i], hi: src[2 * i + 1]}
  let allocated: Pa | undefined
  if (none(dst, i)) {
    allocated = m.page()
    if (allocated === undefined) {
      m.gaveUp({...entry, reason: "memory"}, read)
      return -12
    }
    populate(g, dst, i, allocated, TABLE)
  }
  const wrote = {lo: dst[2 * i], hi: dst[2 * i + 1]}
  const atOnce = m.trace?.({...entry, decision: "descend", read, wrote: allocated && wrote, allocated})
  const [to, from] = [tableAddress(g, wrote.lo, wrote.hi), tableAddress(g, read.lo, read.hi)]
  m.at({...entry, entry: read})
  return copyTable(copying, (level + 1) as Level, {dst: to, src: from, start: va, end, atOnce})
}

/** A block, by the rule of its level. */
function copyLeaf({m, codes}: Copying, {src, dst}: Words, entry: Entry) {
  const {level, index: i} = entry
  const read = {lo: src[2 * i], hi: src[2 * i + 1]}
  const {keepLo, setLo, keepHi, setHi} = codes[level][0]
  dst[2 * i] = (read.lo & keepLo) | setLo
  dst[2 * i + 1] = (read.hi & keepHi) | setHi
  m.trace?.({...entry, decision: "copy", read, wrote: {lo: dst[2 * i], hi: dst[2 * i + 1]}})
}

/** Level 3: at least one entry, until the range or the table ends. */
function copyPte(copying: Copying, {dst: table, src: from, start, end, atOnce}: Below): ReturnCode {
  const {m, checkpfn, startIndex} = copying
  const g = m.geometry
  const codes = copying.codes[3]
  const first = startIndex(g, 3, start)
  const dst = m.table(table)
  const src = m.table(from, "source")
  const behind = Math.min(entries(g, 3), first + entriesUntil(start, end, g.granule))
  const at = (i: number) => {
    const va = (start + (i - first) * g.granule) as Va
    return {function: "copy_pte", level: 3, va, index: i, table} as const
  }
  const copy = (from: number, to: number) => copyEntries(m, src, dst, from, to, codes[0], checkpfn)
  const stopped = copyTold(m.trace, atOnce, at, {src, dst, codes}, first, behind, copy)
  if (stopped === behind) return 0
  const read = {lo: src[2 * stopped], hi: src[2 * stopped + 1]}
  m.gaveUp({...at(stopped), reason: "pfn", pa: pageAddress(g, read.lo, read.hi)}, read)
  return -6
}

/** The hot loop: copies entries [from, to), and returns the index at which it stopped: `to`, or that of an entry refused. */
function copyEntries(
  m: Machine,
  src: Uint32Array,
  dst: Uint32Array,
  from: number,
  to: number,
  {keepLo, setLo, keepHi, setHi}: LeafCode,
  checkpfn: boolean,
): number {
  const g = m.geometry
  let [goodStart, goodEnd] = [0, 0]
  let read = 0
  let i = from
  for (; i < to; i++) {
    const lo = src[2 * i]
    const hi = src[2 * i + 1]
    if ((lo | hi) === 0) continue
    read++
    if (checkpfn) {
      const pa = pageAddress(g, lo, hi)
      if (pa < goodStart || pa >= goodEnd) {
        const range = m.validFrames(pa)
        if (!range) break
        goodStart = range.start
        goodEnd = range.end
      }
    }
    dst[2 * i] = (lo & keepLo) | setLo
    dst[2 * i + 1] = (hi & keepHi) | setHi
  }
  m.read += read
  return i
}
