// One descriptor of the source above its copy, bit by bit, and the sentence that says why the copy is as it is. Pointing at a cell,
// or going there with the arrow keys, says what its field is instead; a click on a bit of the source, or Enter, turns it over; a click on
// a bit of the copy, or w, asks why it is as it is. Drawn with a handful of elements, since it follows the pointer.

import {memo, useRef, useState} from "react"
import {entryOn} from "../../model/path.ts"
import type {Va} from "../../model/word.ts"
import {bitsSet} from "../../view/bits.ts"
import {later} from "../later.tsx"
import {why} from "../words/reasons.ts"
import {Edits} from "./Edits.tsx"
import {FieldEditor} from "./FieldEditor.tsx"
import {InspectorHead} from "./InspectorHead.tsx"
import {NarrowEntry} from "./NarrowEntry.tsx"
import {WideEntry} from "./WideEntry.tsx"
import {placeOf, turnBit} from "./editEntry.ts"
import type {ShownEntry} from "./shownEntry.ts"
import {placeAbove, useAsked} from "./useAsked.ts"
import {useSituation, type SituationProps} from "./useSituation.ts"
import "./edits.css"
import "./inspector.css"

const WhyPopover = later(async () => (await import("../why/WhyPopover.tsx")).WhyPopover)

export interface InspectorProps extends SituationProps {
  /** Width of the column that a phone has everything in, px. */
  readonly column: number
  onSelect(va: Va): void
}

export const Inspector = memo(function Inspector(props: InspectorProps) {
  const {source, experiment, point, mode, column, onSelect} = props
  const [bit, setBit] = useState<number | null>(null)
  const [refused, setRefused] = useState<{readonly why: string; readonly of: Va} | null>(null)
  // The field that is being set, by one of its bits.
  const [setting, setSetting] = useState<number | null>(null)
  const door = useRef<HTMLButtonElement>(null)
  const {situation, ends, choose, keep} = useSituation(props)
  const {at, level} = situation
  const [from, to] = [entryOn(at.source, level), entryOn(at.copy, level)]
  const reason = why(situation)
  const hold = () => {
    if (from) keep(placeOf(from))
    onSelect(point)
  }
  const {asked, ask, unask, section} = useAsked(() => onSelect(point))
  const refuse = (why: string | null) => setRefused(why === null ? null : {why, of: point})
  const shown: ShownEntry = {
    ...{source, at, level, from, to, reason, bit, refuse, hold, ask},
    refused: refused?.of === point ? refused.why : null,
    setBit(next) {
      setBit(next)
      if (next === null) setRefused(null)
    },
    openField: setSetting,
    turn(n) {
      if (!from) return
      keep(placeOf(from))
      refuse(turnBit(source, from, n))
    },
    asked: asked?.bit ?? null,
  }
  return (
    <section ref={section} className="inspector" data-mode={mode} aria-label="Descriptor">
      <InspectorHead
        {...{source, ends, level, mode, door}}
        onLevel={choose}
        onSet={from && (() => setSetting(setting === null ? (bit ?? 0) : null))}
        isSetting={setting !== null}
        onWhy={to && (() => (asked ? unask() : ask(bit ?? bitsSet(reason.changed)[0] ?? 0)))}
        isAsking={asked !== null}
      >
        <Edits {...{source, experiment, mode, onSelect}} />
        {from && setting !== null && (
          <FieldEditor
            key={`${from.table} ${from.index}`}
            {...{source, entry: from, hold}}
            bit={setting}
            setBit={setSetting}
            onClose={() => {
              setSetting(null)
              door.current?.focus()
            }}
          />
        )}
      </InspectorHead>
      {mode === "phone" ? <NarrowEntry {...{shown, column}} /> : <WideEntry {...{shown, mode}} />}
      {asked && (
        <WhyPopover
          {...{situation, bit: asked.bit}}
          place={mode === "phone" ? null : placeAbove(mode, asked)}
          onClose={unask}
        />
      )}
    </section>
  )
})
