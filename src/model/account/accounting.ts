// Draws up the account of a copy: walks the source's range and the whole copy side by side, compares leaf with leaf, and gives
// each difference its fate and its marks. One pass, in ascending order of addresses.

import {tableAddress} from "../address.ts"
import type {Account, ChangedRow, Fate, LevelCount, Mark, Survey} from "./account.ts"
import type {Experiment} from "../experiment.ts"
import {entries, halfStart, span, type Level} from "../geometry.ts"
import type {Memory} from "../memory.ts"
import type {Stop} from "../outcome.ts"
import type {Source} from "../source.ts"
import {isAsked, isReached, type replacedBy} from "./absent.ts"
import {comparePages} from "./comparePages.ts"
import {add, tally} from "./survey.ts"
import {classOf, leafCodes, markBits} from "../trans/leafCode.ts"
import {settingsOf} from "../trans/explain.ts"
import {takenAsTable} from "../trans/machine.ts"
import {revisions} from "../trans/revisions.ts"
import type {Pa, Va} from "../word.ts"

/** The copy as its function left it. */
export interface Copy {
  readonly memory: Memory
  /** Its root, or what there is of it. */
  readonly built: Pa | null
  readonly stop: Stop | undefined
  readonly read: number
  /** What map operations did to it since: the pages that they wrote, and where each put something in the place of a leaf. */
  readonly maps?: {readonly pages: ReadonlySet<Va>; readonly replaced: ReturnType<typeof replacedBy>}
}

type Counts = {-readonly [key in keyof LevelCount]: LevelCount[key]}
type Row = {-readonly [key in keyof ChangedRow]: ChangedRow[key]}

const NONE = {dropped: 0, missing: 0, lost: 0, added: 0, unmapped: 0}

/** What a table that was never made holds: as many entries as the largest granule's tables have. */
const NO_ENTRIES = new Uint32Array(16384)

