// The path on a phone: the way back to any column.

import {bytes} from "../../model/descriptor/say.ts"
import {linuxName, span} from "../../model/geometry.ts"
import {addressTone} from "../../view/addressBar.ts"
import type {ColumnData} from "./useColumns.ts"

interface CrumbsProps {
  readonly columns: readonly ColumnData[]
  readonly at: number
  onGo(n: number): void
}

export function Crumbs({columns, at, onGo}: CrumbsProps) {
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
