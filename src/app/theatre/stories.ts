// The page's end of the line to the teller. While a moment is on its way only the last question for another one is kept.

import type {Scenario} from "../../model/machine/scenario.ts"
import type {Source} from "../../model/source.ts"
import type {Pa} from "../../model/word.ts"
import {pack} from "./packed.ts"
import type {Place} from "./place.ts"
import type {Answer, Question} from "./teller.ts"
import {workerLine, type Line} from "../workerLine.ts"

export interface Stories {
  /** `near`: an address in the page whose words are wanted, too; null: none. */
  tell(scenario: Scenario, source: Source, place: Place, near: Pa | null): void
  moment(place: Place, near: Pa | null): void
  /** Of another page at the same moment. */
  words(near: Pa): void
  close(): void
}

/** A line to a teller; `hear` gets its answers. */
export function stories(hear: (answer: Answer) => void, open: typeof openLine = openLine): Stories {
  let sent: Source | null = null
  let tale = 0
  let busy = false
  let waiting: Exclude<Question, {type: "source" | "tell"}> | null = null
  const line = open(answer => {
    // What was asked for before is no answer any more.
    if (answer.tale !== tale) return
    // After an answer the next question may go; progress is none, and nobody asked for a remedy.
    if (answer.type !== "progress" && answer.type !== "remedy") busy = false
    hear(answer)
    if (!busy && waiting !== null) {
      const question = waiting
      waiting = null
      ask(question)
    }
  })
  function ask(question: Question) {
    busy = true
    line.post(question)
  }
  return {
    tell(scenario, source, place, near) {
      if (source !== sent) line.post({type: "source", packed: pack(source)})
      sent = source
      waiting = null
      tale++
      ask({type: "tell", tale, scenario, place, near})
    },
    moment(place, near) {
      const question = {type: "moment", place, near} as const
      if (busy) waiting = question
      else ask(question)
    },
    words(near) {
      // A moment that waits brings its words along.
      if (!busy) ask({type: "words", near})
      else waiting = waiting?.type === "moment" ? {...waiting, near} : {type: "words", near}
    },
    close: line.close,
  }
}

function openLine(hear: (answer: Answer) => void): Line<Question> {
  return workerLine(
    () => new Worker(new URL("./storyWorker.ts", import.meta.url), {type: "module"}),
    async () => (await import("./teller.ts")).teller,
    hear,
  )
}
