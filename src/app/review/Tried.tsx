// A trial: the claim, A and B with what they differ in and what they returned, the entry in question, both restores on one scale, who was
// right, and where it can be looked at.

import {useMemo, useState} from "react"
import {number} from "../../model/descriptor/say.ts"
import type {Loaded} from "../../model/loaded.ts"
import type {Playbill} from "../../view/theatre/moment.ts"
import {Disc} from "../compare/CompareBand.tsx"
import {Mark} from "../control/Mark.tsx"
import {RunRibbons} from "../theatre/RunRibbons.tsx"
import {useSlices} from "../useSlices.ts"
import {noRestore} from "../why/whatIfWords.ts"
import {EntryView} from "./EntryView.tsx"
import {bothLink, theatreLink, treeLink} from "./links.ts"
import {MiniMap} from "./MiniMap.tsx"
import type {Point} from "./points/point.ts"
import {restores} from "./restores.ts"
import {diedWord, endedWords, returned} from "./runWords.ts"
import {Sixteen} from "./Sixteen.tsx"
import {resultsOf, type SideResult} from "./trial.ts"

interface TriedProps {
  readonly point: Point
  readonly opened: Readonly<Record<string, Loaded>>
}

const LETTERS = ["A", "B"] as const

export function Tried({point, opened}: TriedProps) {
  const {trial, claim, both, judged, became} = point
  // Examples that come later do not change these.
  const [results] = useState(() => resultsOf(trial, name => opened[name]))
  const entry = useMemo(() => trial.entry(results), [trial, results])
  const work = useSlices(
    useMemo(() => (trial.restored === false ? null : () => restores(results)), [trial, results]),
  )
  const restored = work.state === "done" ? work.value : null
  const run = useMemo(() => restored && restored.map(({playbill}) => playbill), [restored])
  const sides = [results.a, results.b]
  return (
    <>
      <h1>{claim(results)}</h1>
      <p className="review-both">{both}</p>
      <div className="review-sides">
        {sides.map((side, n) => (
          <section key={LETTERS[n]} aria-label={`${LETTERS[n]}: ${side.side.label}`}>
            <SideHead letter={LETTERS[n]} side={side} />
            <EntryView side={side} entry={entry} />
            {restored && <MiniMap {...restored[n]} />}
          </section>
        ))}
      </div>
      {trial.restored !== false && (
        <section className="review-runs" aria-label="The work list" aria-busy={work.state === "working"}>
          <h2>The work list</h2>
          <p className="review-scale">
            {run
              ? `both runs on one scale: ${number(Math.max(...run.map(({pages}) => pages)))} pages, from high addresses to low`
              : work.state === "failed"
                ? noRestore(work.error).text
                : "running two restores …"}
          </p>
          {run && <Runs run={run} />}
        </section>
      )}
      {point.name === "knobs" && run && <Sixteen side={results.a} />}
      <footer className="review-foot">
        <div>
          <p className="review-judged">
            <b>{judged.who}</b> {judged.why(results)}
          </p>
          <p className="review-became">{became}</p>
        </div>
        <Doors {...{point, results}} died={run !== null && run.map(({end}) => end.kind === "fault")} />
      </footer>
    </>
  )
}

interface SideHeadProps {
  readonly letter: "A" | "B"
  readonly side: SideResult
}

function SideHead({letter, side: {side, outcome}}: SideHeadProps) {
  const off = / off$/.test(side.label)
  return (
    <p className="review-side">
      <Disc letter={letter} />
      {side.mark && <Mark mark={side.mark} radius={9} hollow={off} />}
      <code>{side.label}</code>
      <code className="review-rc">returns {returned(outcome)}</code>
    </p>
  )
}

function Runs({run}: {readonly run: readonly Playbill[]}) {
  const runs = useMemo(
    () =>
      run.map(({pages, ribbon, copied, list, end}, n) => ({
        ...{letter: LETTERS[n], pages, spans: ribbon, end: copied},
        died: diedWord({end, list}),
      })),
    [run],
  )
  return (
    <>
      <RunRibbons runs={runs} named />
      <div className="review-sides">
        {run.map((playbill, n) => {
          const {word, headline, text, died} = endedWords(playbill)
          return (
            <div key={LETTERS[n]} className="review-end">
              <p>
                <b className={died ? "accent" : undefined}>{word}</b>
                <b>{headline}</b>
              </p>
              <p>{text}</p>
            </div>
          )
        })}
      </div>
    </>
  )
}

interface DoorsProps {
  readonly point: Point
  readonly results: ReturnType<typeof resultsOf>
  readonly died: readonly boolean[] | false
}

/** Where it can be looked at: links. */
function Doors({point: {trial}, results, died}: DoorsProps) {
  const both = bothLink(trial, results)
  const watched = died === false ? null : died[1] ? "b" : died[0] ? "a" : null
  return (
    <div className="review-doors">
      {watched && (
        <a className="filled" href={theatreLink(results, watched)}>
          Watch {watched.toUpperCase()} die
        </a>
      )}
      {both !== null ? (
        <a className="outlined" href={both}>
          Open both in Tree
        </a>
      ) : (
        (["a", "b"] as const).map(side => (
          <a key={side} className="outlined" href={treeLink(trial, results, side)}>
            Open {side.toUpperCase()} in Tree
          </a>
        ))
      )}
    </div>
  )
}
