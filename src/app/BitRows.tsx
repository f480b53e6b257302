// The cells of two descriptors, one above the other, with the names of the fields above them. A row of 64 cells is five shapes:
// grounds of ones and of zeros, changed cells, and two texts whose digits each have their place.

import type {ReactNode} from "react"
import {fieldsOf} from "../model/field.ts"
import type {PathEntry} from "../model/path.ts"
import type {Source} from "../model/source.ts"
import {bit as bitOf, type Word} from "../model/word.ts"
import {cellX, fieldLabels, gridWidth, type BitGrid} from "../view/bits.ts"

interface BitRowsProps {
  readonly grid: BitGrid
  readonly source: Source
  readonly from: PathEntry | undefined
  readonly to: PathEntry | undefined
  readonly changed: Word
  readonly bit: number | null
  readonly spoken: string
  setBit(bit: number | null): void
  readonly children?: ReactNode
}

const NONE: Word = {lo: 0, hi: 0}
const BITS = Array.from({length: 64}, (_, n) => 63 - n)

/** Tops of the cells: source, copy; of the second line of 32, if there is one. */
function tops({perLine}: BitGrid): {
  rows: readonly [number, number]
  next: number
  cell: number
  height: number
} {
  return perLine === 64
    ? {rows: [26, 49], next: 0, cell: 20, height: 70}
    : {rows: [0, 19], next: 42, cell: 17, height: 80}
}

export function BitRows({grid, source, from, to, changed, bit, spoken, setBit, children}: BitRowsProps) {
  const at = tops(grid)
  const width = gridWidth(grid)
  const entry = to && to.kind !== "empty" ? to : (from ?? to)
  const {geometry: g, release, mair} = source
  const names =
    grid.perLine === 64 && entry
      ? fieldLabels(
          fieldsOf(g, entry.level, entry.lo, entry.hi, release, mair),
          grid,
          changed,
          grid.pitch < 15,
        )
      : []
  const under = (event: React.PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const [x, y] = [event.clientX - box.left, event.clientY - box.top]
    const line = grid.perLine === 32 && y < at.next - 3 ? 32 : 0
    const place = BITS.filter(n => grid.perLine === 64 || (n >= line && n < line + 32))
    return place.find(n => x >= cellX(grid, n) && x < cellX(grid, n) + grid.pitch) ?? null
  }
  return (
    <div className="bits" style={{width}}>
      <svg
        width={width}
        height={at.height}
        role="img"
        aria-label={spoken}
        aria-live="polite"
        tabIndex={0}
        onPointerMove={event => setBit(under(event))}
        onPointerLeave={() => setBit(null)}
        onBlur={() => setBit(null)}
        onKeyDown={event => {
          const now = bit ?? 64
          const next = {ArrowLeft: now + 1, ArrowRight: now - 1, Home: 63, End: 0}[event.key]
          if (event.key === "Escape" && bit !== null) setBit(null)
          else if (next === undefined) return
          else setBit(Math.max(0, Math.min(63, next)))
          event.preventDefault()
          event.stopPropagation()
        }}
      >
        {names.map(({field, text, x, width, row, changed}) => (
          <g key={field.name} className="field-name" data-changed={changed}>
            <path d={`M${x + 1},22.5h${width - 2}`} />
            {row === 1 && <path d={`M${x + width / 2},10v12.5`} />}
            {row !== null && (
              <text x={x + width / 2} y={row === 0 ? 18 : 8}>
                {text}
              </text>
            )}
          </g>
        ))}
        <Row
          side="source"
          word={from ?? NONE}
          changed={NONE}
          grid={grid}
          tops={[at.rows[0], at.next]}
          cell={at.cell}
        />
        <Row
          side="copy"
          word={to ?? NONE}
          changed={changed}
          grid={grid}
          tops={[at.rows[1], at.next]}
          cell={at.cell}
        />
        {bit !== null && (
          <path
            className="bit-here"
            d={box(
              cellX(grid, bit) - 0.5,
              top(grid, at.rows[0], at.next, bit) - 1,
              grid.pitch,
              at.rows[1] - at.rows[0] + at.cell + 2,
            )}
          />
        )}
      </svg>
      {children}
    </div>
  )
}

function top({perLine}: BitGrid, row: number, next: number, n: number): number {
  return perLine === 32 && n < 32 ? row + next : row
}

function box(x: number, y: number, width: number, height: number): string {
  return `M${x},${y}h${width}v${height}h${-width}Z`
}

interface RowProps {
  readonly side: "source" | "copy"
  readonly word: Word
  readonly changed: Word
  readonly grid: BitGrid
  /** Top of the first line, and how much lower the second is. */
  readonly tops: readonly [number, number]
  readonly cell: number
}

function Row({side, word, changed, grid, tops: [row, next], cell}: RowProps) {
  const {pitch} = grid
  const is = (n: number) => bitOf(word.lo, word.hi, n) === 1
  const differs = (n: number) => bitOf(changed.lo, changed.hi, n) === 1
  const y = (n: number) => top(grid, row, next, n)
  const cells = (bits: number[]) => bits.map(n => box(cellX(grid, n), y(n), pitch - 1, cell)).join("")
  const digits = (bits: number[], digit: string, name: string) => (
    <text
      className={name}
      x={bits.map(n => cellX(grid, n) + (pitch - 1) / 2).join(" ")}
      y={bits.map(n => y(n) + cell / 2 + 4.5).join(" ")}
    >
      {digit.repeat(bits.length)}
    </text>
  )
  const of = (value: boolean, change: boolean) => BITS.filter(n => is(n) === value && differs(n) === change)
  return (
    <g className={`bit-row ${side}`}>
      <path className="zero" d={cells(of(false, false))} />
      <path className="one" d={cells(of(true, false))} />
      <path className="changed one" d={cells(of(true, true))} />
      <path
        className="changed zero"
        d={of(false, true)
          .map(n => box(cellX(grid, n) + 1, y(n) + 1, pitch - 3, cell - 2))
          .join("")}
      />
      {digits(of(false, false), "0", "zero")}
      {digits(of(true, false), "1", "one")}
      {digits(of(true, true), "1", "changed one")}
      {digits(of(false, true), "0", "changed zero")}
    </g>
  )
}
