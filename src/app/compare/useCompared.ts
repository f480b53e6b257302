// The comparison that the page shows: both sides, and what differs between them.

import {useMemo} from "react"
import {against, copyOf, type Against, type CopyTree} from "../../model/account/against.ts"
import {nextApart} from "../../model/account/nextApart.ts"
import type {Va} from "../../model/word.ts"
import {edited} from "../../model/edit.ts"
import type {Source} from "../../model/source.ts"
import type {View} from "../views.ts"
import type {Loaded} from "../../model/loaded.ts"
import {example} from "../head/catalogue.ts"
import {outcomeOf} from "../outcomes.ts"
import {useShown, type Shown} from "../shown.ts"
import {useValue} from "../store.ts"
import type {Side} from "./aspects.ts"
import {sideName} from "./sideWords.ts"
import {experimentB, type Versus, type Wings} from "./versus.ts"

export interface ComparedSide extends Side {
  /** What it was made of. */
  readonly source: Source
  readonly copy: CopyTree
  readonly name: string
  /** Entries of its source that are edited, and are not in the other side's. */
  readonly edited: number
}

export interface Compared {
  readonly loaded: Loaded
  readonly versus: Versus
  readonly a: ComparedSide
  readonly b: ComparedSide
  readonly result: Against
}

/** The name of the kernel that a copy was captured of: "Linux 6.1". */
export function capturedName({experiment}: Loaded): string {
  return example(experiment.source)?.title.split(",")[0] ?? "the kernel"
}

export function compared({experiment, loaded, outcome}: Shown, versus: Versus): Compared {
  const {source, kernelCopy} = loaded
  const other = experimentB(experiment, versus, kernelCopy)
  const from = edited(source, other.edits)
  const otherOutcome = outcomeOf(other, from)
  const ofA = {experiment, outcome, source, copy: copyOf(outcome), name: sideName({experiment, outcome})}
  const a = {...ofA, edited: versus === "kernel" ? experiment.edits.length : 0}
  const b =
    versus === "kernel" && kernelCopy
      ? {
          ...{experiment: other, source: from, copy: kernelCopy, name: `${capturedName(loaded)} itself`},
          edited: 0,
          // The account is the rule's, which the capture was found to follow; the tables are the kernel's own.
          outcome: {...otherOutcome, built: kernelCopy.root, memory: kernelCopy.memory},
        }
      : {
          ...{experiment: other, source: from, outcome: otherOutcome, copy: copyOf(otherOutcome)},
          name: sideName({experiment: other, outcome: otherOutcome}),
          edited: 0,
        }
  return {loaded, versus, a, b, result: against(source, a.copy, b.copy)}
}

/** Where two copies differ first; null: nowhere. */
export function firstApart({loaded, a, b, result}: Compared): Va | null {
  return nextApart(loaded.source, a.copy, b.copy, result, -Infinity as Va, 1)
}

/** What a view shows: only the tree has room for both copies. */
export function wingsIn(view: View, wings: Wings): Wings {
  return view === "tree" || wings !== "both" ? wings : "a"
}

/** What the key d shows next. */
export function nextWings(view: View, wings: Wings): Wings {
  if (view !== "tree") return wingsIn(view, wings) === "a" ? "b" : "a"
  return ({both: "a", a: "b", b: "both"} as const)[wings]
}

/** The side that stands for itself against its source; null: both stand beside each other. */
export function sideAlone({a, b}: Compared, view: View, wings: Wings): ComparedSide | null {
  return {both: null, a, b}[wingsIn(view, wings)]
}

/** null: nothing is compared. */
export function useCompared(): Compared | null {
  const shown = useShown()
  const versus = useValue(state => state.versus)
  const {experiment, loaded, outcome} = shown ?? {}
  return useMemo(
    () =>
      experiment && loaded && outcome && versus ? compared({experiment, loaded, outcome}, versus) : null,
    [experiment, loaded, outcome, versus],
  )
}
