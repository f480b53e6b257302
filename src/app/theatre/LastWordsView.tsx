// What the console says last, or what it would have said and why it is silent.

import {lastWords} from "./words/lastWords.ts"
import type {Told} from "./useStory.ts"
import "./lastWords.css"

export function LastWordsView({told}: {readonly told: Told}) {
  const heard = lastWords(told)
  if (!heard) return null
  const [first, ...rest] = heard.lines
  return (
    <section className="last-words" aria-label="Last words" data-printed={heard.printed}>
      <h2>
        <b>Last words</b> {heard.title}
      </h2>
      <p>{first}</p>
      <div>
        {halves(rest).map((lines, n) => (
          <pre key={n}>{lines.join("\n")}</pre>
        ))}
      </div>
    </section>
  )
}

/** The lines of the abort in general, and what follows: its data, the tables. A short account has one half. */
export function halves(lines: readonly string[]): readonly (readonly string[])[] {
  const data = lines.findIndex(line => line.startsWith("Data abort info"))
  const at = data < 0 ? Math.ceil(lines.length / 2) : data
  return [lines.slice(0, at), lines.slice(at)].filter(half => half.length > 0)
}
