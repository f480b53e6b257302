// One slot three times: in the source, in A, in B; and the rule that wrote it, or did not. A click on a bit of either copy, or its "why?", asks
// why it is as it is.

import {memo, useState, type ReactNode} from "react"
import {linuxName, type Level} from "../../model/geometry.ts"
import {entryOn, pathAt, type PathEntry} from "../../model/path.ts"
import {hex64, type Va} from "../../model/word.ts"
import {BIT_GRIDS, bitAt, bitsSet, difference, fieldLabels, gridWidth} from "../../view/bits.ts"
import type {Mode} from "../../view/stage/layout.ts"
import {named, Row} from "../inspector/BitRows.tsx"
import {placeAbove, useAsked} from "../inspector/useAsked.ts"
import {later} from "../later.tsx"
import {why} from "../words/reasons.ts"
import {Disc} from "./CompareBand.tsx"
import {sideReason, situationOf} from "./sideReason.ts"
import type {Compared, ComparedSide} from "./useCompared.ts"
import "../inspector/inspector.css"
import "./compare.css"

const WhyPopover = later(async () => (await import("../why/WhyPopover.tsx")).WhyPopover)

interface ComparedInspectorProps {
  readonly compared: Compared
  readonly point: Va
  readonly mode: Mode
  onSelect(va: Va): void
}

type Letter = "A" | "B"

const NOTHING = {lo: 0, hi: 0}
/** Tops of the three rows of cells, the height of one, the rule above them, the foot of the names, and the sentence's top; px. */
const HEIGHTS = {
  wide: {rows: [22, 41, 60], cell: 17, rule: 18.5, foot: 14.5, why: 80},
  medium: {rows: [17, 33, 49], cell: 15, rule: 14.5, foot: 10.5, why: 64},
} as const

export const ComparedInspector = memo(function ComparedInspector(props: ComparedInspectorProps) {
  const {compared, point, mode, onSelect} = props
  const {a, b} = compared
  const {level, from, inA, inB, apart} = slotAt(compared, point)
  const slot = {level, va: point, brief: mode !== "wide"}
  const reason = (side: ComparedSide) => sideReason(compared, side, slot)
  const [letter, setLetter] = useState<Letter>("A")
  const {asked, section, ask, unask} = useAsked(() => onSelect(point))
  const askOf = (of: Letter, bit?: number) => {
    setLetter(of)
    ask(bit ?? bitsSet(why(situationOf(of === "A" ? a : b, slot)).changed)[0] ?? 0)
  }
  const askButton = (of: Letter) => (
    <button type="button" className="quiet" aria-label={`${of}: why?`} onClick={() => askOf(of)}>
      {mode === "medium" ? `${of}: why?` : "why?"}
    </button>
  )
  return (
    <section
      ref={section}
      className="inspector three"
      data-mode={mode}
      aria-label="Descriptor in the source, in A and in B"
    >
      <p className="unseen">
        {`${linuxName(compared.loaded.source.geometry, level)} entry. ` +
          `Source: ${valueText(from)}, A: ${valueText(inA)}, B: ${valueText(inB)}. ` +
          `A and B ${apart ? "differ" : "are equal"}.`}
      </p>
      <Value of="Source" row={0} entry={from} mode={mode} />
      <Value of="A" row={1} entry={inA} mode={mode} ask={askButton} />
      <Value of="B" row={2} entry={inB} mode={mode} ask={askButton} />
      {mode === "phone" ? (
        <ul className="three-reasons">
          {[a, b].map((side, n) => (
            <li key={n}>
              <Disc letter={n ? "B" : "A"} /> {reason(side)} {askButton(n ? "B" : "A")}
            </li>
          ))}
        </ul>
      ) : (
        <Rows {...{compared, mode, from, inA, inB, reason, apart}} ask={askOf}>
          {mode === "medium" && (
            <>
              {" "}
              {askButton("A")} {askButton("B")}
            </>
          )}
        </Rows>
      )}
      {asked && (
        <WhyPopover
          key={letter}
          {...{situation: situationOf(letter === "A" ? a : b, slot), bit: asked.bit}}
          place={mode === "phone" ? null : placeAbove(mode, asked)}
          foreign={letter === "B"}
          onClose={unask}
        />
      )}
    </section>
  )
})

function has(entry: PathEntry | undefined): entry is PathEntry {
  return entry !== undefined && entry.kind !== "empty"
}

const valueText = (entry: PathEntry | undefined) => (has(entry) ? hex64(entry) : "empty")

