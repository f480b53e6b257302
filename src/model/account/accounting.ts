// Draws up the account of a copy: compares leaf with leaf, and gives each difference its fate and its marks. One pass, in ascending
// order of addresses.

import type {Account, ChangedRow, Fate, Mark, Survey} from "./account.ts"
import type {Experiment} from "../experiment.ts"
import {span, type Level} from "../geometry.ts"
import type {Memory} from "../memory.ts"
import type {Stop} from "../outcome.ts"
import type {Source} from "../source.ts"
import {isReached, type replacedBy} from "./absent.ts"
import {add, tally} from "./survey.ts"
import {walkBoth} from "./walkBoth.ts"
import {classOf, leafCodes, markBits} from "../trans/leafCode.ts"
import {settingsOf} from "../trans/explain.ts"
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

type Row = {-readonly [key in keyof ChangedRow]: ChangedRow[key]}

const NONE = {dropped: 0, missing: 0, lost: 0, added: 0, unmapped: 0}

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

  const fates: Record<Fate, number> = {...NONE, same: 0, changed: 0, mapped: 0}
  const marks = {W: tally(), V: tally(), P: tally(), F: tally()}
  const madeWritable = tally()
  const rows: Row[] = []
  let row: Row | null = null
  let readOnlyLeft = 0
  let stillReadOnly = 0

  const levels = walkBoth(
    {
      ...{geometry: g, source, copy: {memory: copy.memory, root: copy.built}, range},
      half: (range?.start ?? source.linear.start) < 0 ? 1 : 0,
      every: touched,
      reached: at => copy.built !== null && !(copy.stop && copy.stop.va <= at),
    },
    {
      leaf: judge,
      unreached(at, pages) {
        fates.missing += pages
        rowAt(at, 3, false).missing += pages
      },
      alike({same, readOnly}) {
        fates.same += same
        readOnlyLeft += readOnly
      },
    },
  )
  if (range && copy.stop?.reason === "pfn") add(marks.P, copy.stop.level, copy.stop.va)
  return {
    ...{survey, entriesRead: copy.read, fates, marks, changed: fates.changed},
    copied: levels.copy.reduce((sum, c) => sum + c.leaf + c.invalid, 0),
    ...{madeWritable, readOnlyLeft, stillReadOnly, ...levels, rows},
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
        if (slo & ~dlo & 0x80) add(madeWritable, level, va)
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
