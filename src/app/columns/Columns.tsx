// Columns: each table on the way to an address is one column, both of its versions in it; the same index is one row. A tree is read
// from left to right, a table from top to bottom, a change across the seam.

import {useMemo, useRef, useState} from "react"
import {nextDifference} from "../../model/account/differences.ts"
import {linuxName, type Geometry} from "../../model/geometry.ts"
import type {Va} from "../../model/word.ts"
import {opens} from "../../view/columns/groups.ts"
import {placesOf, type Places} from "../../view/columns/places.ts"
import {rootText} from "../../view/columns/tableText.ts"
import type {ViewProps} from "../stage/viewProps.ts"
import {Column, rowOf} from "./Column.tsx"
import {actOf, type Act} from "./columnKeys.ts"
import {Crumbs} from "./Crumbs.tsx"
import {Foot} from "./Foot.tsx"
import {GoTo} from "./GoTo.tsx"
import type {ColumnData} from "./useColumns.ts"
import {useSwipe} from "./useSwipe.ts"
import {nextAlias, useWalk, type Walk} from "./useWalk.ts"
import "./columns.css"
import "./rows.css"
import "./rowSeam.css"
import "./foot.css"
import "./phone.css"

export function Columns(props: ViewProps) {
  const {source, experiment, outcome, theme, mode, width, height, onSelect} = props
  const g = source.geometry
  const phone = mode === "phone"
  const root = useRef<HTMLDivElement>(null)
  const walk = useWalk(props, root)
  const {path, columns, at, here} = walk
  const places = placesOf(g, mode, width, height, here.pair.level)
  // Rows above those in sight, of the column that the keys are for.
  const [above, setAbove] = useState(0)
  // What was typed to go to; null: no field is open.
  const [asked, setAsked] = useState<string | null>(null)
  const rootWords = useMemo(() => rootText(source, outcome), [source, outcome])
  const swipe = useSwipe(() => walk.into(at - 1))
  const {onKeyDown, onClick, onFocus, onDoubleClick} = handlers(props, walk, places.rows, setAsked)
  return (
    <div
      ref={root}
      className="columns"
      data-mode={mode}
      data-theme={theme}
      role="group"
      aria-label={pathText(g, columns)}
      aria-describedby="columns-root"
      style={{height: places.height, "--row": `${places.rowHeight}px`} as React.CSSProperties}
      {...{onKeyDown, onClick, onFocus, onDoubleClick}}
    >
      {phone && <Crumbs {...{columns, at}} onGo={walk.into} />}
      <div className="columns-body" {...(phone ? swipe : {})}>
        <Tables {...props} {...{walk, places}} onAbove={setAbove} />
      </div>
      <Foot
        {...{places, mode, above}}
        current={walk.placeOf(here)}
        column={here}
        below={Math.max(0, here.rows.count - above - places.rows)}
        back={columns[at - 1]}
        onNext={() => {
          const next = nextDifference(source, experiment, outcome, path, 1)
          if (next) onSelect(next.va)
        }}
      >
        {asked !== null && (
          <GoTo
            source={source}
            column={here}
            typed={asked}
            onClose={() => setAsked(null)}
            onBack={() => {
              setAsked(null)
              walk.stand(here, walk.focus.cell)
            }}
            onGoal={goal => {
              setAsked(null)
              if ("entry" in goal) walk.goToEntry(goal.entry)
              else walk.goToVa(goal.va)
            }}
          />
        )}
      </Foot>
      <p id="columns-root" className="unseen">
        {rootWords}
      </p>
    </div>
  )
}

function pathText(g: Geometry, columns: readonly ColumnData[]): string {
  const steps = columns.slice(0, -1).map(({pair, entry}) => `${linuxName(g, pair.level)} ${entry}`)
  return `Path ${steps.join(", ")}`
}

interface TablesProps extends ViewProps {
  readonly walk: Walk
  readonly places: Places
  /** How many rows of the current column are above those in sight. */
  onAbove(rows: number): void
}

/** The columns side by side; on a phone the current one alone. */
function Tables({pinned, theme, mode, onPoint, walk, places, onAbove}: TablesProps) {
  const {path, columns, here, focus} = walk
  const phone = mode === "phone"
  const onHover = (va: Va | null) => {
    if (!pinned && !phone) onPoint(va ?? path)
  }
  return (phone ? [here] : columns).map(column => {
    const n = columns.indexOf(column)
    const isHere = column === here
    return (
      <Column
        key={column.pair.level}
        {...{column, places, phone, theme, onHover}}
        place={places.columns[phone ? 0 : n]}
        next={!phone && columns[n + 1] ? places.columns[n + 1] : undefined}
        parent={n === 0 ? null : columns[n - 1].entry}
        current={walk.placeOf(column)}
        focusCell={isHere ? focus.cell : null}
        wanted={isHere ? focus.wanted : 0}
        onAbove={isHere ? onAbove : undefined}
      />
    )
  })
}

/** What keys and pointer do; `screen`: rows in sight. */
function handlers(
  {source, mode, onSelect}: ViewProps,
  walk: Walk,
  screen: number,
  setAsked: (typed: string) => void,
) {
  const {path, columns, at, here, focus} = walk
  const phone = mode === "phone"
  const current = walk.placeOf(here)

  /** Into the table of a row; from a page into the inspector. */
  function enter(key: string) {
    if (columns[at + 1]) return walk.into(at + 1)
    const {group} = here.rows.row(current)
    if (key === "Enter") onSelect(path)
    if (group.source.state !== 0 || group.copy.state !== 0)
      document.querySelector<HTMLElement>('.inspector [role="slider"]')?.focus()
  }
  function act(act: Act, key: string) {
    switch (act.kind) {
      case "row":
        return walk.goTo(here, act.to)
      case "cell":
        return walk.stand(here, act.to)
      case "whole":
        return walk.stand(here)
      case "into":
        return enter(key)
      case "back":
        return walk.into(at - 1)
      case "open":
        return walk.open(here, current)
      case "ask":
        return setAsked(act.text)
      case "alias": {
        const next = nextAlias(source, path)
        if (next !== null) walk.goToVa(next)
      }
    }
  }
  return {
    onKeyDown(event: React.KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (rowOf(event.target) === null) return
      const found = actOf(event.key, {current, count: here.rows.count, screen, cell: focus.cell})
      if (!found) return
      event.preventDefault()
      act(found, event.key)
    },
    onClick({target}: React.MouseEvent) {
      const [place, column] = [rowOf(target), columnOf(target, columns)]
      if (!column) return
      // Beside the rows: the keys are for this column.
      if (place === null) return walk.stand(column)
      walk.goTo(column, place, true)
      const row = column.rows.row(place)
      const onIndex = (target as Element).closest(".column-index") !== null
      if (opens(row.group) && row.kind !== "member" && (onIndex || (phone && row.kind !== "entry")))
        walk.open(column, place)
      else if (phone) walk.into(columns.indexOf(column) + 1)
    },
    /** Tab into a column makes it the one that the keys are for. */
    onFocus({target}: React.FocusEvent) {
      const column = columnOf(target, columns)
      if (column) walk.isIn(column)
    },
    onDoubleClick({target}: React.MouseEvent) {
      const [place, column] = [rowOf(target), columnOf(target, columns)]
      if (place !== null && column && !phone) walk.open(column, place)
    },
  }
}

function columnOf(target: EventTarget | null, columns: readonly ColumnData[]): ColumnData | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>(".column") : null
  return element ? columns.find(({pair}) => `${pair.level}` === element.dataset.level) : undefined
}