/** The deepest entry that any of the three has on the way to an address, in each; `apart`: A and B differ in it. */
function slotAt({a, b, loaded: {source}}: Compared, point: Va) {
  const g = source.geometry
  const paths = [source, a.copy, b.copy].map(({memory, root}) =>
    root === null ? null : pathAt(g, memory, root, point),
  )
  const level = Math.max(...paths.map(path => path?.entries.at(-1)?.level ?? -1)) as Level
  const [from, inA, inB] = paths.map(path => (path ? entryOn(path, level) : undefined))
  const differs = inA && inB ? difference(inA, inB) : NOTHING
  const apart = (has(inA) || has(inB)) && (has(inA) !== has(inB) || (differs.lo | differs.hi) !== 0)
  return {level, from, inA, inB, apart}
}

interface ValueProps {
  readonly of: "Source" | Letter
  /** Its place among the three. */
  readonly row: number
  readonly entry: PathEntry | undefined
  readonly mode: Mode
  /** The button that asks why a copy's is as it is. */
  ask?(of: Letter): ReactNode
}

/** What stands before the bits of a slot, or on a phone alone: whose it is, and the whole value. */
function Value({of, row, entry, mode, ask}: ValueProps) {
  return (
    <p
      className={`inspector-value ${of === "Source" ? "source" : "copy"}`}
      style={mode === "phone" ? undefined : {top: HEIGHTS[mode].rows[row]}}
    >
      {of === "Source" ? (
        <b className="wide-name">Source</b>
      ) : (
        <>
          <Disc letter={of} /> {mode === "wide" && ask?.(of)}{" "}
        </>
      )}
      {has(entry) ? (
        <code>{hex64(entry).slice(mode === "medium" ? 2 : 0)}</code>
      ) : (
        <span>{entry ? "empty" : "no table"}</span>
      )}
    </p>
  )
}

interface RowsProps {
  readonly compared: Compared
  readonly mode: "wide" | "medium"
  readonly from: PathEntry | undefined
  readonly inA: PathEntry | undefined
  readonly inB: PathEntry | undefined
  readonly apart: boolean
  /** What stands behind the sentence. */
  readonly children: ReactNode
  reason(side: ComparedSide): string
  ask(of: Letter, bit: number): void
}

function Rows({compared, mode, from, inA, inB, apart, reason, ask, children}: RowsProps) {
  const {a, b, loaded} = compared
  const grid = BIT_GRIDS[mode]
  const {rows, cell, rule, foot, why: whyTop} = HEIGHTS[mode]
  const width = gridWidth(grid)
  const changed = (own: PathEntry | undefined, other: PathEntry | undefined) => {
    if (!has(own)) return NOTHING
    return difference(own, has(other) ? other : (from ?? own))
  }
  const [first, second] = apart ? [changed(inA, inB), changed(inB, inA)] : [NOTHING, NOTHING]
  const entry = [inB, inA, from].find(has) ?? from
  const either = {lo: (first.lo | second.lo) >>> 0, hi: (first.hi | second.hi) >>> 0}
  const names = entry ? fieldLabels(named(loaded.source, entry), grid, either, mode === "medium") : []
  const told = has(inB) || !has(inA) ? b : a
  const onClick = (event: React.MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const [x, y] = [event.clientX - box.left, event.clientY - box.top]
    const row = rows.findIndex(top => y >= top && y < top + cell)
    const bit = bitAt(grid, x)
    if (row > 0 && bit !== undefined) ask(row === 1 ? "A" : "B", bit)
  }
  return (
    <div className="bits three-bits" style={{width}}>
      <svg width={width} height={80} aria-hidden="true" onClick={onClick}>
        {names.map(({field, text, x, width, row, middle, changed}) => (
          <g key={field.name} className="field-name" data-changed={changed}>
            <path d={`M${x + 0.5},${rule}h${width - 2}`} />
            {row === 1 && <path className="stem" d={`M${x + width / 2},7V${rule}`} />}
            {row !== null && (
              <text x={middle} y={row === 1 ? 5 : foot}>
                {text}
              </text>
            )}
          </g>
        ))}
        <Row side="source" word={from} changed={NOTHING} grid={grid} tops={[rows[0], 0]} cell={cell} />
        {has(inA) && (
          <Row side="copy" word={inA} changed={first} grid={grid} tops={[rows[1], 0]} cell={cell} />
        )}
        {has(inB) && (
          <Row side="copy" word={inB} changed={second} grid={grid} tops={[rows[2], 0]} cell={cell} />
        )}
      </svg>
      {[a, b].map((side, n) =>
        has(n ? inB : inA) ? null : (
          <p
            key={n}
            className="three-empty"
            data-apart={apart}
            style={{top: rows[n + 1], height: cell, lineHeight: `${cell}px`}}
          >
            {reason(side)}
          </p>
        ),
      )}
      <p className="three-why" style={{top: whyTop}}>
        <b>{told === b ? "B" : "A"}:</b> {reason(told)}
        {children}
      </p>
    </div>
  )
}
