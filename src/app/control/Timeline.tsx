// The copy as a line of time: where something changed, where it ended.

import {number} from "../../model/descriptor/say.ts"
import {memo, useMemo, type ReactNode} from "react"
import type {Outcome} from "../../model/outcome.ts"
import type {Source} from "../../model/source.ts"
import type {Mode} from "../../view/stage/layout.ts"
import {timeLine, type TimeLine} from "../../view/timeline.ts"
import {differing} from "../differences/listWords.ts"
import {openTime} from "../time/openTime.ts"
import {send, useValue} from "../store.ts"
import {taken, things} from "../words/words.ts"
import "./timeline.css"

interface TimelineProps {
  readonly source: Source
  readonly outcome: Outcome
  readonly mode: Mode
}

/** "126,210 entries read, 249 pages taken,", or where it stopped. */
function timeWords(outcome: Outcome): string {
  const {rc, account} = outcome
  const whole = account.survey.entries
  return rc === 0
    ? `${things(account.entriesRead, "entry", "entries")} read, ${taken(outcome, "page")} taken,`
    : `stopped at entry ${number(account.entriesRead)} of ${number(whole)}:`
}

/** What the list holds: "636 changes", or of a copy that lacks or has something else, "62,785 differences". */
function listWords({account, stop}: Outcome): string {
  // On its way a copy lacks what it has not come to yet: that is no difference.
  const all = differing(account) - (stop?.reason === "paused" ? account.fates.missing : 0)
  return all === account.changed ? things(all, "change") : things(all, "difference")
}

export const Timeline = memo(function Timeline({source, outcome, mode}: TimelineProps) {
  const line = useMemo(() => timeLine(source, outcome), [source, outcome])
  return (
    <TimeSection line={line} mode={mode} onOpen={openTime}>
      {timeWords(outcome)} <ListButton>{listWords(outcome)}</ListButton>
    </TimeSection>
  )
})

interface TimeSectionProps {
  readonly line: TimeLine
  readonly mode: Mode
  /** Opens the steps of the copy; without it there are none to look at. */
  readonly onOpen?: () => void
  /** What is said at its end. */
  readonly children: ReactNode
}

export function TimeSection({line: {ticks, end}, mode, onOpen, children}: TimeSectionProps) {
  const opened = useValue(state => state.step !== null)
  return (
    <section className="timeline" data-mode={mode} aria-label="Time">
      {onOpen ? (
        <button
          type="button"
          className="time-open"
          title="step through the copy (t)"
          aria-keyshortcuts="t"
          aria-expanded={opened}
          onClick={onOpen}
        >
          Time
        </button>
      ) : (
        <b>Time</b>
      )}
      <span className="time-line" aria-hidden="true">
        <svg viewBox="0 0 1000 14" preserveAspectRatio="none">
          <path className="time-base" d="M0,7H1000" />
          {ticks.map(({from, to}) => (
            <path
              key={from}
              className="time-tick"
              d={`M${from * 1000},2h${Math.max(1.5, (to - from) * 1000)}v10h${-Math.max(1.5, (to - from) * 1000)}Z`}
            />
          ))}
        </svg>
        <span className="time-end" style={{"--end": end} as React.CSSProperties} />
      </span>
      <p>{children}</p>
    </section>
  )
}

/** Opens the list of differences; `children`: what it holds. */
function ListButton({children}: {readonly children: ReactNode}) {
  const listing = useValue(state => state.listing)
  return (
    <button
      type="button"
      className="quiet time-list"
      aria-expanded={listing}
      title="the list of differences (l)"
      onClick={() => send({type: "list", open: !listing})}
    >
      {children}
    </button>
  )
}
