// The address under the pointer as an equation: virtual address → index fields → physical address, in the source and, where that
// differs, in the copy; or in two copies. The address can be typed; while it is, the fields already show what is typed. Everything is one text node
// per field, so that following the pointer costs a few assignments.

import {memo, useMemo} from "react"
import {entries, index, linuxName, type Level} from "../../model/geometry.ts"
import type {Source} from "../../model/source.ts"
import {hex, hex64, type Va} from "../../model/word.ts"
import {
  addressBar,
  addressTone,
  bitsOf,
  MEDIUM,
  topBits,
  WIDE,
  type AddressBar,
  type AddressField,
} from "../../view/addressBar.ts"
import {pathAt, sourceHalf, type Path} from "../../model/path.ts"
import {isRead} from "../control/fields.ts"
import {parseVa} from "../control/parseVa.ts"
import {useDraft, type Draft} from "../control/useDraft.ts"
import {levelWords} from "../words/words.ts"
import {differ, endsOf, shortEnd, type Ends, type Wings} from "./ends.ts"
import "./vaBar.css"

export interface VaBarProps {
  readonly source: Source
  /** The two trees in which the address is followed. */
  readonly wings: Wings
  readonly point: Va
  readonly pinned: boolean
  readonly mode: "wide" | "medium" | "phone"
  readonly onSelect: (va: Va) => void
}

export const VaBar = memo(function VaBar({source, wings, point, pinned, mode, onSelect}: VaBarProps) {
  const draft = useDraft(hex64(point))
  const {text} = draft
  const parsed = useMemo(() => (text === null ? null : parseVa(text, source)), [text, source])
  const va = parsed && isRead(parsed) ? parsed.value : point
  const way = pathAt(source.geometry, source.memory, source.root, va)
  const ends = endsOf(source.geometry, wings, va)
  const value = (
    <Value
      {...{draft, pinned, mode}}
      problem={parsed && !isRead(parsed) ? parsed.problem : undefined}
      onEnter={() => {
        if (!parsed || !isRead(parsed)) return
        draft.leave()
        onSelect(parsed.value)
      }}
    />
  )
  return (
    <div className="va-bar" role="group" aria-label="Address" data-mode={mode}>
      {mode === "phone" ? (
        <Chips {...{source, va, way, ends}}>{value}</Chips>
      ) : (
        <Fields {...{source, va, way, ends, mode}}>{value}</Fields>
      )}
    </div>
  )
})

interface ValueProps {
  readonly draft: Draft
  readonly pinned: boolean
  readonly mode: VaBarProps["mode"]
  readonly problem: string | undefined
  readonly onEnter: () => void
}

/** The address itself, a text field that looks like the number it holds. Escape takes the typing back. */
function Value({draft, pinned, mode, problem, onEnter}: ValueProps) {
  const idle = pinned ? "selected: Escape lets it go" : "virtual address: type it, or point at a pixel"
  const short = pinned ? "selected" : "virtual address"
  const hint = draft.text === null ? (mode === "wide" ? idle : short) : "Enter selects it"
  return (
    <div className="va-value">
      <input
        aria-label="Virtual address"
        aria-invalid={problem !== undefined}
        aria-describedby="va-hint"
        {...draft.field}
        onFocus={event => event.target.select()}
        onKeyDown={event => {
          if (event.key === "Enter") onEnter()
          if (event.key !== "Escape" || draft.text === null) return
          event.stopPropagation()
          draft.leave()
        }}
      />
      <span id="va-hint" className="va-name" data-problem={problem !== undefined} role="status">
        {problem ?? hint}
      </span>
    </div>
  )
}

interface PartsProps {
  readonly source: Source
  readonly va: Va
  /** The way in the source: what the fields index. */
  readonly way: Path
  readonly ends: Ends
  readonly children: React.ReactNode
}

/** Bit by bit, on one line. */
function Fields({source, va, way, ends, mode, children}: PartsProps & {readonly mode: "wide" | "medium"}) {
  const bar = useMemo(() => addressBar(source, mode === "wide" ? WIDE : MEDIUM), [source, mode])
  const half = sourceHalf(source)
  return (
    <>
      {children}
      {bar.top && (
        <div className="va-field" style={{left: bar.top.x, width: bar.top.width}}>
          <span className="va-bits va-top">{topBits(source.geometry, half)}</span>
          <span className="va-name">TTBR{half}</span>
        </div>
      )}
      {bar.fields.map(field => (
        <FieldBits key={field.level ?? "offset"} {...{source, bar, field, va, mode}} end={endLevel(way)} />
      ))}
      <span className="va-arrow" aria-hidden="true" style={{left: bar.arrow}}>
        →
      </span>
      <div className="va-physical" style={{left: bar.physical, width: bar.physicalWidth}}>
        <Physical {...{ends, mode}} />
      </div>
    </>
  )
}

