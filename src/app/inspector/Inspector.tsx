// One descriptor of the source above its copy, bit by bit, and the sentence that says why the copy is as it is. Pointing at a cell,
// or going there with the arrow keys, says what its field is instead; a click on a bit of the source, or Enter, turns it over; a click on
// a bit of the copy, or w, asks why it is as it is. Drawn with a handful of elements, since it follows the pointer.

import {memo, useRef, useState} from "react"
import type {Experiment} from "../../model/experiment.ts"
import {linuxName, type Level} from "../../model/geometry.ts"
import type {Outcome} from "../../model/outcome.ts"
import {entryAt, entryOn, type EntryAt, type Path, type PathEntry} from "../../model/path.ts"
import type {Source} from "../../model/source.ts"
import {bit as bitOf, hex64, type Va} from "../../model/word.ts"
import {BIT_GRIDS, bitsSet, type BitGrid} from "../../view/bits.ts"
import type {Mode} from "../../view/stage/layout.ts"
import {useRoom} from "../frame.ts"
import {later} from "../later.tsx"
import {BitRows} from "./BitRows.tsx"
import {plainReason, type Situation} from "../words/changeWords.ts"
import {absentWords, entryWords} from "../words/entryWords.ts"
import {bitChanges, bitWords, fieldAt, finestFields, spokenField, valuesWords} from "../words/fieldWords.ts"
import {Edits} from "./Edits.tsx"
import {FieldEditor} from "./FieldEditor.tsx"
import {EntryValue} from "./EntryValue.tsx"
import {turnBit} from "./editEntry.ts"
import {placeAbove, useAsked} from "./useAsked.ts"
import {Mark} from "../control/Mark.tsx"
import {why, type Why} from "../words/reasons.ts"
import {WhyWords} from "../words/WhyWords.tsx"
import "./edits.css"
import "./inspector.css"

const WhyPopover = later(async () => (await import("../why/WhyPopover.tsx")).WhyPopover)

export interface InspectorProps {
  readonly source: Source
  readonly experiment: Experiment
  readonly outcome: Outcome
  readonly point: Va
  readonly mode: Mode
  onSelect(va: Va): void
}

/** Two lines of 32 over the whole column, as far as cells stay narrower than they are high. */
const phoneGrid = (column: number): BitGrid => ({
  pitch: Math.min(14, (column - 28) / 32),
  gap: 0,
  perLine: 32,
})

