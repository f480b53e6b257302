// The two verdicts, and between them what it comes to: how many entries differ. B is chosen here; so are the flags of both sides.

import {memo, useMemo, type ReactNode} from "react"
import {number} from "../../model/descriptor/say.ts"
import {REVISIONS, type Experiment, type RevisionName} from "../../model/experiment.ts"
import {FLAGS, isOn, REVISION_WORDS, type FlagName} from "../control/revisions.ts"
import {Mark} from "../control/Mark.tsx"
import {send} from "../store.ts"
import {flip} from "../outcomes.ts"
import {things} from "../words/words.ts"
import {Words} from "../words/Words.tsx"
import {partingOf, whyEqual} from "./aspects.ts"
import {sideWords} from "./sideWords.ts"
import {capturedName, useCompared, type Compared, type ComparedSide} from "./useCompared.ts"
import {rulesOf, type Versus} from "./versus.ts"
import {whereShown} from "./whereShown.ts"
import "./compare.css"

export const CompareBand = memo(function CompareBand() {
  const shown = useCompared()
  if (!shown) return null
  const {a, b, result, versus} = shown
  const aspect = partingOf(a, b)
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
        letter="A"
        side={a}
        aspect={aspect}
        onRules={rules => send({type: "edit", experiment: {...a.experiment, ...rules}})}
      />
      <Middle shown={shown} />
      <Wing
        letter="B"
        side={b}
        aspect={aspect}
        onRules={versus === "kernel" ? null : rules => send({type: "versus", versus: rules})}
        chooser={<Chooser shown={shown} />}
      >
        {equal ? <Equal shown={shown} /> : null}
      </Wing>
    </section>
  )
})

interface WingProps {
  readonly letter: "A" | "B"
  readonly side: ComparedSide
  readonly aspect: ReturnType<typeof partingOf>
  /** null: its rules can't be chosen. */
  readonly onRules: ((rules: ReturnType<typeof rulesOf>) => void) | null
  readonly chooser?: ReactNode
  /** In the place of the verdict. */
  readonly children?: ReactNode
}

function Wing({letter, side, aspect, onRules, chooser, children}: WingProps) {
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
          <h2 data-long={headline.length > 34}>{headline}</h2>
          <p>
            <Disc letter={letter} /> <Words text={text} />
          </p>
        </>
      )}
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

function Middle({shown: {result, versus}}: {readonly shown: Compared}) {
  const {count, leaves, tables, attributes} = result
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
      {attributes > 0 && <p>{things(attributes, "table entry", "table entries")} differ</p>}
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
          title="close the comparison (c)"
          onClick={() => send({type: "versus", versus: null})}
        >
          close B
        </button>
      </p>
    </div>
  )
}

/** Equal is a result: with its reason, and where it would show. */
function Equal({shown}: {readonly shown: Compared}) {
  const {b, versus, result} = shown
  const reasons = useMemo(() => reasonsOf(shown), [shown])
  const {attributes} = result
  return (
    <>
      <h2>{attributes === 0 ? "No difference." : "No entry differs."}</h2>
      <p>
        <Disc letter="B" />{" "}
        {versus === "kernel"
          ? `${b.name} made the same copy, slot for slot, by the rules of ${REVISION_WORDS[b.experiment.revision].label}.`
          : reasons.length === 0
            ? "Both have the same rules for all that is in this range."
            : reasons.map(({aspect, text, href}) => (
                <span key={aspect}>
                  {text}{" "}
                  {href && (
                    <a href={href} className="quiet">
                      where it shows
                    </a>
                  )}{" "}
                </span>
              ))}
        {attributes > 0 &&
          ` ${things(attributes, "table descriptor has", "table descriptors have")} other attributes.`}
      </p>
    </>
  )
}

function reasonsOf({loaded, versus, a, b}: Compared) {
  if (versus === "kernel") return []
  return whyEqual(loaded.source, a, b).map(({aspect, text}) => ({
    ...{aspect, text},
    href: whereShown(aspect, rulesOf(a.experiment), versus),
  }))
}
