// The two verdicts, and between them what it comes to: how many entries differ. B is chosen here; so are the flags of both sides.

import {memo, useMemo, type ReactNode} from "react"
import {number} from "../../model/descriptor/say.ts"
import {REVISIONS, type Experiment, type RevisionName} from "../../model/experiment.ts"
import {FLAGS, isOn, REVISION_WORDS, type FlagName} from "../control/revisions.ts"
import {Mark} from "../control/Mark.tsx"
import {send, useValue} from "../store.ts"
import {flip} from "../outcomes.ts"
import {layout} from "../../model/descriptor/field.ts"
import type {Against} from "../../model/account/against.ts"
import type {Geometry} from "../../model/geometry.ts"
import {field} from "../../model/word.ts"
import type {View} from "../views.ts"
import {listed, things} from "../words/words.ts"
import {Words} from "../words/Words.tsx"
import {partingOf, whyEqual} from "./aspects.ts"
import {sideWords} from "./sideWords.ts"
import {
  capturedName,
  nextWings,
  useCompared,
  wingsIn,
  type Compared,
  type ComparedSide,
} from "./useCompared.ts"
import {rulesOf, type Versus, type Wings} from "./versus.ts"
import {whereShown} from "./whereShown.ts"
import "./compare.css"

export const CompareBand = memo(function CompareBand() {
  const shown = useCompared()
  const view = useValue(state => state.view)
  const wanted = useValue(state => state.wings)
  if (!shown) return null
  const {a, b, result, versus} = shown
  const wings = wingsIn(view, wanted)
  const aspect = partingOf(a, b)
  const longest = Math.max(...[a, b].map(side => sideWords(side, aspect, side.name).headline.length))
  const shared = {aspect, long: longest > 28}
  const equal = result.count === 0 && a.outcome.rc === b.outcome.rc
  const said = equal
    ? `No difference between A and B in ${things(result.leaves, "entry", "entries")}.`
    : `A and B differ in ${number(result.count)} of ${things(result.leaves, "entry", "entries")}.`
  return (
    <section className="comparison" aria-label="Comparison">
      <h1 className="unseen">{said}</h1>
      <p className="unseen" role="status">
        {said}
      </p>
      <Wing
        {...shared}
        letter="A"
        side={a}
        alone={wings === "a"}
        onRules={rules => send({type: "edit", experiment: {...a.experiment, ...rules}})}
      />
      <Middle {...{shown, view, wings}} />
      <Wing
        {...shared}
        letter="B"
        side={b}
        alone={wings === "b"}
        onRules={versus === "kernel" ? null : rules => send({type: "versus", versus: rules})}
        chooser={<Chooser shown={shown} />}
      >
        {equal ? <Equal shown={shown} long={shared.long} /> : null}
      </Wing>
    </section>
  )
})

interface WingProps {
  readonly letter: "A" | "B"
  readonly side: ComparedSide
  readonly aspect: ReturnType<typeof partingOf>
  /** Is one of the two headlines long? */
  readonly long: boolean
  /** Does the picture show this one alone? */
  readonly alone: boolean
  /** null: its rules can't be chosen. */
  readonly onRules: ((rules: ReturnType<typeof rulesOf>) => void) | null
  readonly chooser?: ReactNode
  /** In the place of the verdict. */
  readonly children?: ReactNode
}

function Wing({letter, side, aspect, long, alone, onRules, chooser, children}: WingProps) {
  const {headline, text} = sideWords(side, aspect, side.name)
  return (
    <div
      className="comparison-wing"
      data-wing={letter}
      tabIndex={-1}
      role="group"
      aria-label={`Copy ${letter}`}
    >
      {children ?? (
        <>
          <h2 data-long={long}>{headline}</h2>
          <p>
            <Disc letter={letter} /> <Words text={text} />
          </p>
        </>
      )}
      {alone && <p className="comparison-alone">The picture shows {letter} against its source.</p>}
      <div className="comparison-controls">
        {chooser}
        {onRules && <SmallFlags {...{letter, onRules}} experiment={side.experiment} />}
      </div>
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
      B is{" "}
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

/** The reasons that have room. */
const MOST_REASONS = 2

/** Equal is a result: with its reason, and where it would show. */
function Equal({shown, long}: {readonly shown: Compared; readonly long: boolean}) {
  const {b, versus, result, loaded} = shown
  const reasons = useMemo(() => reasonsOf(shown), [shown])
  return (
    <>
      <h2 data-long={long}>{result.attributes === 0 ? "No difference." : "No page and no block differs."}</h2>
      <p>
        <Disc letter="B" />{" "}
        {versus === "kernel" &&
          `${b.name} made the same copy by the rules of ${REVISION_WORDS[b.experiment.revision].label}. `}
        {reasons.length === 0 && versus !== "kernel"
          ? "Both have the same rules for all that is in this range. "
          : reasons.slice(0, MOST_REASONS).map(({aspect, text, href}) => (
              <span key={aspect}>
                {text}{" "}
                {href && (
                  <a href={href} className="quiet">
                    where it shows
                  </a>
                )}{" "}
              </span>
            ))}
        {attributeText(result, loaded.source.geometry)}
      </p>
    </>
  )
}

/** "248 table descriptors differ in UXNTable and PXNTable; they lead to the same." */
function attributeText({attributes, attributeBits: {lo, hi}}: Against, g: Geometry): string {
  if (attributes === 0) return ""
  const names = layout(g, 2, "table")
    .filter(({high, low}) => field(lo, hi, high, low) !== 0)
    .map(({definition}) => definition.name)
  return `${things(attributes, "table descriptor differs", "table descriptors differ")} in ${listed(names)}; what they lead to is the same.`
}

function reasonsOf({loaded, a, b}: Compared) {
  return whyEqual(loaded.source, a, b).map(({aspect, text}) => ({
    ...{aspect, text},
    href: whereShown(aspect, rulesOf(a.experiment), rulesOf(b.experiment)),
  }))
}