export const Inspector = memo(function Inspector(props: InspectorProps) {
  const {source, experiment, outcome, point, mode, onSelect} = props
  const [chosen, setChosen] = useState<Level | null>(null)
  const [bit, setBit] = useState<number | null>(null)
  const [refused, setRefused] = useState<{readonly why: string; readonly of: Va} | null>(null)
  const [setting, setSetting] = useState<number | null>(null)
  const door = useRef<HTMLButtonElement>(null)
  const at = entryAt(source, outcome, point)
  const ends = Math.max(at.level, at.copy.entries.at(-1)?.level ?? at.level) as Level
  const level = chosen !== null && chosen < ends && chosen >= source.geometry.start ? chosen : ends
  const [from, to] = [entryOn(at.source, level), entryOn(at.copy, level)]
  const situation: Situation = {source, experiment, outcome, at, level, va: point, brief: mode === "medium"}
  const reason = why(situation)
  const {asked, ask, unask, section} = useAsked(() => onSelect(point))
  const refuse = (why: string | null) => setRefused(why === null ? null : {why, of: point})
  const shown: ShownProps = {
    ...{source, at, level, from, to, reason, bit},
    refused: refused?.of === point ? refused.why : null,
    setBit(next) {
      setBit(next)
      if (next === null) setRefused(null)
    },
    refuse,
    openField: setSetting,
    turn: n => from && refuse(turnBit(source, from, n)),
    asked: asked?.bit ?? null,
    ask,
  }
  const doubted = bit ?? bitsSet(reason.changed)[0] ?? 0
  const popover = asked && (
    <WhyPopover
      {...{situation, bit: asked.bit}}
      place={mode === "phone" ? null : placeAbove(mode, asked)}
      onClose={unask}
    />
  )
  return (
    <section ref={section} className="inspector" data-mode={mode} aria-label="Descriptor">
      <div className="inspector-head">
        <Levels {...{source, ends, level, setChosen}} />
        {from && (
          <button
            ref={door}
            type="button"
            className="quiet"
            aria-expanded={setting !== null}
            title="choose a field of the source’s descriptor and its value"
            aria-label="set a field"
            onClick={() => setSetting(setting === null ? (bit ?? 0) : null)}
          >
            {mode === "medium" ? "field" : "set a field"}
          </button>
        )}
        {to && (
          <button
            type="button"
            className="quiet"
            aria-expanded={asked !== null}
            title="why a bit of the copy is as it is (w); or click on one"
            onClick={() => (asked ? unask() : ask(doubted))}
          >
            why?
          </button>
        )}
        <Edits {...{source, experiment, onSelect}} />
        {from && setting !== null && (
          <FieldEditor
            key={`${from.table} ${from.index}`}
            {...{source, entry: from}}
            bit={setting}
            setBit={setSetting}
            onClose={() => {
              setSetting(null)
              door.current?.focus()
            }}
          />
        )}
      </div>
      {mode === "phone" ? <Narrow {...shown} /> : <Wide {...shown} mode={mode} />}
      {popover}
    </section>
  )
})

interface LevelsProps {
  readonly source: Source
  readonly ends: Level
  readonly level: Level
  setChosen(level: Level | null): void
}

/** The entries on the way to the address: any of them can be looked at. */
function Levels({source, ends, level, setChosen}: LevelsProps) {
  const g = source.geometry
  const list = ([-1, 0, 1, 2, 3] as const).filter(l => l >= g.start && l <= ends)
  return (
    <div className="inspector-levels" role="group" aria-label="Entry">
      {list.map(l => (
        <button
          key={l}
          type="button"
          className="quiet"
          aria-pressed={l === level}
          onClick={() => setChosen(l === ends ? null : l)}
        >
          {linuxName(g, l)}
        </button>
      ))}
    </div>
  )
}

interface ShownProps {
  readonly source: Source
  readonly at: EntryAt
  readonly level: Level
  readonly from: PathEntry | undefined
  readonly to: PathEntry | undefined
  readonly reason: Why
  readonly bit: number | null
  /** Why the last change was not made. */
  readonly refused: string | null
  setBit(bit: number | null): void
  refuse(why: string | null): void
  /** A field, by one of its bits, is to be set. */
  openField(bit: number): void
  /** Turns a bit of the source over. */
  turn(bit: number): void
  /** The bit of the copy whose reason is shown, and what shows another one's. */
  readonly asked: number | null
  ask(bit: number): void
}

function Wide({
  source,
  at,
  level,
  from,
  to,
  reason,
  bit,
  refused,
  setBit,
  refuse,
  openField,
  turn,
  asked,
  ask,
  mode,
}: ShownProps & {readonly mode: "wide" | "medium"}) {
  const value = (entry: PathEntry | undefined, way: Path) =>
    entry ? (
      <code>{hex64(entry).slice(mode === "medium" ? 2 : 0)}</code>
    ) : (
      <span>{absentWords(source, way)}</span>
    )
  return (
    <>
      <p className="inspector-value source">
        <b>Source</b>{" "}
        {from ? (
          <EntryValue
            key={`${from.table} ${from.index}`}
            {...{source, entry: from}}
            brief={mode === "medium"}
            onProblem={refuse}
          />
        ) : (
          value(from, at.source)
        )}
      </p>
      <p className="inspector-value copy">
        <b>Copy</b> {value(to, at.copy)}
      </p>
      <p className="inspector-entry">{entryWords(source, at, level, mode === "medium")}</p>
      <BitRows
        grid={BIT_GRIDS[mode]}
        {...{source, from, to, bit, setBit, openField, turn, asked, ask}}
        changed={reason.changed}
        spoken={spoken(source, from, to, reason, bit)}
      >
        {refused !== null ? (
          <Refused why={refused} />
        ) : bit === null ? (
          <WhyWords reason={reason} grid={BIT_GRIDS[mode]} />
        ) : (
          <FieldWords {...{source, from, to, bit}} brief={mode === "medium"} />
        )}
      </BitRows>
    </>
  )
}

