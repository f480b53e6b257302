// The kernel's algorithm: stops on a line of time, or a menu where the line has no room.

import {memo} from "react"
import {REVISIONS, type RevisionName} from "../../model/experiment.ts"
import type {Versus} from "../compare/versus.ts"
import {Icon} from "../head/Icon.tsx"
import {REVISION_WORDS} from "./revisions.ts"
import {current, send, useValue} from "../store.ts"

/** Places of the stops, px from the first: the years between them, as far as the words leave room. */
const STOPS: Record<RevisionName, number> = {
  "hibernate-v5.2": 0,
  "v1-as-posted": 66,
  "v1-as-intended": 138,
  "merged-v5.7": 206,
  "merged-v5.12": 260,
  "v5.16": 316,
  "v6.12": 372,
  mainline: 424,
}

function choose(revision: RevisionName) {
  const {experiment} = current()
  if (experiment) send({type: "edit", experiment: {...experiment, revision}})
}

/** B's revision, while two copies are compared. */
function useOther(versus: Versus | null): RevisionName | null {
  const kernels = useValue(state =>
    state.experiment ? state.opened[state.experiment.source]?.kernelCopy?.revision : undefined,
  )
  return versus === "kernel" ? (kernels ?? null) : (versus?.revision ?? null)
}

function discs(isA: boolean, isB: boolean): string | undefined {
  return isA && isB ? "AB" : isA ? "A" : isB ? "B" : undefined
}

export const Revisions = memo(function Revisions({line}: {readonly line: boolean}) {
  const chosen = useValue(state => state.experiment?.revision ?? "v1-as-intended")
  const versus = useValue(state => state.versus)
  const other = useOther(versus)
  if (!line)
    return (
      <label className="picker revision-menu">
        <span className="label">algorithm</span>
        <span className="picker-value">
          <select value={chosen} onChange={event => choose(event.target.value as RevisionName)}>
            {REVISIONS.map(name => (
              <option key={name} value={name}>
                {REVISION_WORDS[name].title}
              </option>
            ))}
          </select>
          <Icon name="down" />
        </span>
      </label>
    )
  return (
    <fieldset className="revisions">
      <legend className="label">algorithm</legend>
      <span className="revisions-line" aria-hidden="true" />
      <span className="revisions-patch" aria-hidden="true">
        <span>patch v1</span>
      </span>
      {REVISIONS.map(name => (
        <label
          key={name}
          style={{left: STOPS[name]}}
          data-chosen={name === chosen}
          data-disc={discs(versus !== null && name === chosen, name === other)}
        >
          <input
            type="radio"
            name="revision"
            value={name}
            checked={name === chosen}
            aria-label={REVISION_WORDS[name].title}
            onChange={() => choose(name)}
          />
          <span aria-hidden="true">{REVISION_WORDS[name].label}</span>
        </label>
      ))}
    </fieldset>
  )
})
