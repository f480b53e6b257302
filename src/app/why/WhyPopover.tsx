// Why a bit of the copy is as it is: at the bit, above the descriptor, never over it. The page stays active: what it shows follows what is
// done there. On a phone it stands in the page, below the bits.

import {useEffect, useMemo, useRef, type ReactNode} from "react"
import {causeOf} from "../../model/steps/cause.ts"
import {entryOn} from "../../model/path.ts"
import type {Experiment} from "../../model/experiment.ts"
import type {EntryPlace} from "../../model/entryPlace.ts"
import type {Source} from "../../model/source.ts"
import {isOn, REVISION_WORDS, type FlagName} from "../control/revisions.ts"
import {Mark} from "../control/Mark.tsx"
import {IconButton} from "../head/Icon.tsx"
import {flip} from "../outcomes.ts"
import {send} from "../store.ts"
import {goTo} from "../time/go.ts"
import {lineOf} from "../time/paused.ts"
import {useEscape} from "../useEscape.ts"
import type {ReasonPiece, Situation} from "../words/changeWords.ts"
import {bitWhy, type BitWhy} from "./bitWhy.ts"
import {InRevisions} from "./InRevisions.tsx"
import {IfTurned} from "./IfTurned.tsx"
import "./why.css"

interface WhyPopoverProps {
  readonly situation: Situation
  readonly bit: number
  /** Where it stands: its left edge, the bit's middle in it, and how high it may be, px; null: in the page, below the bits. */
  readonly place: {readonly left: number; readonly tail: number; readonly most: number} | null
  /** Is it about another copy than the experiment's own? It can be asked about, and not be edited from here. */
  readonly foreign?: boolean
  onClose(): void
}

export function WhyPopover({situation, bit, place, foreign = false, onClose}: WhyPopoverProps) {
  const {experiment, source, level, outcome} = situation
  const told = bitWhy(situation, bit)
  const [from, to] = [entryOn(situation.at.source, level), entryOn(situation.at.copy, level)]
  const dialog = useRef<HTMLDivElement>(null)
  useEffect(() => dialog.current!.focus(), [])
  useEscape(true, onClose)
  const va = to?.va ?? situation.va
  const entry = useMemo((): EntryPlace => ({level, va}), [level, va])
  // Through a copy on its way nothing is restored.
  const whole = outcome.stop?.reason !== "paused"
  return (
    <div
      ref={dialog}
      className="why-popover"
      role="dialog"
      aria-labelledby="why-title"
      tabIndex={-1}
      data-inline={place === null}
      style={place ? {left: place.left, maxHeight: place.most} : undefined}
    >
      {place && <span className="why-tail" style={{left: place.tail}} aria-hidden="true" />}
      <div className="why-inside">
        <div className="why-head">
          <h2 id="why-title">{told.title}</h2>
          <IconButton icon="close" name="Close" onPress={onClose} />
        </div>
        <p className="why-who">
          <Pieces text={told.who} />
        </p>
        <Facts {...told} />
        {whole && to && to.kind !== "empty" && (
          <>
            <IfTurned {...{experiment, source, entry, bit, from, to}} />
            <InRevisions {...{experiment, source, entry, bit, from}} />
          </>
        )}
        {!foreign && <Actions {...{experiment, source, entry}} flag={told.flag} />}
      </div>
    </div>
  )
}

function Pieces({text}: {readonly text: readonly ReasonPiece[]}) {
  return text.map((piece, n) =>
    typeof piece === "string" ? (
      <span key={n}>{piece}</span>
    ) : "mark" in piece ? (
      <Mark key={n} mark={piece.mark} radius={9} />
    ) : piece.tone === "bit" || piece.tone === "code" ? (
      <code key={n}>{piece.text}</code>
    ) : (
      <b key={n} className={piece.tone}>
        {piece.text}
      </b>
    ),
  )
}

/** Rule, step and names. */
function Facts({rule, step, names}: BitWhy) {
  const [first, ...more] = rule
  return (
    <dl className="why-facts">
      {first !== undefined && (
        <Fact term="rule">
          {first} {more.length > 0 && <span>{more.join(" ")}</span>}
        </Fact>
      )}
      {step && (
        <Fact term="step">
          <code>{step.place}</code>
          <code>{`read  ${step.read}`}</code>
          <code>{`wrote ${step.wrote}`}</code>
        </Fact>
      )}
      {names && (
        <Fact term="names">
          Arm <b>{names.arm}</b> <span>{names.says}</span>
          {names.linux !== null && (
            <>
              <br />
              Linux <code>{names.linux}</code>
            </>
          )}
        </Fact>
      )}
    </dl>
  )
}

function Fact({term, children}: {readonly term: string; readonly children: ReactNode}) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

interface ActionsProps {
  readonly experiment: Experiment
  readonly source: Source
  readonly entry: EntryPlace
  readonly flag: FlagName | null
}

function Actions({experiment, source, entry, flag}: ActionsProps) {
  const control = flag && REVISION_WORDS[experiment.revision].controls[flag]
  const go = () => {
    const line = lineOf(experiment, source)
    const {number} = causeOf(line, entry)
    if (number === null) send({type: "notice", text: "No step of the copy looks at this entry."})
    else goTo(line, number)
  }
  return (
    <div className="why-actions">
      <button type="button" className="filled" onClick={go}>
        Go to this step
      </button>
      {flag && control && (
        <button
          type="button"
          className="outlined"
          onClick={() => send({type: "edit", experiment: flip(experiment, flag)})}
        >
          Switch {control.name.replace("TRANS_", "")} {isOn(control, flag, experiment) ? "off" : "on"}
        </button>
      )}
    </div>
  )
}