/** The account of `copy` as the outcome of an experiment on a source. `survey` is that of the same source, range and frames. */
export function accountOf(experiment: Experiment, source: Source, copy: Copy, survey: Survey): Account {
  const g = source.geometry
  const revision = revisions[experiment.revision]
  const settings = settingsOf(experiment, source)
  const code = ([-1, 0, 1, 2, 3] as const).map(level => leafCodes(revision, settings, level))
  const bits = (mark: Mark) =>
    ([-1, 0, 1, 2, 3] as const).map(level => markBits(revision, settings, level, mark))
  const [writable, valid] = [bits("W"), bits("V")]
  const {range} = experiment
  const {start, end} = range ?? {start: 0 as Va, end: 0 as Va}
  const half = (range?.start ?? source.linear.start) < 0 ? 1 : 0

  const fates: Record<Fate, number> = {...NONE, same: 0, changed: 0, mapped: 0}
  const marks = {W: tally(), V: tally(), P: tally(), F: tally()}
  const count = (): Counts[] =>
    ([-1, 0, 1, 2, 3] as const).map(level => ({level, tables: 0, table: 0, leaf: 0, invalid: 0}))
  const [inSource, inCopy] = [count(), count()]
  const rows: Row[] = []
  let row: Row | null = null
  let readOnlyLeft = 0
  let stillReadOnly = 0

  visit(source.root, copy.built, g.start, halfStart(g, half))
  if (experiment.range && copy.stop?.reason === "pfn") add(marks.P, copy.stop.level, copy.stop.va)
  const present = (c: Counts) => c.level >= g.start
  return {
    survey,
    entriesRead: copy.read,
    copied: inCopy.reduce((sum, c) => sum + c.leaf + c.invalid, 0),
    fates,
    marks,
    changed: fates.changed,
    readOnlyLeft,
    stillReadOnly,
    source: inSource.filter(present),
    copy: inCopy.filter(present),
    rows,
  }

  function rowAt(va: Va, level: Level, block: boolean): Row {
    const at = Math.min(level, 2) as Level
    const start = (Math.floor(va / span(g, at)) * span(g, at)) as Va
    if (row?.va !== start || row.level !== at) {
      row = {va: start, level: at, block, W: 0, V: 0, F: 0, ...NONE}
      rows.push(row)
    }
    return row
  }

  function visit(srcPa: Pa | null, dstPa: Pa | null, level: Level, at: Va) {
    const src = srcPa === null ? undefined : source.memory.frame(srcPa)
    const dst = dstPa === null ? undefined : copy.memory.frame(dstPa)
    if (src) inSource[level + 1].tables++
    if (dst) inCopy[level + 1].tables++
    if (!src && !dst) return
    if (level === 3) return visitPages(src, dst, at)
    const step = span(g, level)
    const all = entries(g, level)
    for (let i = 0; i < all; i++) {
      const va = (at + i * step) as Va
      const asked = isAsked(range, va, step)
      const slo = src && asked ? src[2 * i] : 0
      const shi = src && asked ? src[2 * i + 1] : 0
      const dlo = dst ? dst[2 * i] : 0
      const dhi = dst ? dst[2 * i + 1] : 0
      if ((slo | shi | dlo | dhi) === 0) continue
      const sourceTable = (slo | shi) !== 0 && takenAsTable(g, level, slo)
      const copyTable = (dlo | dhi) !== 0 && takenAsTable(g, level, dlo)
      if (sourceTable) inSource[level + 1].table++
      else tallyLeaf(inSource[level + 1], slo, shi)
      if (copyTable) inCopy[level + 1].table++
      else tallyLeaf(inCopy[level + 1], dlo, dhi)
      // Where one side has a table the other's leaf stands alone.
      if (copyTable && !sourceTable && (slo | shi) !== 0) judge(level, va, slo, shi, 0, 0)
      if (sourceTable && !copyTable && (dlo | dhi) !== 0) judge(level, va, 0, 0, dlo, dhi)
      if (sourceTable || copyTable) {
        const [from, to] = [
          sourceTable ? tableAddress(g, slo, shi) : null,
          copyTable ? tableAddress(g, dlo, dhi) : null,
        ]
        visit(from, to, (level + 1) as Level, va)
      } else judge(level, va, slo, shi, dlo, dhi)
    }
  }

  /** Level 3; entries outside of the range count as empty in the source. */
  function visitPages(src: Uint32Array | undefined, dst: Uint32Array | undefined, at: Va) {
    const all = entries(g, 3)
    const from = src ? Math.max(0, Math.ceil((start - at) / g.granule)) : all
    const to = src ? Math.min(all, Math.floor((end - at) / g.granule)) : all
    const [ours, theirs] = [inSource[4], inCopy[4]]
    const judgePage = (i: number, slo: number, shi: number, dlo: number, dhi: number) => {
      tallyLeaf(ours, slo, shi)
      tallyLeaf(theirs, dlo, dhi)
      judge(3, (at + i * g.granule) as Va, slo, shi, dlo, dhi)
    }
    if (touched(at)) {
      for (let i = 0; i < all; i++) {
        const asked = src && i >= from && i < to
        const [slo, shi] = asked ? [src[2 * i], src[2 * i + 1]] : [0, 0]
        const [dlo, dhi] = dst ? [dst[2 * i], dst[2 * i + 1]] : [0, 0]
        if ((slo | shi | dlo | dhi) !== 0) judgePage(i, slo, shi, dlo, dhi)
      }
      return
    }
    if (src) {
      const {same, valid, readOnly} = comparePages(src, dst ?? NO_ENTRIES, from, to, judgePage)
      fates.same += same
      readOnlyLeft += readOnly
      for (const counts of [ours, theirs]) {
        counts.leaf += valid
        counts.invalid += same - valid
      }
    }
    if (dst && (from > 0 || to < all))
      for (let i = 0; i < all; i++) {
        if (i >= from && i < to) continue
        if ((dst[2 * i] | dst[2 * i + 1]) !== 0) judgePage(i, 0, 0, dst[2 * i], dst[2 * i + 1])
      }
  }

  function tallyLeaf(to: Counts, lo: number, hi: number) {
    if ((lo | hi) === 0) return
    if (lo & 1) to.leaf++
    else to.invalid++
  }

  /** Did a map operation write into the table of pages at an address? */
  function touched(at: Va): boolean {
    const size = span(g, 2)
    return copy.maps !== undefined && [...copy.maps.pages].some(va => va >= at && va < at + size)
  }

  /** The fate of one leaf that stands in the source, the copy, or both. */
  function judge(level: Level, va: Va, slo: number, shi: number, dlo: number, dhi: number) {
    if (level === 3 && copy.maps?.pages.has(va)) {
      fates.mapped++
      add(marks.F, 3, va)
      rowAt(va, level, false).F++
      return
    }
    readOnlyLeft += (dlo >>> 7) & 1
    if (slo === dlo && shi === dhi) return void fates.same++
    const at = rowAt(va, level, level < 3)
    if ((slo | shi) === 0) {
      fates.added++
      at.added++
    } else if ((dlo | dhi) === 0) {
      const fate = missed(level, va, slo, shi)
      fates[fate]++
      at[fate]++
    } else {
      fates.changed++
      const [lo, hi] = [slo ^ dlo, shi ^ dhi]
      const [w, v] = [writable[level + 1], valid[level + 1]]
      if ((lo & w.lo) | (hi & w.hi)) {
        add(marks.W, level, va)
        at.W++
        stillReadOnly += (dlo >>> 7) & 1
      }
      if ((lo & v.lo) | (hi & v.hi)) {
        add(marks.V, level, va)
        at.V++
      }
    }
  }

  /** Why a source leaf has no copy; the rule's answer is looked up, not asked for each of a million entries. */
  function missed(level: Level, va: Va, lo: number, hi: number): "missing" | "dropped" | "lost" | "unmapped" {
    if (!isReached(copy, va, span(g, level))) return "missing"
    if (copy.maps?.replaced.some(at => at.level === level && at.va === va)) return "unmapped"
    return code[level + 1][classOf(lo, hi)].drop ? "dropped" : "lost"
  }
}
