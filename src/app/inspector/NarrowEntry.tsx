// The entry on a phone: two lines of 32 bits, and the changed ones as a list.

import {bit as bitOf} from "../../model/word.ts"
import type {BitGrid} from "../../view/bits.ts"
import {Mark} from "../control/Mark.tsx"
import {plainReason} from "../words/changeWords.ts"
import {entryWords} from "../words/entryWords.ts"
import {bitChanges, finestFields} from "../words/fieldWords.ts"
import {BitRows} from "./BitRows.tsx"
import {EntryValue} from "./EntryValue.tsx"
import {ShownWords} from "./ShownWords.tsx"
import {spoken, type ShownEntry} from "./shownEntry.ts"

/** Two lines of 32 over the whole column, as far as cells stay narrower than they are high. */
const phoneGrid = (column: number): BitGrid => ({
  pitch: Math.min(14, (column - 28) / 32),
  gap: 0,
  perLine: 32,
})

interface NarrowEntryProps {
  readonly shown: ShownEntry
  /** Width of the column that a phone has everything in, px. */
  readonly column: number
}

export function NarrowEntry({shown, column}: NarrowEntryProps) {
  const {source, at, level, from, reason, refuse, hold} = shown
  return (
    <>
      <p className="inspector-entry">
        <b>{entryWords(source, at, level, true)}</b> <span>source above copy; bits 63–32, 31–0</span>
      </p>
      <BitRows {...shown} grid={phoneGrid(column)} changed={reason.changed} spoken={spoken(shown)} />
      {from && <EntryValue {...{source, entry: from}} brief={false} onProblem={refuse} onBegin={hold} />}
      <ShownWords
        {...{shown}}
        brief={false}
        hint={
          from && shown.bit !== null ? `Tap bit ${shown.bit} of the source again to turn it over.` : undefined
        }
      >
        <Changes {...shown} />
        <p className="inspector-field">{plainReason(reason.text)}</p>
      </ShownWords>
    </>
  )
}

/** The changed fields, each with the mark of who did it. */
function Changes({source, to, reason}: Pick<ShownEntry, "source" | "to" | "reason">) {
  const changes = to ? bitChanges(finestFields(source, to), reason.changed) : []
  const markOf = (n: number) => reason.causes.find(({bits: {lo, hi}}) => bitOf(lo, hi, n) === 1)?.mark
  return (
    <ul className="inspector-changes">
      {changes.map(({bit, name, linux, text}) => {
        const mark = markOf(bit)
        return (
          <li key={bit}>
            {mark && <Mark mark={mark} radius={7} />} <b>{name}</b> {linux && <code>{linux}</code>} {text}
          </li>
        )
      })}
    </ul>
  )
}
