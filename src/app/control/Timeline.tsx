// The copy as a line of time: where something changed, where it ended.

import {number} from "../../model/descriptor/say.ts"
import {memo, useMemo} from "react"
import type {Experiment} from "../../model/experiment.ts"
import type {Outcome} from "../../model/outcome.ts"
import type {Source} from "../../model/source.ts"
import type {Mode} from "../../view/stage/layout.ts"
import {timeLine} from "../../view/timeline.ts"
import {taken, things} from "../words/words.ts"
import "./timeline.css"

interface TimelineProps {
  readonly source: Source
  readonly experiment: Experiment
  readonly outcome: Outcome
  readonly mode: Mode
}

/** "126,210 entries read, 249 pages taken, 636 changes", or where it stopped. */
function timeWords(outcome: Outcome): string {
  const {rc, account} = outcome
  const whole = account.survey.entries
  return rc === 0
    ? `${things(account.entriesRead, "entry", "entries")} read, ${taken(outcome, "page")} taken, ${things(account.changed, "change")}`
    : `stopped at entry ${number(account.entriesRead)} of ${number(whole)}`
}

export const Timeline = memo(function Timeline({source, outcome, mode}: TimelineProps) {
  const {ticks, end} = useMemo(() => timeLine(source, outcome), [source, outcome])
  return (
    <section className="timeline" data-mode={mode} aria-label="Time">
      <b>Time</b>
      <svg viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true">
        <path className="time-base" d="M0,7H1000" />
        {ticks.map(({from, to}) => (
          <path
            key={from}
            className="time-tick"
            d={`M${from * 1000},2h${Math.max(1.5, (to - from) * 1000)}v10h${-Math.max(1.5, (to - from) * 1000)}Z`}
          />
        ))}
      </svg>
      <span className="time-end" style={{"--end": end} as React.CSSProperties} aria-hidden="true" />
      <p>{timeWords(outcome)}</p>
    </section>
  )
})
