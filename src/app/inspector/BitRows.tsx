// The cells of two descriptors, one above the other, with the names of the fields above them. A row of 64 cells is five shapes:
// grounds of ones and of zeros, changed cells, and two texts whose digits each have their place.

import {useRef, type ReactNode, type RefObject} from "react"
import {fieldsOf, type Field} from "../../model/descriptor/field.ts"
import type {PathEntry} from "../../model/path.ts"
import type {Source} from "../../model/source.ts"
import {bit as bitOf, hex, type Word} from "../../model/word.ts"
import {bitAt, type BitGrid, BITS, cellX, type FieldLabel, fieldLabels, gridWidth} from "../../view/bits.ts"

interface BitRowsProps {
  readonly grid: BitGrid
  readonly source: Source
  readonly from: PathEntry | undefined
  readonly to: PathEntry | undefined
  readonly changed: Word
  readonly bit: number | null
  readonly spoken: string
  setBit(bit: number | null): void
  /** The field that holds a bit of the source is to be set. */
  openField(bit: number): void
  /** A bit of the source is to be turned over. */
  turn(bit: number): void
  /** The bit of the copy whose reason is shown; null: none. */
  readonly asked: number | null
  /** The reason of a bit of the copy is wanted. */
  ask(bit: number): void
  readonly children?: ReactNode
}

const NONE: Word = {lo: 0, hi: 0}

/** Heights, from the top of the names. */
interface Heights {
  /** Baselines of low and raised names, and the rule between names and cells. */
  readonly names: readonly [number, number]
  readonly rule: number
  /** Tops of the cells: source, copy; how much lower the second line of 32 is. */
  readonly rows: readonly [number, number]
  readonly next: number
  readonly cell: number
  readonly height: number
}

const HEIGHTS = {
  wide: {names: [19.5, 9.5], rule: 24, rows: [28, 51], next: 0, cell: 20, height: 72},
  medium: {names: [14, 14], rule: 18.5, rows: [22, 42], next: 0, cell: 18, height: 61},
  phone: {names: [0, 0], rule: 0, rows: [0, 19], next: 42, cell: 17, height: 80},
} as const satisfies Record<string, Heights>

function heights({perLine, pitch}: BitGrid): Heights {
  return perLine === 32 ? HEIGHTS.phone : pitch < 15 ? HEIGHTS.medium : HEIGHTS.wide
}

/** Fields as they are named above the cells: the address field with its address. */
export function named(source: Source, entry: PathEntry): Field[] {
  const {geometry: g, release, mair} = source
  return fieldsOf(g, entry.level, entry.lo, entry.hi, release, mair).map(field =>
    (field.name === "OA" || field.name === "NLTA") && entry.pa !== null
      ? {...field, label: `${field.label}\u00a0 ${hex(entry.pa)}`}
      : field,
  )
}

export function BitRows(props: BitRowsProps) {
  const {grid, source, from, to, changed, bit, spoken, asked, children} = props
  const at = heights(grid)
  const width = gridWidth(grid)
  const entry = to && to.kind !== "empty" ? to : (from ?? to)
  const fields = entry ? named(source, entry) : []
  const names = grid.perLine === 64 ? fieldLabels(fields, grid, changed, grid.pitch < 15) : []
  const touch = useRef<Touch | null>(null)
  const input = bitInput(at, fields, touch, props)
  return (
    <div className="bits" style={{width}}>
      <svg
        width={width}
        height={at.height}
        role="slider"
        aria-label="Bits of the descriptor"
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={63}
        aria-valuenow={bit === null ? 0 : 63 - bit}
        aria-valuetext={spoken}
        aria-keyshortcuts="Enter w f"
        tabIndex={0}
        {...input}
      >
        <Names {...{names, at}} />
        <Row
          side="source"
          word={from}
          changed={NONE}
          grid={grid}
          tops={[at.rows[0], at.next]}
          cell={at.cell}
        />
        <Row
          side="copy"
          word={to}
          changed={changed}
          grid={grid}
          tops={[at.rows[1], at.next]}
          cell={at.cell}
        />
        <Frames {...{grid, at, asked, bit}} />
      </svg>
      {children}
    </div>
  )
}

/** The names of the fields over their rules. */
function Names({names, at}: {readonly names: readonly FieldLabel[]; readonly at: Heights}) {
  return names.map(({field, text, x, width, row, middle, changed}) => (
    <g key={field.name} className="field-name" data-changed={changed}>
      <path d={`M${x + 0.5},${at.rule}h${width - 2}`} />
      {row === 1 && <path className="stem" d={`M${x + width / 2},${at.names[1] + 2}V${at.rule}`} />}
      {row !== null && (
        <text x={middle} y={at.names[row]}>
          {text}
        </text>
      )}
    </g>
  ))
}

interface FramesProps extends Pick<BitRowsProps, "grid" | "asked" | "bit"> {
  readonly at: Heights
}

