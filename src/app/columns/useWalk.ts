// Where one is in the columns, and the steps from there. The path is an address; the row that the keys are for may be any on it.

import {useCallback, useLayoutEffect, useRef, useState} from "react"
import {aliases} from "../../model/aliases.ts"
import {levels, span, type Level} from "../../model/geometry.ts"
import {pathAt, sourceHalf, translation} from "../../model/path.ts"
import type {Source} from "../../model/source.ts"
import type {Va} from "../../model/word.ts"
import {opens} from "../../view/columns/groups.ts"
import type {ViewProps} from "../stage/viewProps.ts"
import {useColumns, type ColumnData} from "./useColumns.ts"
import {usePath} from "./usePath.ts"

/** The row that the focus is on, apart from the path: its column, whether it is the head of a run, and one of its cells. */
interface Focus {
  readonly level: Level
  readonly head: boolean
  readonly cell: number | null
  /** Another number each time that the row is to have the browser's focus. */
  readonly wanted: number
}

export type Walk = ReturnType<typeof useWalk>

export function useWalk(props: ViewProps, root: React.RefObject<HTMLElement | null>) {
  const {source, experiment, outcome, point, pinned, onPoint, onSelect} = props
  const g = source.geometry
  const {path, setPath} = usePath(source, experiment, outcome, point, pinned)
  const {columns, toggle, stay, descend} = useColumns(source, experiment, outcome, path)
  const {focus, setFocus, give, ours} = useFocus(path, columns[columns.length - 1].pair.level, root)
  const at = Math.max(0, Math.min(columns.length, focus.level - g.start + 1) - 1)
  const here = columns[at]

  const move = (va: Va, to: Partial<Focus> & {level: Level}, {pin = false, reveal = false} = {}) => {
    ours.current = va
    if (!reveal) stay(va)
    setPath(va)
    if (pin || pinned) onSelect(va)
    else onPoint(va)
    give(to)
  }
  const vaOf = ({pair: {va, level}}: ColumnData, entry: number) =>
    descend((va + entry * span(g, level)) as Va, level)

  return {
    ...{path, columns, at, here, focus},
    /** Place of a column's current row. */
    placeOf(column: ColumnData): number {
      const place = column.rows.place(column.entry)
      const {group, kind} = column.rows.row(place)
      const onHead = column === here && focus.head && kind === "member" && column.entry === group.first
      return onHead ? place - 1 : place
    },
    /** To a row; in a run to the entry that one was at. */
    goTo(column: ColumnData, place: number, pin = false) {
      const row = column.rows.row(place)
      const stays = row.kind === "run" && column.entry >= row.first && column.entry < row.first + row.count
      const entry = stays ? column.entry : row.first
      const va = entry === column.entry ? path : vaOf(column, entry)
      move(va, {level: column.pair.level, head: row.kind === "head", cell: focus.cell}, {pin})
    },
    /** To an entry of this table, in its open run. */
    goToEntry(entry: number) {
      move(vaOf(here, entry), {level: here.pair.level}, {pin: true, reveal: true})
    },
    goToVa(va: Va) {
      move(va, {level: 3}, {pin: true, reveal: true})
    },
    /** To another column of the path; where it ends before, to its last. */
    into(n: number) {
      const level = levels(g)[n]
      if (level !== undefined) give({level})
    },
    /** The focus to a column's row on the path, or to a cell of it. */
    stand(column: ColumnData, cell: number | null = null) {
      give({level: column.pair.level, head: column === here && focus.head, cell})
    },
    /** The keys are for this column now: the focus is in it. */
    isIn(column: ColumnData) {
      if (column !== here)
        setFocus(before => ({...before, level: column.pair.level, head: false, cell: null}))
    },
    /** Opens or folds the run of a row. */
    open(column: ColumnData, place: number) {
      const {group} = column.rows.row(place)
      if (!opens(group)) return
      toggle(column, group)
      const head = !column.rows.isOpen(group) && column.entry === group.first
      give({level: column.pair.level, head, cell: focus.cell})
    },
  }
}

/** The row with the focus. Who comes from elsewhere comes to the deepest entry of a path; where the keys lead here is not news. */
function useFocus(path: Va, deepest: Level, root: React.RefObject<HTMLElement | null>) {
  const [focus, setFocus] = useState<Focus>({level: deepest, head: false, cell: null, wanted: 0})
  const give = useCallback((to: Partial<Focus> & {level: Level}) => {
    setFocus(({wanted}) => ({head: false, cell: null, ...to, wanted: wanted + 1}))
  }, [])
  const ours = useRef<Va | null>(null)
  useLayoutEffect(() => {
    if (ours.current === path) return
    const first = ours.current === null
    ours.current = path
    // A key of the page that leads to another place leads into the rows, unless the focus is at something else.
    const {activeElement} = document
    const free = root.current!.contains(activeElement) || (!first && activeElement === document.body)
    if (free) give({level: 3})
    else setFocus(before => ({...before, level: 3, head: false, cell: null}))
  }, [path, root, give])
  return {focus, setFocus, give, ours}
}

/** The next address, round the half, that leads to the same page; null if there is no other. */
export function nextAlias(source: Source, va: Va): Va | null {
  const {geometry: g, memory, root} = source
  const pa = translation(g, pathAt(g, memory, root, va), va)
  if (pa === null) return null
  const all = aliases(g, memory, root, sourceHalf(source), pa)
  const next = all.find(other => other > va) ?? all[0]
  return next === undefined || next === va ? null : next
}
