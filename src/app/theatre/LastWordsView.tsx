// What the console says last, or what it would have said and why it is silent.

import {lastWords} from "./words/lastWords.ts"
import type {Told} from "./useStory.ts"

export function LastWordsView({told}: {readonly told: Told}) {
  const heard = lastWords(told, told.source)
  if (!heard) return null
  const [first, ...rest] = heard.lines
  return (
    <section className="last-words" aria-label="Last words" data-printed={heard.printed}>
      <h2>
        <b>Last words</b> {heard.title}
      </h2>
      <p>{first}</p>
      <pre>{rest.join("\n")}</pre>
    </section>
  )
}
