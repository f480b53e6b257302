// The line under the columns: where one is in the list, and what the keys do.

import type {ReactNode} from "react"
import {TABLE} from "../../model/descriptor/descriptor.ts"
import {linuxName} from "../../model/geometry.ts"
import type {Places} from "../../view/columns/places.ts"
import type {Mode} from "../../view/stage/layout.ts"
import {things} from "../words/words.ts"
import {editWords} from "./rowWords.ts"
import type {ColumnData} from "./useColumns.ts"

interface FootProps {
  readonly places: Places
  readonly mode: Mode
  readonly column: ColumnData
  readonly current: number
  /** Rows above and below those in sight. */
  readonly above: number
  readonly below: number
  readonly back: ColumnData | undefined
  /** Stands in place of the words. */
  readonly children: ReactNode
  onNext(): void
}

export function Foot(props: FootProps) {
  const {places, mode, column, current, above, below, back, children, onNext} = props
  const {g} = column.about
  const name = linuxName(g, column.pair.level)
  const {source, copy} = column.rows.row(current).group
  const edited = editWords(column.about, column.rows.row(current))
  const opens = source.state === TABLE || copy.state === TABLE
  const style = {left: places.left, top: places.foot - 12, width: places.right - places.left}
  if (children)
    return (
      <div className="columns-foot" style={style}>
        {children}
      </div>
    )
  return (
    <div className="columns-foot" style={style} data-mode={mode}>
      <p>
        <b>
          {mode !== "phone" && `${name} ${column.entry} `}
          {mode === "phone" && `row ${current + 1} of ${column.rows.count}`}
        </b>{" "}
        {mode !== "phone" && `row ${current + 1} of ${column.rows.count}${edited}. `} {things(below, "row")}{" "}
        below, {above} above
        {mode !== "phone" && "."}
      </p>
      {mode === "phone" ? (
        <button type="button" className="quiet" onClick={onNext}>
          next change
        </button>
      ) : (
        <ul className="columns-keys">
          <li aria-hidden="true">keys</li>
          <Key keys="↑ ↓">row</Key>
          {back && <Key keys="←">{`back to ${linuxName(g, back.pair.level)} ${back.entry}`}</Key>}
          {opens && <Key keys="→">into the table</Key>}
          <Key keys="Space">open, fold a run</Key>
          <Key keys="n">next change</Key>
          <Key keys="g">go to an index</Key>
          {mode === "wide" && <Key keys="a">next alias</Key>}
          {mode === "wide" && <Key keys="s">source or copy</Key>}
        </ul>
      )}
    </div>
  )
}

function Key({keys, children}: {readonly keys: string; readonly children: ReactNode}) {
  return (
    <li>
      <kbd>{keys}</kbd> {children}
    </li>
  )
}