/** Two lines of 32 bits, and the changed ones as a list. */
function Narrow({
  source,
  at,
  level,
  from,
  to,
  reason,
  bit,
  refused,
  setBit,
  refuse,
  openField,
  turn,
  asked,
  ask,
}: ShownProps) {
  const {column} = useRoom()
  const changes = to ? bitChanges(finestFields(source, to), reason.changed) : []
  const markOf = (n: number) => reason.causes.find(({bits: {lo, hi}}) => bitOf(lo, hi, n) === 1)?.mark
  return (
    <>
      <p className="inspector-entry">
        <b>{entryWords(source, at, level, true)}</b> <span>source above copy; bits 63–32, 31–0</span>
      </p>
      <BitRows
        grid={phoneGrid(column)}
        {...{source, from, to, bit, setBit, openField, turn, asked, ask}}
        changed={reason.changed}
        spoken={spoken(source, from, to, reason, bit)}
      />
      {from && (
        <EntryValue
          key={`${from.table} ${from.index}`}
          {...{source, entry: from}}
          brief={false}
          onProblem={refuse}
        />
      )}
      {refused !== null ? (
        <Refused why={refused} />
      ) : bit === null ? (
        <>
          <ul className="inspector-changes">
            {changes.map(({bit, name, linux, text}) => {
              const mark = markOf(bit)
              return (
                <li key={bit}>
                  {mark && <Mark mark={mark} radius={7} />} <b>{name}</b> {linux && <code>{linux}</code>}{" "}
                  {text}
                </li>
              )
            })}
          </ul>
          <p className="inspector-field">{plainReason(reason.text)}</p>
        </>
      ) : (
        <FieldWords {...{source, from, to, bit}} />
      )}
    </>
  )
}

function Refused({why}: {readonly why: string}) {
  return (
    <p className="inspector-field inspector-refused" role="alert">
      {why}. The entry stays as it was.
    </p>
  )
}

interface FieldWordsProps {
  readonly source: Source
  readonly from: PathEntry | undefined
  readonly to: PathEntry | undefined
  readonly bit: number
  /** For one line: what it is for is left out. */
  readonly brief?: boolean
}

/** What a field is, and what its value says in the source and in the copy. */
function FieldWords({source, from, to, bit, brief = false}: FieldWordsProps) {
  const [a, b] = [from, to].map(entry => entry && fieldAt(finestFields(source, entry), bit))
  const field = b && to?.kind !== "empty" ? b : (a ?? b)
  if (!field) return <p className="inspector-field">No descriptor: there is no table for it.</p>
  return (
    <p className="inspector-field">
      <b>{field.name}</b> {field.linux !== undefined && <code>{field.linux}</code>} {bitWords(field)}.{" "}
      {!brief && field.about}
      <span>{valuesWords(a, b)}</span>
    </p>
  )
}

function spoken(
  source: Source,
  from: PathEntry | undefined,
  to: PathEntry | undefined,
  reason: Why,
  bit: number | null,
): string {
  const entry = from ?? to
  if (bit === null || !entry) return plainReason(reason.text)
  const field = fieldAt(finestFields(source, entry), bit)
  return spokenField(field, from && to && fieldAt(finestFields(source, to), bit), reason.changed)
}
