// Columns: each table on the way to an address is one column, both of its versions in it; the same index is one row. A tree is read
// from left to right, a table from top to bottom, a change across the seam.

import {useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState} from "react"
import type {Experiment} from "../../model/experiment.ts"
import {linuxName, span, type Level} from "../../model/geometry.ts"
import type {Outcome} from "../../model/outcome.ts"
import {aliases} from "../../model/aliases.ts"
import {nextDifference} from "../../model/account/differences.ts"
import {pathAt, sourceHalf, translation} from "../../model/path.ts"
import type {Source} from "../../model/source.ts"
import type {Va} from "../../model/word.ts"
import {bytes} from "../../model/descriptor/say.ts"
import {addressTone} from "../../view/addressBar.ts"
import {opens} from "../../view/columns/groups.ts"
import {placesOf} from "../../view/columns/places.ts"
import {rootText} from "../../view/columns/tableText.ts"
import {look} from "../stage/firstPoint.ts"
import {current as state} from "../store.ts"
import type {ViewProps} from "../stage/viewProps.ts"
import {Column, rowOf} from "./Column.tsx"
import {Foot} from "./Foot.tsx"
import {goalOf} from "./goal.ts"
import {useColumns, type ColumnData} from "./useColumns.ts"
import "./columns.css"
import "./rows.css"
import "./foot.css"
import "./phone.css"

/** The row that the focus is on, apart from the path: its column, whether it is the head of a run, and one of its cells. */
interface Focus {
  readonly level: Level
  readonly head: boolean
  readonly cell: number | null
  /** Another number each time that the row is to have the browser's focus. */
  readonly wanted: number
}

