// The outcome in words, and read out when it changes.

import {memo} from "react"
import {flip, outcomeOf} from "./outcomes.ts"
import {isOn, REVISION_WORDS} from "./revisions.ts"
import {useShown} from "./shown.ts"
import {useValue} from "./store.ts"
import {verdict, type Verdict as Spoken} from "./verdict.ts"
import {Words} from "./Words.tsx"

export const Verdict = memo(function Verdict({phone}: {readonly phone: boolean}) {
  const shown = useShown()
  const flag = useValue(state => state.held?.flag ?? null)
  const opening = useValue(state => state.opening?.name ?? null)
  let spoken: Spoken = {
    headline: opening ? "Reading the tables…" : "No tables yet.",
    sentences: [],
    short: [],
  }
  if (shown) {
    const {experiment: e, loaded, outcome} = shown
    const on = flag && isOn(REVISION_WORDS[e.revision].controls[flag], flag, e)
    const held = flag ? {flag, on: on ? outcome : outcomeOf(flip(e, flag), loaded.source)} : undefined
    spoken = verdict(e, loaded.source.geometry, outcome, held)
  }
  const sentences = phone ? spoken.short : spoken.sentences
  return (
    <section className="verdict" role="status" aria-label="Outcome">
      <h1>{spoken.headline}</h1>
      <p>
        {sentences.map((text, n) => (
          <span key={n}>
            <Words text={text} />{" "}
          </span>
        ))}
      </p>
    </section>
  )
})
