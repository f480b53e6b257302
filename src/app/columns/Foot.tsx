// The line under the columns: where one is in the list, what the keys do, and the field for an index or an address.

import {linuxName, type Level} from "../../model/geometry.ts"
import type {Places} from "../../view/columns/places.ts"
import type {Mode} from "../../view/stage/layout.ts"
import {things} from "../words/words.ts"
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
  readonly go: string | null
  readonly problem: string | null
  onGo(text: string | null): void
  onEnter(): void
  onNext(): void
}

export function Foot(props: FootProps) {
  const {places, mode, column, current, above, below, back, go, problem, onGo, onEnter, onNext} = props
  const {g} = column.about
  const name = linuxName(g, column.pair.level)
  const style = {left: places.left, top: places.foot - 12, width: places.right - places.left}
  if (go !== null)
    return (
      <div className="columns-foot" style={style}>
        <label>
          go to{" "}
          <input
            autoFocus
            value={go}
            aria-label={`Go to an index of the ${name} table, or an address`}
            aria-invalid={problem !== null}
            aria-describedby="columns-go"
            spellCheck={false}
            autoComplete="off"
            onChange={event => onGo(event.target.value)}
            onKeyDown={event => {
              if (event.key === "Enter") onEnter()
              else if (event.key === "Escape") onGo(null)
              else return
              event.preventDefault()
              event.stopPropagation()
            }}
            onBlur={() => onGo(null)}
          />
        </label>
        <span id="columns-go" role="status" data-problem={problem !== null || undefined}>
          {problem ?? `an index, 0 to ${column.pair.count - 1}, or 0x and an address; Enter goes there`}
        </span>
      </div>
    )
  return (
    <div className="columns-foot" style={style} data-mode={mode}>
      <p>
        <b>
          {mode !== "phone" && `${name} ${column.entry} `}
          {mode === "phone" && `row ${current + 1} of ${column.rows.count}`}
        </b>{" "}
        {mode !== "phone" && `row ${current + 1} of ${column.rows.count}. `} {things(below, "row")} below,{" "}
        {above} above
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
          {(column.pair.level as Level) < 3 && <Key keys="→">into the table</Key>}
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

function Key({keys, children}: {readonly keys: string; readonly children: React.ReactNode}) {
  return (
    <li>
      <kbd>{keys}</kbd> {children}
    </li>
  )
}
