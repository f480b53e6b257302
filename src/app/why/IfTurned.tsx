// What the bit is good for: how a restore ends through the same copy with that bit the other way. Computed by running both, in slices.

import {useMemo} from "react"
import type {EntryPlace} from "../../model/entryPlace.ts"
import type {Experiment} from "../../model/experiment.ts"
import {isEntered} from "../../model/machine/whole.ts"
import type {PathEntry} from "../../model/path.ts"
import type {Source} from "../../model/source.ts"
import {bit as bitOf} from "../../model/word.ts"
import {RunRibbons} from "../theatre/RunRibbons.tsx"
import {usualScenario} from "../theatre/usualScenario.ts"
import {useSlices} from "../useSlices.ts"
import {whatIf, type WhatIf} from "./whatIf.ts"
import {consequence, noRestore, type Consequence} from "./whatIfWords.ts"

interface IfTurnedProps {
  readonly experiment: Experiment
  readonly source: Source
  readonly entry: EntryPlace
  readonly bit: number
  readonly from: PathEntry | undefined
  readonly to: PathEntry
}

export function IfTurned({experiment, source, entry, bit, from, to}: IfTurnedProps) {
  const work = useSlices(
    useMemo(
      () => () => whatIf(usualScenario(experiment), source, {...entry, bit}),
      [experiment, source, entry, bit],
    ),
  )
  const value = bitOf(to.lo, to.hi, bit)
  const stayed = from !== undefined && from.kind !== "empty" && bitOf(from.lo, from.hi, bit) !== value
  const told: Consequence | null =
    work.state === "working"
      ? null
      : work.state === "failed"
        ? noRestore(work.error)
        : consequence(source.geometry, entry, work.value)
  const ran = work.state === "done" ? work.value : null
  const runs = useMemo(() => ran && [runOf(ran)], [ran])
  return (
    <section className="why-part" aria-live="polite" aria-busy={told === null}>
      <h3>{`If it ${stayed ? "had stayed" : "were"} ${1 - value}`}</h3>
      <p className={told?.accent ? "why-ends accent" : "why-ends"}>
        {told ? told.text : "running a restore …"}
      </p>
      {told?.drawn && runs && <RunRibbons runs={runs} named={false} />}
      {told && told.under !== null && <p className="why-under">{told.under}</p>}
    </section>
  )
}

/** How far the restore came, with what its pages overwrite. */
function runOf({turned: {end, pages, copied}, ribbon}: WhatIf) {
  return {letter: "", pages, spans: ribbon, end: copied, died: isEntered(end) ? null : ""}
}
