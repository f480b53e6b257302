// One row: index, source, what stands between them, copy. The sign stands at the seam and the address outside of it, so that R, mark
// and W are three neighbours.

import {memo} from "react"
import {halfAt} from "../../view/columns/groups.ts"
import type {ColumnPlace} from "../../view/columns/places.ts"
import type {Row} from "../../view/columns/rows.ts"
import {Mark} from "../control/Mark.tsx"
import {
  cell,
  changeWords,
  editWords,
  halfText,
  indexWords,
  rowText,
  seamMarks,
  type Cell,
  type SeamMark,
} from "./rowWords.ts"
import type {ColumnData} from "./useColumns.ts"

/** Advance of the mono digits, px; what a half has beside its address. */
const DIGIT = {wide: 6.5, phone: 7.1}
const BESIDE = {wide: 28, phone: 34}

interface RowViewProps {
  readonly column: ColumnData
  readonly row: Row
  readonly place: ColumnPlace
  readonly top: number
  readonly phone: boolean
  /** Is it the row on the path? */
  readonly current: boolean
  /** The cell that has the focus in place of the row, 0 to 3; null: none. */
  readonly focusCell: number | null
  /** Can the row have the focus with Tab? */
  readonly stop: boolean
  /** The grid that the row opens. */
  readonly controls: string | undefined
}

export const RowView = memo(
  function RowView({column, row, place, top, phone, current, focusCell, stop, controls}: RowViewProps) {
    const {about, of, rows} = column
    const {group, kind} = row
    const [source, copy] = (["source", "copy"] as const).map(side =>
      kind === "member" && row.first !== group.first ? halfAt(of, side, row.first) : group[side],
    )
    const size = phone ? "phone" : "wide"
    const most = Math.floor((place.half - BESIDE[size]) / DIGIT[size])
    const shows = {
      source: cell(about, row, "source", source, most),
      copy: cell(about, row, "copy", copy, most),
    }
    const marks = seamMarks(about, row)
    const opens =
      kind === "run" || kind === "head" ? group.source.state !== 0 || group.copy.state !== 0 : false
    const changed = marks.some(({hollow}) => !hollow) && group.fate !== "stopped"
    const tab = (n: number) => (focusCell === n && stop ? 0 : -1)
    const half = (side: "source" | "copy", n: number) => (
      <span
        role="gridcell"
        className={`column-half ${side}`}
        data-cell={n}
        tabIndex={tab(n)}
        style={{width: place.half}}
        data-edited={(side === "source" && kind !== "head" && editWords(about, row) !== "") || undefined}
        {...look(shows[side], changed && side === "copy")}
      >
        <CellContent
          cell={shows[side]}
          heard={`${title[side]}: ${halfText(about, row, side, side === "source" ? source : copy)}`}
        />
      </span>
    )
    return (
      <div
        role="row"
        className="column-row"
        style={{top}}
        data-kind={kind}
        data-current={current || undefined}
        data-fate={group.fate}
        data-at={row.at}
        data-last={(kind === "member" && row.first === group.first + group.count - 1) || undefined}
        aria-rowindex={row.at + 1}
        aria-level={kind === "member" ? 2 : 1}
        aria-expanded={opens ? rows.isOpen(group) : undefined}
        aria-selected={current}
        aria-label={rowText(about, row, source, copy)}
        aria-controls={controls}
        tabIndex={stop && focusCell === null ? 0 : -1}
      >
        <span
          role="rowheader"
          className="column-index"
          data-cell={0}
          tabIndex={tab(0)}
          style={{width: place.index}}
        >
          <b>
            {current && kind !== "head" ? (kind === "run" ? indexWords(row) : row.first) : indexWords(row)}
          </b>
        </span>
        {half("source", 1)}
        <span
          role="gridcell"
          className="column-seam"
          data-cell={2}
          data-solid={changed || undefined}
          tabIndex={tab(2)}
          style={{width: place.seam}}
        >
          <span className="unseen">{changeWords(about, row) || "Nothing changed"}</span>
          <SeamMarks {...{marks, phone}} counted={place.seam > 40} />
        </span>
        {half("copy", 3)}
      </div>
    )
  },
  (a, b) =>
    a.column.groups === b.column.groups &&
    a.row.group === b.row.group &&
    a.row.kind === b.row.kind &&
    a.row.first === b.row.first &&
    a.row.at === b.row.at &&
    a.place === b.place &&
    a.top === b.top &&
    a.current === b.current &&
    a.focusCell === b.focusCell &&
    a.stop === b.stop &&
    a.controls === b.controls,
)

const title = {source: "Source", copy: "Copy"} as const

interface SeamMarksProps {
  readonly marks: readonly SeamMark[]
  readonly phone: boolean
  /** Is there room for numbers? */
  readonly counted: boolean
}

/** One mark in a row's height, or the two that stand on most one above the other. */
function SeamMarks({marks, phone, counted}: SeamMarksProps) {
  const several = marks.length > 1
  const radius = (phone ? 9.5 : 8.2) * (several ? 0.62 : 1)
  return (
    <span className="seam-marks" data-several={several || undefined} aria-hidden="true">
      {marks.slice(0, 2).map(({mark, hollow, count}) => (
        <span key={mark}>
          {mark === "gone" ? <i className="gone" /> : <Mark {...{mark, radius, hollow}} />}
          {counted && (hollow || count > 1) && <b data-long={count > 999 || undefined}>{countIn(count)}</b>}
        </span>
      ))}
    </span>
  )
}

/** A count in the seam, which has room for four digits; the row's words have it whole. */
const countIn = (count: number) => (count < 10_000 ? `${count}` : `${Math.floor(count / 1000)}k`)

function look({ground, sign, hatched}: Cell, changed: boolean) {
  return {
    "data-ground": ground,
    "data-sign": sign ?? undefined,
    "data-hatched": hatched || undefined,
    "data-changed": changed || undefined,
  }
}

interface CellContentProps {
  readonly cell: Cell
  /** What is said in place of what is seen. */
  readonly heard: string
}

function CellContent({cell: {sign, bold, mono, words, dots}, heard}: CellContentProps) {
  return (
    <>
      <span className="unseen">{heard}</span>
      <span className="cell-words" aria-hidden="true">
        {bold && <b>{bold}</b>} {mono && <code>{mono}</code>}
        {words}
        {dots && <i className="dots" />}
      </span>
      {sign && (
        <span className="cell-sign" aria-hidden="true">
          {sign === "table" ? "" : sign}
        </span>
      )}
    </>
  )
}
