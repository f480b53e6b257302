// The time of two copies on one line: where they differ.

import {memo, useMemo} from "react"
import {number} from "../../model/descriptor/say.ts"
import type {Mode} from "../../view/stage/layout.ts"
import {comparedLine} from "../../view/timeline.ts"
import {TimeSection} from "../control/Timeline.tsx"
import {taken, things} from "../words/words.ts"
import type {Compared} from "./useCompared.ts"

interface ComparedTimeProps {
  readonly compared: Compared
  readonly mode: Mode
}

export const ComparedTime = memo(function ComparedTime({compared, mode}: ComparedTimeProps) {
  const {a, b, result, loaded} = compared
  const line = useMemo(
    () => comparedLine(loaded.source, a.outcome, b.outcome, result),
    [loaded.source, a.outcome, b.outcome, result],
  )
  return (
    <TimeSection line={line} mode={mode}>
      {bothWords(compared)}
    </TimeSection>
  )
})

/** "both read 191,874 entries and took 377 pages", or what each did. */
function bothWords({a, b, versus, result}: Compared): string {
  const read = ({outcome}: Compared["a"]) => things(outcome.account.entriesRead, "entry", "entries")
  const pages = ({outcome}: Compared["a"]) => taken(outcome, "page")
  if (versus === "kernel") {
    const {a: own, b: kernels} = result.tables
    const tables =
      own === kernels ? `both have ${things(own, "table", "tables")}` : `A has ${own} tables, B ${kernels}`
    return `A read ${read(a)}; ${tables}`
  }
  if (read(a) === read(b) && pages(a) === pages(b)) return `both read ${read(a)} and took ${pages(a)}`
  const [x, y] = [a, b].map(({outcome}) => number(outcome.account.entriesRead))
  return `A read ${x} entries and took ${pages(a)}, B ${y} and ${pages(b)}`
}
