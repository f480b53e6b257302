// The two verdicts, and between them what it comes to: how many entries differ. B is chosen here; so are the flags of both sides.

import {memo, useMemo, type ReactNode} from "react"
import {number} from "../../model/descriptor/say.ts"
import {REVISIONS, type Experiment, type RevisionName} from "../../model/experiment.ts"
import {FLAGS, isOn, REVISION_WORDS, type FlagName} from "../control/revisions.ts"
import {Mark} from "../control/Mark.tsx"
import {send, useValue} from "../store.ts"
import {flip} from "../outcomes.ts"
import type {View} from "../views.ts"
import {things} from "../words/words.ts"
import {Words} from "../words/Words.tsx"
import {partingOf} from "./aspects.ts"
import {equalHeadline, equalSentences, WHERE} from "./equalWords.ts"
import {sideWords} from "./sideWords.ts"
import {capturedName, nextWings, useCompared, wingsIn, type Compared} from "./useCompared.ts"
import {rulesOf, type Versus, type Wings} from "./versus.ts"
import "./compare.css"

export const CompareBand = memo(function CompareBand() {
  const shown = useCompared()
  const view = useValue(state => state.view)
  const wanted = useValue(state => state.wings)
  if (!shown) return null
  const {a, b, result, versus} = shown
  const wings = wingsIn(view, wanted)
  const aspect = partingOf(a, b)
  const [ofA, ofB] = [a, b].map(side => sideWords(side, aspect, side.name))
  const long = Math.max(ofA.headline.length, ofB.headline.length) > 28
  const equal = result.count === 0 && a.outcome.rc === b.outcome.rc
  const said = equal
    ? `No difference between A and B in ${things(result.leaves, "entry", "entries")}.`
    : `A and B differ in ${number(result.count)} of ${things(result.leaves, "entry", "entries")}.`
  return (
    <section className="comparison" aria-label="Comparison">
      <h1 className="unseen">{said}</h1>
      <p className="unseen" role="status">
        {`${said} A, ${a.name}: ${ofA.headline} B, ${b.name}: ${ofB.headline}`}
      </p>
      <Wing
        {...{long, headline: ofA.headline, experiment: a.experiment}}
        letter="A"
        alone={wings === "a"}
        onRules={rules => send({type: "edit", experiment: {...a.experiment, ...rules}})}
      >
        <Words text={ofA.text} />
      </Wing>
      <Middle {...{shown, view, wings}} />
      <Wing
        {...{long, headline: equal ? equalHeadline(shown) : ofB.headline, experiment: b.experiment}}
        letter="B"
        alone={wings === "b"}
        onRules={versus === "kernel" ? null : rules => send({type: "versus", versus: rules})}
        chooser={<Chooser shown={shown} />}
      >
        {equal ? <Equal shown={shown} /> : <Words text={ofB.text} />}
      </Wing>
    </section>
  )
})

interface WingProps {
  readonly letter: "A" | "B"
  readonly experiment: Experiment
  readonly headline: string
  /** Is one of the two headlines long? */
  readonly long: boolean
  /** Does the picture show this one alone? */
  readonly alone: boolean
  /** null: its rules can't be chosen. */
  readonly onRules: ((rules: ReturnType<typeof rulesOf>) => void) | null
  readonly chooser?: ReactNode
  /** The verdict. */
  readonly children: ReactNode
}

function Wing({letter, experiment, headline, long, alone, onRules, chooser, children}: WingProps) {
  return (
    <div
      className="comparison-wing"
      data-wing={letter}
      tabIndex={-1}
      role="group"
      aria-label={`Copy ${letter}`}
    >
      <div className="comparison-head">
        <h2 data-long={long}>{headline}</h2>
        <div className="comparison-controls">
          {chooser}
          {onRules && <SmallFlags {...{letter, onRules, experiment}} />}
        </div>
      </div>
      <p>
        <Disc letter={letter} /> {children}
      </p>
      {alone && <p className="comparison-alone">The picture shows {letter} against its source.</p>}
    </div>
  )
}

