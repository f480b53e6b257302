// The columns of the path as they are shown: tables, groups, rows, which runs are open, and the index that each table was left at.

import {useCallback, useLayoutEffect, useMemo, useRef, useState} from "react"
import type {Experiment} from "../../model/experiment.ts"
import {index, linuxName, span, type Level} from "../../model/geometry.ts"
import type {Outcome} from "../../model/outcome.ts"
import type {Source} from "../../model/source.ts"
import type {Va} from "../../model/word.ts"
import {groupsOf, opens, type Group, type GroupsOf} from "../../view/columns/groups.ts"
import {rowsOf, type Rows} from "../../view/columns/rows.ts"
import {tablesAt, type TablePair} from "../../view/columns/tables.ts"
import type {OpenedRun} from "../look.ts"
import {send, useValue} from "../store.ts"
import type {About} from "./rowWords.ts"

/** One column. */
export interface ColumnData {
  /** The same for the same table at the same place. */
  readonly key: string
  readonly pair: TablePair
  readonly of: GroupsOf
  readonly about: About
  readonly groups: readonly Group[]
  readonly rows: Rows
  /** The entry on the path. */
  readonly entry: number
}

export interface Columns {
  readonly columns: readonly ColumnData[]
  /** Opens or folds the run that an entry is in. */
  toggle(column: ColumnData, group: Group): void
  /** The next path is no news: no run is opened for it. */
  stay(va: Va): void
  /** The address below an entry at a level: in each table on the way the entry that it was left at. */
  descend(va: Va, level: Level): Va
}

const keyOf = ({level, va}: TablePair) => `${level} ${va}`
const NONE: ReadonlySet<number> = new Set()

type Opened = ReadonlyMap<string, ReadonlySet<number>>
const AT_FIRST = {opened: new Map<string, ReadonlySet<number>>(), settled: null}

const setOpened = (opened: readonly OpenedRun[]) => send({type: "look", look: {opened}})

/** First entries of the runs of a table that were opened by hand. */
function openedIn({level, va, count}: TablePair, runs: readonly OpenedRun[], size: number): number[] {
  return runs
    .filter(run => run.level === level && run.va >= va && run.va < va + count * size)
    .map(run => (run.va - va) / size)
}

/** The columns of a path through an outcome. */
export function useColumns(source: Source, experiment: Experiment, outcome: Outcome, path: Va): Columns {
  const g = source.geometry
  const byHand = useValue(state => state.look.opened)
  // Which other runs are open, as a path led into them, and for which path that was settled.
  const [{opened, settled}, setState] = useState<{opened: Opened; settled: Va | null}>(AT_FIRST)
  const left = useRef(new Map<string, number>())
  // Groups stay while one moves within their tables.
  const kept = useMemo(
    () => ({of: {source, experiment, outcome}, groups: new Map<string, {of: GroupsOf; groups: Group[]}>()}),
    [source, experiment, outcome],
  )
  const grouped = useCallback(
    (pairs: readonly TablePair[]) =>
      pairs.map((pair, n) => {
        const key = keyOf(pair)
        const found = kept.groups.get(key)
        if (found) return {key, ...found}
        const of = {...kept.of, pair, above: pairs.slice(0, n)}
        const made = {of, groups: groupsOf(of)}
        kept.groups.set(key, made)
        return {key, ...made}
      }),
    [kept],
  )
  // The run that a path leads into is open, unless the path leads to its first entry: then the folded row says as much.
  if (settled !== path)
    setState({opened: revealed(opened, grouped(tablesAt(source, outcome, path)), path), settled: path})
  const columns = useMemo(() => {
    const all = grouped(tablesAt(source, outcome, path))
    const names = all.map(({of: {pair}}) => linuxName(g, pair.level))
    return all.map(({key, of, groups}, n): ColumnData => {
      const {pair} = of
      const about = {g, experiment, outcome, pair, names: names.slice(0, n + 1)}
      const open = new Set([...(opened.get(key) ?? NONE), ...openedIn(pair, byHand, span(g, pair.level))])
      const rows = rowsOf(groups, open)
      return {key, pair, of, about, groups, rows, entry: index(g, pair.level, path)}
    })
  }, [grouped, source, experiment, outcome, path, opened, byHand, g])

  useLayoutEffect(() => {
    for (const {key, entry} of columns) left.current.set(key, entry)
  }, [columns])

  const toggle = useCallback(
    ({key, pair: {level, va}, rows}: ColumnData, group: Group) => {
      const run = {level, va: (va + group.first * span(g, level)) as Va}
      if (!rows.isOpen(group)) return setOpened([...byHand, run])
      setOpened(byHand.filter(other => other.level !== level || other.va !== run.va))
      setState(before => {
        const now = new Set(before.opened.get(key))
        now.delete(group.first)
        return {...before, opened: new Map(before.opened).set(key, now)}
      })
    },
    [byHand, g],
  )
  const stay = useCallback((va: Va) => setState(before => ({...before, settled: va})), [])

  const descend = useCallback(
    (from: Va, level: Level) => {
      let va = from
      for (let at = level + 1; at <= 3; at++) {
        const pair = tablesAt(source, outcome, va).find(pair => pair.level === at)
        if (!pair) break
        va = (pair.va + (left.current.get(keyOf(pair)) ?? 0) * span(g, pair.level)) as Va
      }
      return va
    },
    [source, outcome, g],
  )
  return {columns, toggle, stay, descend}
}

/** With the runs open in which the entries of a path are. */
function revealed(
  opened: Opened,
  tables: readonly {readonly key: string; readonly of: GroupsOf; readonly groups: readonly Group[]}[],
  path: Va,
): Opened {
  const now = new Map(opened)
  for (const {key, of, groups} of tables) {
    const entry = index(of.source.geometry, of.pair.level, path)
    const group = groups.find(({first, count}) => entry >= first && entry < first + count)
    if (group && opens(group) && entry !== group.first) now.set(key, new Set(now.get(key)).add(group.first))
  }
  return now
}