export function Columns(props: ViewProps) {
  const {source, experiment, outcome, point, pinned, theme, mode, width, height, onPoint, onSelect} = props
  const g = source.geometry
  const phone = mode === "phone"
  const {path, setPath} = usePath(source, experiment, outcome, point, pinned)
  const {columns, toggle, stay, descend} = useColumns(source, experiment, outcome, path)
  const last = columns[columns.length - 1]
  const [focus, setFocus] = useState<Focus>({level: last.pair.level, head: false, cell: null, wanted: 0})
  const at = Math.max(0, Math.min(columns.length, focus.level - g.start + 1) - 1)
  const here = columns[at]
  const places = placesOf(g, mode, width, height, here.pair.level)
  const root = useRef<HTMLDivElement>(null)
  // Rows above those in sight, of the column that the keys are for.
  const [above, setAbove] = useState(0)
  const [go, setGo] = useState<{text: string; problem: string | null} | null>(null)

  // Others lead to the deepest entry of a path. Where the keys lead here is not news.
  const ours = useRef<Va | null>(null)
  useLayoutEffect(() => {
    if (ours.current === path) return
    ours.current = path
    const within = root.current!.contains(document.activeElement)
    setFocus(({wanted}) => ({level: 3, head: false, cell: null, wanted: within ? wanted + 1 : wanted}))
  }, [path])

  const move = useCallback(
    (va: Va, to: Partial<Focus> & {level: Level}, {pin = false, reveal = false} = {}) => {
      ours.current = va
      if (!reveal) stay(va)
      setPath(va)
      if (pin || pinned) onSelect(va)
      else onPoint(va)
      setFocus(({wanted}) => ({head: false, cell: null, ...to, wanted: wanted + 1}))
    },
    [setPath, stay, pinned, onSelect, onPoint],
  )

  /** Place of a column's current row. */
  const placeOf = (column: ColumnData): number => {
    const place = column.rows.place(column.entry)
    const {group, kind} = column.rows.row(place)
    const onHead = column === here && focus.head && kind === "member" && column.entry === group.first
    return onHead ? place - 1 : place
  }
  const current = placeOf(here)

  function goTo(column: ColumnData, place: number, pin = false) {
    const row = column.rows.row(Math.max(0, Math.min(column.rows.count - 1, place)))
    const stays = row.kind === "run" && column.entry >= row.first && column.entry < row.first + row.count
    const entry = stays ? column.entry : row.first
    const {level} = column.pair
    const va = entry === column.entry ? path : descend((column.pair.va + entry * span(g, level)) as Va, level)
    move(va, {level, head: row.kind === "head", cell: focus.cell}, {pin})
  }

  const into = (n: number) => {
    if (columns[n])
      setFocus(({wanted}) => ({level: columns[n].pair.level, head: false, cell: null, wanted: wanted + 1}))
  }

  function open(column: ColumnData, place: number) {
    const {group} = column.rows.row(place)
    if (!opens(group)) return
    toggle(column, group)
    setFocus(before => ({
      ...before,
      level: column.pair.level,
      head: !column.rows.isOpen(group) && column.entry === group.first,
      wanted: before.wanted + 1,
    }))
  }

  /** To an entry of a table, in its open run. */
  function goToEntry(column: ColumnData, entry: number) {
    const {level} = column.pair
    const va = descend((column.pair.va + entry * span(g, level)) as Va, level)
    move(va, {level}, {pin: true, reveal: true})
  }

  function goOn() {
    if (!go) return
    const goal = goalOf(go.text, source, here.pair.count)
    if ("problem" in goal) return setGo({...go, problem: goal.problem})
    setGo(null)
    if ("entry" in goal) return goToEntry(here, goal.entry)
    move(goal.va, {level: 3}, {pin: true, reveal: true})
  }

  /** Into the table of a row; from a page into the inspector. */
  function enter(key: string) {
    if (columns[at + 1]) return into(at + 1)
    const {group} = here.rows.row(current)
    const leaf = group.source.state !== 0 || group.copy.state !== 0
    if (key === "Enter") onSelect(path)
    if (leaf) document.querySelector<HTMLElement>('.inspector [role="slider"]')?.focus()
  }

  function nextAlias() {
    const way = pathAt(g, source.memory, source.root, path)
    const pa = translation(g, way, path)
    if (pa === null) return
    const all = aliases(g, source.memory, source.root, sourceHalf(source), pa)
    const next = all.find(va => va > path) ?? all[0]
    if (next === undefined || next === path) return
    move(next, {level: 3}, {pin: true, reveal: true})
  }

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (rowOf(event.target) === null) return
    const {key} = event
    const {cell} = focus
    const cellTo = (n: number | null) => setFocus(before => ({...before, cell: n, wanted: before.wanted + 1}))
    const screen = places.rows - 1
    const rows: Record<string, number> = {
      ...{ArrowUp: current - 1, ArrowDown: current + 1, Home: 0, End: here.rows.count - 1},
      ...{PageUp: current - screen, PageDown: current + screen},
    }
    if (key in rows) goTo(here, rows[key])
    else if (cell !== null && key === "ArrowRight") cellTo(Math.min(3, cell + 1))
    else if (cell !== null && key === "ArrowLeft") cellTo(Math.max(0, cell - 1))
    else if (cell !== null && key === "Escape") cellTo(null)
    else if (key === "ArrowRight" || key === "Enter") enter(key)
    else if (key === "ArrowLeft" || key === "Backspace") into(at - 1)
    else if (key === " ") open(here, current)
    else if (key === "s") cellTo(cell === null ? 1 : cell < 3 ? 3 : null)
    else if (key === "g") setGo({text: "", problem: null})
    else if (/^\d$/.test(key)) setGo({text: key, problem: null})
    else if (key === "a") nextAlias()
    else return
    event.preventDefault()
  }

  function onClick(event: React.MouseEvent) {
    const place = rowOf(event.target)
    const column = columnOf(event.target, columns)
    if (place === null || !column) return
    const row = column.rows.row(place)
    const onIndex = (event.target as Element).closest(".column-index") !== null
    if (opens(row.group) && row.kind !== "member" && (onIndex || (phone && row.kind !== "entry"))) {
      goTo(column, place, true)
      return open(column, place)
    }
    goTo(column, place, true)
    const table = column.groups.length > 0 && column.pair.level < 3
    if (phone && table)
      setFocus(before => ({...before, level: (column.pair.level + 1) as Level, wanted: before.wanted + 1}))
  }

  /** Tab into a column makes it the one that the keys are for. */
  function onFocus(event: React.FocusEvent) {
    const column = columnOf(event.target, columns)
    if (column && column !== here)
      setFocus(before => ({...before, level: column.pair.level, head: false, cell: null}))
  }

  const shown = phone ? [here] : columns
  const rootWords = useMemo(() => rootText(source, outcome), [source, outcome])
  const swipe = useSwipe(() => into(at - 1))
  return (
    <div
      ref={root}
      className="columns"
      data-mode={mode}
      data-theme={theme}
      role="group"
      aria-label={`Path ${columns
        .slice(0, -1)
        .map(({pair, entry}) => `${linuxName(g, pair.level)} ${entry}`)
        .join(", ")}`}
      aria-describedby="columns-root"
      style={{height: places.height, "--row": `${places.rowHeight}px`} as React.CSSProperties}
      {...{onKeyDown, onClick, onFocus}}
      onDoubleClick={event => {
        const [place, column] = [rowOf(event.target), columnOf(event.target, columns)]
        if (place !== null && column && !phone) open(column, place)
      }}
    >
      {phone && <Crumbs {...{columns, at}} onGo={into} />}
      <div className="columns-body" {...(phone ? swipe : {})}>
        {shown.map(column => {
          const n = columns.indexOf(column)
          const place = phone ? places.columns[0] : places.columns[n]
          return (
            <Column
              key={column.pair.level}
              {...{column, places, place, phone, theme}}
              next={!phone && columns[n + 1] ? places.columns[n + 1] : undefined}
              parent={n === 0 ? null : columns[n - 1].entry}
              current={placeOf(column)}
              focusCell={column === here ? focus.cell : null}
              wanted={column === here ? focus.wanted : 0}
              onAbove={column === here ? setAbove : undefined}
              onHover={va => {
                if (!pinned && !phone) onPoint(va ?? path)
              }}
            />
          )
        })}
      </div>
      <Foot
        {...{places, mode, current}}
        column={here}
        above={above}
        below={Math.max(0, here.rows.count - above - places.rows)}
        back={columns[at - 1]}
        go={go?.text ?? null}
        problem={go?.problem ?? null}
        onGo={text => setGo(text === null ? null : {text, problem: null})}
        onEnter={goOn}
        onNext={() => {
          const next = nextDifference(source, experiment, outcome, path, 1)
          if (next) onSelect(next.va)
        }}
      />
      <p id="columns-root" className="unseen">
        {rootWords}
      </p>
    </div>
  )
}