/** The level of the block or page that maps the address: below a block there are no indices, only its offset. */
function endLevel(way: Path): Level {
  const last = way.entries.at(-1)
  return last?.kind === "block" ? last.level : 3
}

interface FieldProps {
  readonly source: Source
  readonly bar: AddressBar
  readonly field: AddressField
  readonly va: Va
  readonly end: Level
  readonly mode: "wide" | "medium"
}

const NAMES = {
  wide: {2: "level 2: row", 3: "level 3: column", offset: "offset in the page", physical: "physical address"},
  medium: {2: "level 2: row", 3: "level 3: col.", offset: "offset", physical: "physical"},
}

function FieldBits({source, bar, field, va, end, mode}: FieldProps) {
  const {level, high, low, x, width} = field
  const g = source.geometry
  const inBlock = level !== null && level > end
  const digits = bitsOf(va, high, low)
  const tone = level === null || inBlock ? undefined : addressTone(level)
  return (
    <div className="va-field" data-tone={tone} data-narrow={width < 76 || undefined} style={{left: x, width}}>
      <span
        className="va-bits"
        aria-hidden="true"
        style={{
          letterSpacing: `calc(${bar.pitch}px - 1ch)`,
          paddingLeft: `calc(${bar.pad + bar.pitch / 2}px - 0.5ch)`,
        }}
      >
        {digits}
      </span>
      <span className="va-name">
        {level === null ? (
          end < 3 ? (
            "offset"
          ) : (
            NAMES[mode].offset
          )
        ) : inBlock ? (
          `${level === 3 ? "column " : ""}${index(g, level, va)} in the block`
        ) : (
          <>
            <b>
              {linuxName(g, level)} <i>{index(g, level, va)}</i>
            </b>
            {width >= 76 && ` ${level >= 2 ? NAMES[mode][level as 2 | 3] : `level ${level}`}`}
          </>
        )}
      </span>
    </div>
  )
}

/** Two lines in the place of one number. */
const LINES = {
  wide: {fontSize: 13},
  medium: {fontSize: 12},
  phone: {fontSize: "min(11px, 3.2vw)", lineHeight: "12px", fontStretch: "75%", alignSelf: "center"},
}

/** Where the address ends: once if both agree. */
function Physical({ends, mode}: {readonly ends: Ends; readonly mode: VaBarProps["mode"]}) {
  const [left, right] = ends
  if (differ(ends))
    return (
      <>
        <output className="va-fault" style={LINES[mode]}>
          {left.name}: {shortEnd(left)}
          {mode === "phone" && (
            <>
              <br />
              {right.name}: {shortEnd(right)}
            </>
          )}
        </output>
        {mode !== "phone" && (
          <span className="va-name">
            {right.name}: {shortEnd(right)}
          </span>
        )}
      </>
    )
  const {pa, level, why} = left
  if (pa !== null)
    return (
      <>
        <output className="va-pa" data-long={pa.length > 13 || undefined}>
          {pa}
        </output>
        {mode !== "phone" && <span className="va-name">{NAMES[mode].physical}</span>}
      </>
    )
  return (
    <>
      <output className="va-fault">
        {mode === "phone" ? `fault, ${levelWords(level ?? 0)}` : "translation fault"}
      </output>
      {mode !== "phone" && (
        <span className="va-name">
          {levelWords(level ?? 0)}: {why}
        </span>
      )}
    </>
  )
}

/** Decimal indices, two lines: for screens without room for bits. */
function Chips({source, va, way, ends, children}: PartsProps) {
  const g = source.geometry
  const end = endLevel(way)
  const offset = va - Math.floor(va / g.granule) * g.granule
  const shown = ([-1, 0, 1, 2, 3] as const).filter(level => level >= g.start)
  return (
    <>
      <div className="va-line">
        {children}
        <span className="va-arrow" aria-hidden="true">
          →
        </span>
        <Physical ends={ends} mode="phone" />
      </div>
      <div className="va-line va-chips">
        {shown.map(level => (
          <span key={level} className="va-chip" data-tone={level > end ? undefined : addressTone(level)}>
            <b>{linuxName(g, level)}</b>
            <span style={{minWidth: `${String(entries(g, level) - 1).length}ch`}}>{index(g, level, va)}</span>
          </span>
        ))}
        <span className="va-name">offset {offset === 0 ? "0" : hex(offset)}</span>
      </div>
    </>
  )
}
