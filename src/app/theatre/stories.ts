// The page's end of the line to the teller: in a worker, or, where there is none to be had (a page opened from a folder), on the page in slices. While a
// moment is on its way only the last question for another one is kept.

import type {Scenario} from "../../model/machine/scenario.ts"
import type {Source} from "../../model/source.ts"
import type {Pa} from "../../model/word.ts"
import {pack} from "./packed.ts"
import type {Place} from "./place.ts"
import type {Answer, Question} from "./teller.ts"

type Post = (question: Question) => void

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

/** A worker; where it turns out that there is none, what was asked goes to a teller on the page. */
function openLine(hear: (answer: Answer) => void): {readonly post: Post; close(): void} {
  // What a worker has been asked that has not answered yet.
  let asked: Question[] = []
  let worker: Worker | null = null
  let open = true
  let post: Post = question => {
    asked.push(question)
    worker?.postMessage(question)
  }

  async function onPage() {
    worker?.terminate()
    worker = null
    const {teller} = await import("./teller.ts")
    post = teller(answer => open && hear(answer))
    for (const question of asked) post(question)
    asked = []
  }

  try {
    worker = new Worker(new URL("./storyWorker.ts", import.meta.url), {type: "module"})
    worker.addEventListener("message", (event: MessageEvent<Answer>) => {
      asked = []
      post = question => worker?.postMessage(question)
      hear(event.data)
    })
    worker.addEventListener("error", event => {
      event.preventDefault()
      void onPage()
    })
  } catch {
    void onPage()
  }
  return {
    post: question => post(question),
    close() {
      open = false
      worker?.terminate()
    },
  }
}
