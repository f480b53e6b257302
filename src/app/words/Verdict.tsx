// The outcome in words, and read out when it changes.

import {Fragment, memo} from "react"
import type {Mode} from "../../view/stage/layout.ts"
import {flip, outcomeOf} from "../outcomes.ts"
import {isOn, REVISION_WORDS} from "../control/revisions.ts"
import {useShown} from "../shown.ts"
import {useValue} from "../store.ts"
import {verdict, type Room, type Verdict as Spoken} from "./verdict.ts"
import {Words} from "./Words.tsx"

const ROOMS: Record<Mode, Room> = {wide: "long", medium: "middle", phone: "short"}

export const Verdict = memo(function Verdict({mode}: {readonly mode: Mode}) {
  const shown = useShown()
  const flag = useValue(state => state.held?.flag ?? null)
  const opening = useValue(state => state.opening?.name ?? null)
  let spoken: Spoken = {
    headline: opening ? "Reading the tables…" : "No tables yet.",
    sentences: [],
    ending: [],
  }
  if (shown) {
    const {experiment: e, loaded, outcome} = shown
    const on = flag && isOn(REVISION_WORDS[e.revision].controls[flag], flag, e)
    const held = flag ? {flag, on: on ? outcome : outcomeOf(flip(e, flag), loaded.source)} : undefined
    spoken = verdict(e, loaded.source.geometry, outcome, ROOMS[mode], held)
  }
  return (
    <section className="verdict" role="status" aria-label="Outcome">
      <h1>{spoken.headline}</h1>
      <p data-single={spoken.sentences.length < 2}>
        {spoken.sentences.map((text, n) => (
          <Fragment key={n}>
            {n > 0 && <br />}
            <Words text={text} />{" "}
          </Fragment>
        ))}
        <Words text={spoken.ending} />
      </p>
    </section>
  )
})