function columnOf(target: EventTarget | null, columns: readonly ColumnData[]): ColumnData | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>(".column") : null
  return element ? columns.find(({pair}) => `${pair.level}` === element.dataset.level) : undefined
}

/**
 * The address that the columns lead to: the selected one, or where the keys went last. Pointing at a row leaves it: columns that
 * come and go under the pointer could not be read.
 */
function usePath(source: Source, experiment: Experiment, outcome: Outcome, point: Va, pinned: boolean) {
  const [own, setPath] = useState<{of: string; va: Va | null}>({of: experiment.source, va: state().point})
  const of = experiment.source
  useEffect(() => {
    if (pinned) setPath({of, va: point})
  }, [pinned, point, of])
  const kept = own.of === of ? own.va : null
  const set = useCallback((va: Va) => setPath({of, va}), [of])
  return {path: pinned ? point : (kept ?? look(source, outcome, false)), setPath: set}
}

/** The path on a phone: the way back to any column. */
function Crumbs({
  columns,
  at,
  onGo,
}: {
  readonly columns: readonly ColumnData[]
  readonly at: number
  onGo(n: number): void
}) {
  const {g, pair} = columns[at].about
  return (
    <>
      <nav className="columns-crumbs" aria-label="Path">
        {columns.map(({key, pair: {level}, entry}, n) => (
          <button
            key={key}
            type="button"
            data-tone={addressTone(level)}
            aria-current={n === at ? "step" : undefined}
            onClick={() => onGo(n)}
          >
            <b>{linuxName(g, level)}</b> {entry}
          </button>
        ))}
      </nav>
      <p className="columns-level">
        <span>
          level {`${pair.level}`.replace("-", "−")}, {bytes(span(g, pair.level))} an entry
        </span>
        <span>one column at a time; the path leads back</span>
      </p>
    </>
  )
}

/** A swipe to the right. */
function useSwipe(back: () => void) {
  const start = useRef<{x: number; y: number} | null>(null)
  return {
    onTouchStart: (event: React.TouchEvent) => {
      const {clientX: x, clientY: y} = event.touches[0]
      start.current = event.touches.length === 1 ? {x, y} : null
    },
    onTouchEnd: (event: React.TouchEvent) => {
      const {clientX, clientY} = event.changedTouches[0]
      const from = start.current
      start.current = null
      if (from && clientX - from.x > 60 && Math.abs(clientY - from.y) < 40) back()
    },
  }
}
