// The same bit in the copies of all revisions: a line with a station for each, and the rule of those that differ.

import {useMemo} from "react"
import type {EntryPlace} from "../../model/entryPlace.ts"
import {REVISIONS, type Experiment} from "../../model/experiment.ts"
import type {PathEntry} from "../../model/path.ts"
import type {Source} from "../../model/source.ts"
import {REVISION_WORDS} from "../control/revisions.ts"
import {useSlices} from "../useSlices.ts"
import {differingWords, inRevisions, valueIn} from "./otherRevisions.ts"

interface InRevisionsProps {
  readonly experiment: Experiment
  readonly source: Source
  readonly entry: EntryPlace
  readonly bit: number
  readonly from: PathEntry | undefined
}

export function InRevisions({experiment, source, entry, bit, from}: InRevisionsProps) {
  const work = useSlices(
    useMemo(() => () => inRevisions(experiment, source, entry), [experiment, source, entry]),
  )
  const all = work.state === "done" ? work.value : null
  const own = all?.find(({revision}) => revision === experiment.revision)
  const differ = all && differingWords(experiment, all, bit, from && from.kind !== "empty" ? from : null)
  return (
    <section className="why-part" aria-busy={all === null}>
      <h3>In other revisions</h3>
      <p className="why-of">value of this bit in the copy</p>
      <ol className="why-revisions">
        {REVISIONS.map((revision, n) => {
          const value = all && valueIn(all[n], bit)
          return (
            <li
              key={revision}
              data-own={revision === experiment.revision}
              data-other={own !== undefined && value !== valueIn(own, bit)}
            >
              <b>{all === null ? "" : (value ?? "–")}</b>
              <span>{REVISION_WORDS[revision].label}</span>
              {all !== null && value === null && <span className="unseen">no entry</span>}
            </li>
          )
        })}
      </ol>
      {differ !== null && <p className="why-under">{differ}</p>}
    </section>
  )
}
