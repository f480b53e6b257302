// The comparison that the page shows: both sides, and what differs between them.

import {useMemo} from "react"
import {against, type Against, type CopyTree} from "../../model/account/against.ts"
import type {Loaded} from "../../model/loaded.ts"
import type {Outcome} from "../../model/outcome.ts"
import {example} from "../head/catalogue.ts"
import {outcomeOf} from "../outcomes.ts"
import {useShown, type Shown} from "../shown.ts"
import {useValue} from "../store.ts"
import type {Side} from "./aspects.ts"
import {sideName} from "./sideWords.ts"
import {experimentB, type Versus} from "./versus.ts"

export interface ComparedSide extends Side {
  readonly copy: CopyTree
  readonly name: string
}

export interface Compared {
  readonly loaded: Loaded
  readonly versus: Versus
  readonly a: ComparedSide
  readonly b: ComparedSide
  readonly result: Against
}

const copyOf = ({built, memory}: Outcome): CopyTree => ({root: built, memory})

/** The name of the kernel that a copy was captured of: "Linux 6.1". */
export function capturedName({experiment}: Loaded): string {
  return example(experiment.source)?.title.split(",")[0] ?? "the kernel"
}

export function compared({experiment, loaded, outcome}: Shown, versus: Versus): Compared {
  const {source, kernelCopy} = loaded
  const other = experimentB(experiment, versus, kernelCopy)
  const otherOutcome = outcomeOf(other, source)
  const a = {experiment, outcome, copy: copyOf(outcome), name: sideName({experiment, outcome})}
  const ofKernel = versus === "kernel" && kernelCopy !== undefined
  const b = {
    experiment: other,
    outcome: otherOutcome,
    copy: ofKernel ? kernelCopy : copyOf(otherOutcome),
    name: ofKernel ? `${capturedName(loaded)} itself` : sideName({experiment: other, outcome: otherOutcome}),
  }
  return {loaded, versus, a, b, result: against(source, a.copy, b.copy)}
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
