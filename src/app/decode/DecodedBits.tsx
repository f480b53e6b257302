// The 64 cells of one descriptor, neither source nor copy: ink tones, field names above, bit numbers below. The field that is
// pointed at, here or in the list, is framed.

import type {Field} from "../../model/descriptor/field.ts"
import {bit, type Word} from "../../model/word.ts"
import {cellMiddle, cellX, fieldLabels, gridWidth, type BitGrid} from "../../view/bits.ts"
import type {Mode} from "../../view/stage/layout.ts"
import {useRoom} from "../frame.ts"

const GRIDS: Readonly<Record<Exclude<Mode, "phone">, BitGrid>> = {
  wide: {pitch: 21.56, gap: 4, perLine: 64},
  medium: {pitch: 15.25, gap: 4, perLine: 64},
}
/** Two lines of 32 over the column, as far as cells stay narrower than they are high. */
const phoneGrid = (column: number): BitGrid => ({
  pitch: Math.min(11.3, (column - 28) / 32),
  gap: 0,
  perLine: 32,
})
const CELL = 24
const NONE: Word = {lo: 0, hi: 0}
/** The bits that have their number, of one line and of two: without gaps 48 would touch 47. */
const NUMBERED = {1: [63, 48, 47, 32, 31, 16, 15, 0], 2: [63, 47, 32, 31, 15, 0]}
const BITS = Array.from({length: 64}, (_, n) => 63 - n)

interface DecodedBitsProps {
  /** null: cells as dots. */
  readonly value: Word | null
  readonly fields: readonly Field[]
  readonly mode: Mode
  readonly here: Field | null
  readonly spoken: string
  onPoint(field: Field | null): void
}

export function DecodedBits({value, fields, mode, here, spoken, onPoint}: DecodedBitsProps) {
  const {column} = useRoom()
  const grid = mode === "phone" ? phoneGrid(column) : GRIDS[mode]
  const lines = grid.perLine === 64 ? 1 : 2
  const width = gridWidth(grid)
  const top = lines === 1 ? 32 : 14
  const y = (n: number) => top + (lines === 2 && n < 32 ? CELL + 18 : 0)
  const cell = (n: number) => `M${cellX(grid, n)},${y(n)}h${grid.pitch - 1}v${CELL}h${1 - grid.pitch}Z`
  const is = (digit: 0 | 1) => BITS.filter(n => value !== null && bit(value.lo, value.hi, n) === digit)
  const digits = (bits: readonly number[], digit: string, name: string) => (
    <text
      className={name}
      x={bits.map(n => cellMiddle(grid, n) - 0.5).join(" ")}
      y={bits.map(n => y(n) + 16.5).join(" ")}
    >
      {digit.repeat(bits.length)}
    </text>
  )
  const under = (event: React.PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const [x, at] = [event.clientX - box.left, event.clientY - box.top]
    const found = BITS.find(
      n =>
        x >= cellX(grid, n) &&
        x < cellX(grid, n) + grid.pitch &&
        at >= y(n) - (lines === 1 ? top : 0) &&
        at < y(n) + CELL,
    )
    return fields.find(field => found !== undefined && field.low <= found && found <= field.high) ?? null
  }
  const framed = here && BITS.filter(n => n >= here.low && n <= here.high)
  return (
    <svg
      className="decoded-bits"
      width={width}
      height={y(0) + CELL + (lines === 1 ? 18 : 4)}
      role="img"
      aria-label={spoken}
      onPointerMove={event => onPoint(under(event))}
      onPointerLeave={() => onPoint(null)}
    >
      {lines === 1 &&
        fieldLabels(fields, grid, NONE).map(({field, text, x, width: w, row, middle}) => (
          <g key={field.name} className="field-name">
            <path d={`M${x + 0.5},${top - 4.5}h${w - 2}`} />
            {row === 1 && <path d={`M${x + w / 2},${top - 18}V${top - 4.5}`} />}
            {row !== null && (
              <text x={middle} y={top - (row === 1 ? 20 : 9)}>
                {text}
              </text>
            )}
          </g>
        ))}
      <path className="zero" d={(value ? is(0) : BITS).map(cell).join("")} />
      <path className="one" d={is(1).map(cell).join("")} />
      {value ? digits(is(0), "0", "zero") : digits(BITS, "·", "zero")}
      {digits(is(1), "1", "one")}
      {NUMBERED[lines].map(n => (
        <text
          key={n}
          className="number"
          x={cellMiddle(grid, n)}
          y={lines === 1 ? y(n) + CELL + 13 : y(n) - 3}
        >
          {n}
        </text>
      ))}
      {framed && (
        <path
          className="bit-here"
          d={framed
            .map(
              n =>
                `M${cellX(grid, n) - 0.5},${y(n) - 1}h${grid.pitch}M${cellX(grid, n) - 0.5},${y(n) + CELL + 1}h${grid.pitch}`,
            )
            .concat(`M${cellX(grid, here.high) - 0.5},${y(here.high) - 1}v${CELL + 2}`)
            .concat(`M${cellX(grid, here.low) - 0.5 + grid.pitch},${y(here.low) - 1}v${CELL + 2}`)
            .join("")}
        />
      )}
    </svg>
  )
}
