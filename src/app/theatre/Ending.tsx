// The outcome at this moment: a headline, one sentence, and at an ending what one can do about it.

import {toVa, type Va} from "../../model/word.ts"
import {Words} from "../words/Words.tsx"
import {current, send} from "../store.ts"
import {StepDoor} from "./StepDoor.tsx"
import {stagingOf} from "./staging.ts"
import type {Told} from "./useStory.ts"
import {headline, wholeHeadline} from "./words/headline.ts"
import {narration, spokenMoment} from "./words/narration.ts"
import {remedied} from "./words/remedy.ts"

interface EndingProps {
  readonly told: Told
  readonly phone: boolean
}

export function Headline({told, phone}: EndingProps) {
  const {head, detail} = headline(told)
  return (
    <div className="theatre-words">
      <h1>
        <Words text={phone ? head : wholeHeadline(told)} />
      </h1>
      <p>
        {phone && detail !== "" && `${detail[0].toUpperCase()}${detail.slice(1)}. `}
        <Words text={narration(told)} /> <StepDoor {...told} />
      </p>
      <p className="unseen" role="status">
        {spokenMoment(told)}
      </p>
    </div>
  )
}

/** The remedy, and the entry that it is about. */
export function EndButtons({told}: {readonly told: Told}) {
  const {end} = told.moment
  if (!end) return null
  const {remedy} = told
  const va = placeOfEnd(told)
  if (!remedy && va === null) return null
  return (
    <div className="end-buttons">
      {remedy && (
        <button
          type="button"
          className="remedy"
          onClick={() => {
            const scenario = remedied(told.scenario, remedy.changes)
            send({type: "edit", experiment: scenario.experiment})
            send({type: "stage", staging: stagingOf(scenario, current().staging)})
            send({type: "place", place: "end"})
          }}
        >
          {remedy.label}
        </button>
      )}
      {va !== null && (
        <button type="button" onClick={() => show(va)}>
          Show the entry
        </button>
      )}
    </div>
  )
}

function show(va: Va) {
  send({type: "view", view: "tree"})
  send({type: "select", va})
}

/** The address whose entry decided the end; null: none did, or it is none of the copy that the tree has. */
function placeOfEnd({moment: {end, live}, playbill, source}: Told): Va | null {
  if (end?.kind === "refused") return end.stop?.va ?? null
  if (end?.kind !== "fault" || !live.copy || playbill.transition === "kexec, v1") return null
  const top = BigInt.asIntN(64, end.fault.far) >> 52n
  if (top !== 0n && top !== -1n) return null
  const va = toVa(end.fault.far)
  return va < 0 === source.linear.start < 0 ? va : null
}