/** Around the bit that is asked about, the one that is looked at, and all cells while they have the focus: names stay clear of it. */
function Frames({grid, at, asked, bit}: FramesProps) {
  const y = (row: 0 | 1, n: number) => top(grid, at.rows[row], at.next, n) - 1
  const both = at.rows[1] - at.rows[0] + at.cell
  return (
    <>
      {asked !== null && (
        <path
          className="bit-asked"
          d={box(cellX(grid, asked) - 1, y(1, asked), grid.pitch + 1, at.cell + 2)}
        />
      )}
      {bit !== null && (
        <path className="bit-here" d={box(cellX(grid, bit) - 0.5, y(0, bit), grid.pitch, both + 2)} />
      )}
      <path className="bits-focus" d={box(-2.5, at.rows[0] - 2, gridWidth(grid) + 4, both + at.next + 4)} />
    </>
  )
}

/** A finger that is or was down last, and the bit that was shown before. */
interface Touch {
  readonly before: number | null
}

/**
 * Pointer and keys: a bit under the pointer or the cursor; a click or Enter turns it, w asks why, f opens its field. A finger has no
 * way to look first, and the cells are small: its first tap shows a bit, the next one on the same bit turns it.
 */
function bitInput(
  at: Heights,
  fields: readonly Field[],
  touch: RefObject<Touch | null>,
  props: BitRowsProps,
) {
  const {grid, from, bit, setBit, openField, turn, ask} = props
  const under = (event: React.MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const [x, y] = [event.clientX - box.left, event.clientY - box.top]
    const line = grid.perLine === 32 && y < at.next - 3 ? 32 : 0
    return bitAt(grid, x, grid.perLine === 64 ? BITS : BITS.slice(32 - line, 64 - line)) ?? null
  }
  return {
    onPointerMove: (event: React.PointerEvent<SVGSVGElement>) => setBit(under(event)),
    onPointerDown({pointerType}: React.PointerEvent) {
      touch.current = pointerType === "touch" ? {before: bit} : null
    },
    // A finger leaves before it clicks.
    onPointerLeave: () => setBit(null),
    onBlur: () => setBit(null),
    onClick(event: React.MouseEvent<SVGSVGElement>) {
      const y = event.clientY - event.currentTarget.getBoundingClientRect().top
      const n = under(event)
      const inRow = (row: number) => [row, row + at.next].some(top => y >= top && y < top + at.cell)
      if (n !== null && inRow(at.rows[0]) && touch.current && touch.current.before !== n) setBit(n)
      else if (n !== null && inRow(at.rows[0])) turn(n)
      else if (n !== null && inRow(at.rows[1])) ask(n)
      else if (n !== null && from && y < at.rule) openField(n)
    },
    onKeyDown(event: React.KeyboardEvent) {
      const now = bit ?? 64
      const next = {
        ...{ArrowLeft: now + 1, ArrowRight: now - 1, Home: 63, End: 0},
        ...{PageUp: beside(fields, now, 1), PageDown: beside(fields, now, -1)},
      }[event.key]
      if (event.key === "Escape" && bit !== null) setBit(null)
      else if (event.key === "Enter" && bit !== null) turn(bit)
      else if (event.key === "w" && bit !== null) ask(bit)
      else if (event.key === "f" && from && bit !== null) openField(bit)
      else if (next === undefined) return
      else setBit(Math.max(0, Math.min(63, next)))
      event.preventDefault()
      event.stopPropagation()
    },
  }
}

/** The top bit of the field beside the one that holds a bit: `step` 1 to the left, -1 to the right. */
function beside(fields: readonly Field[], bit: number, step: 1 | -1): number {
  const here = fields.findIndex(field => field.low <= bit && bit <= field.high)
  const next = here < 0 ? fields[0] : (fields[here - step] ?? fields[here])
  return next?.high ?? bit
}

function top({perLine}: BitGrid, row: number, next: number, n: number): number {
  return perLine === 32 && n < 32 ? row + next : row
}

function box(x: number, y: number, width: number, height: number): string {
  return `M${x},${y}h${width}v${height}h${-width}Z`
}

interface RowProps {
  readonly side: "source" | "copy"
  /** Nothing: there is no table for it to stand in. */
  readonly word: Word | undefined
  readonly changed: Word
  readonly grid: BitGrid
  /** Top of the first line, and how much lower the second is. */
  readonly tops: readonly [number, number]
  readonly cell: number
}

/** One descriptor's cells. */
export function Row({side, word, changed, grid, tops: [row, next], cell}: RowProps) {
  const {pitch} = grid
  const is = (n: number) => word !== undefined && bitOf(word.lo, word.hi, n) === 1
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
      {word && digits(of(false, false), "0", "zero")}
      {digits(of(true, false), "1", "one")}
      {digits(of(true, true), "1", "changed one")}
      {digits(of(false, true), "0", "changed zero")}
    </g>
  )
}