export function Disc({letter}: {readonly letter: "A" | "B"}) {
  return (
    <span className="comparison-disc" aria-label={letter}>
      {letter}
    </span>
  )
}

interface SmallFlagsProps {
  readonly letter: "A" | "B"
  readonly experiment: Experiment
  onRules(rules: ReturnType<typeof rulesOf>): void
}

/** The flags, or the option in their place, as marks alone. What nobody can switch has no place here. */
function SmallFlags({letter, experiment, onRules}: SmallFlagsProps) {
  const {controls} = REVISION_WORDS[experiment.revision]
  const names = FLAGS.filter(name => controls[name].kind !== "fixed")
  return names.map((name: FlagName) => {
    const control = controls[name]
    const on = isOn(control, name, experiment)
    return (
      <button
        key={name}
        type="button"
        role="switch"
        aria-checked={on}
        aria-label={`${control.name} of ${letter}`}
        title={`${control.name} of ${letter}: ${on ? "on" : "off"}`}
        className="small-flag"
        onClick={() => onRules(rulesOf(flip(experiment, name)))}
      >
        <Mark mark={control.mark} radius={7} hollow={!on} />
      </button>
    )
  })
}

/** What B is: a revision, or the copy that was captured. */
function Chooser({shown: {versus, a, loaded}}: {readonly shown: Compared}) {
  const choose = (value: string) => {
    const rules = versus === "kernel" ? rulesOf(a.experiment) : versus
    const next: Versus = value === "kernel" ? "kernel" : {...rules, revision: value as RevisionName}
    send({type: "versus", versus: next})
  }
  return (
    <label className="comparison-chooser">
      B is
      <select
        value={versus === "kernel" ? "kernel" : versus.revision}
        onChange={event => choose(event.target.value)}
      >
        {loaded.kernelCopy && (
          <option value="kernel">the copy that {capturedName(loaded)} itself made</option>
        )}
        {REVISIONS.map(name => (
          <option key={name} value={name}>
            {REVISION_WORDS[name].title}
          </option>
        ))}
      </select>
    </label>
  )
}

interface MiddleProps {
  readonly shown: Compared
  readonly view: View
  readonly wings: Wings
}

const SHOWN = {both: "A and B", a: "A alone", b: "B alone"} as const

function Middle({shown: {result, versus}, view, wings}: MiddleProps) {
  const {count, leaves, tables} = result
  return (
    <div className="comparison-middle">
      <p>differ in</p>
      <b data-none={count === 0}>{number(count)}</b>
      <p>of {things(leaves, "entry", "entries")}</p>
      <p>
        {tables.a === tables.b
          ? `equal in tables: ${number(tables.a)}`
          : `tables: ${number(tables.a)}, ${number(tables.b)}`}
      </p>
      <p className="comparison-tools">
        <button
          type="button"
          aria-disabled={versus === "kernel"}
          title={versus === "kernel" ? "the kernel’s own copy stays B" : "swap A and B (x)"}
          onClick={() => send({type: "swap"})}
        >
          swap
        </button>
        <button
          type="button"
          aria-label={`The picture shows ${SHOWN[wings]}`}
          title={`${view === "tree" ? "" : "Only the tree has room for both. "}Another one (d)`}
          onClick={() => send({type: "wings", wings: nextWings(view, wings)})}
        >
          {SHOWN[wings]}
        </button>
        <button
          type="button"
          title="close the comparison (c)"
          onClick={() => send({type: "versus", versus: null})}
        >
          close
        </button>
      </p>
    </div>
  )
}

/** Equal is a result: with its reasons, and where they would show. */
function Equal({shown}: {readonly shown: Compared}) {
  const sentences = useMemo(() => equalSentences(shown), [shown])
  return sentences.map(({text, href}) => (
    <span key={text}>
      {text}{" "}
      {href && (
        <a href={href} className="quiet">
          {WHERE}
        </a>
      )}{" "}
    </span>
  ))
}
