// A trial: the claim, A and B with what they differ in and what they returned, the entry in question, both restores on one scale, who was
// right, and where it can be looked at.

import {useMemo} from "react"
import {number} from "../../model/descriptor/say.ts"
import type {Playbill} from "../../view/theatre/moment.ts"
import {Disc} from "../compare/CompareBand.tsx"
import {Mark} from "../control/Mark.tsx"
import {RunRibbons} from "../theatre/RunRibbons.tsx"
import {noRestore} from "../why/whatIfWords.ts"
import {EntryView} from "./EntryView.tsx"
import {MiniMap} from "./MiniMap.tsx"
import type {Point} from "./points/point.ts"
import {diedWord, endedWords} from "./runWords.ts"
import {Sixteen} from "./Sixteen.tsx"
import type {Tried as Shown, TriedSide} from "./tried.ts"
import type {Found} from "./useReview.ts"

interface TriedProps {
  readonly point: Point
  readonly tried: Shown
  readonly found: Found
}

const LETTERS = ["A", "B"] as const

export function Tried({point, tried, found}: TriedProps) {
  const {trial, both, judged, became} = point
  const {restored, unrestored, settings} = found
  const run = useMemo(() => restored && restored.map(({playbill}) => playbill), [restored])
  return (
    <>
      <h1>{tried.claim}</h1>
      <p className="review-both">{both}</p>
      <div className="review-sides">
        {tried.sides.map((side, n) => (
          <section key={LETTERS[n]} aria-label={`${LETTERS[n]}: ${side.label}`}>
            <SideHead letter={LETTERS[n]} side={side} />
            <EntryView entry={side.entry} />
            {restored && <MiniMap {...restored[n]} />}
          </section>
        ))}
      </div>
      {trial.restored !== false && (
        <section
          className="review-runs"
          aria-label="The work list"
          aria-busy={!run && unrestored === undefined}
        >
          <h2>The work list</h2>
          <p className="review-scale">
            {run
              ? `both runs on one scale: ${number(Math.max(...run.map(({pages}) => pages)))} pages, from high addresses to low`
              : unrestored !== undefined
                ? noRestore(new RangeError(unrestored)).text
                : "running two restores …"}
          </p>
          {run && <Runs run={run} />}
        </section>
      )}
      {point.name === "knobs" && run && <Sixteen settings={settings} />}
      <footer className="review-foot">
        <div>
          <p className="review-judged">
            <b>{judged.who}</b> {tried.why}
          </p>
          <p className="review-became">{became}</p>
        </div>
        <Doors links={tried.links} died={run ? run.map(playbill => endedWords(playbill).died) : null} />
      </footer>
    </>
  )
}

interface SideHeadProps {
  readonly letter: "A" | "B"
  readonly side: TriedSide
}

function SideHead({letter, side: {label, mark, returned}}: SideHeadProps) {
  const off = / off$/.test(label)
  return (
    <p className="review-side">
      <Disc letter={letter} />
      {mark && <Mark mark={mark} radius={9} hollow={off} />}
      <code>{label}</code>
      <code className="review-rc">returns {returned}</code>
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
  readonly links: Shown["links"]
  /** Of each side; null: nothing was restored. */
  readonly died: readonly boolean[] | null
}

/** Where it can be looked at: links. */
function Doors({links: {both, tree, theatre}, died}: DoorsProps) {
  const watched = died === null ? -1 : died.lastIndexOf(true)
  return (
    <div className="review-doors">
      {watched >= 0 && (
        <a className="filled" href={theatre[watched]}>
          Watch {LETTERS[watched]} die
        </a>
      )}
      {both !== null ? (
        <a className="outlined" href={both}>
          Open both in Tree
        </a>
      ) : (
        tree.map((link, n) => (
          <a key={LETTERS[n]} className="outlined" href={link}>
            Open {LETTERS[n]} in Tree
          </a>
        ))
      )}
    </div>
  )
}
