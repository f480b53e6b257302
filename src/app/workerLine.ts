// A line to somebody who answers: in a worker, or, where there is none to be had (a page opened from a folder), on the page in slices.

export interface Line<Question> {
  readonly post: (question: Question) => void
  close(): void
}

type Posts<Question, Answer> = (hear: (answer: Answer) => void) => (question: Question) => void

/** `open` makes a worker; where it turns out that there is none, what was asked goes to the one who answers on the page. */
export function workerLine<Question, Answer>(
  open: () => Worker,
  onPage: () => Promise<Posts<Question, Answer>>,
  hear: (answer: Answer) => void,
): Line<Question> {
  // What a worker has been asked that has not answered yet.
  let asked: Question[] = []
  let worker: Worker | null = null
  let isOpen = true
  let post = (question: Question) => {
    asked.push(question)
    worker?.postMessage(question)
  }

  async function without() {
    worker?.terminate()
    worker = null
    const answering = await onPage()
    post = answering(answer => isOpen && hear(answer))
    for (const question of asked) post(question)
    asked = []
  }

  try {
    worker = open()
    worker.addEventListener("message", (event: MessageEvent<Answer>) => {
      asked = []
      post = question => worker?.postMessage(question)
      hear(event.data)
    })
    worker.addEventListener("error", event => {
      event.preventDefault()
      void without()
    })
  } catch {
    void without()
  }
  return {
    post: question => post(question),
    close() {
      isOpen = false
      worker?.terminate()
    },
  }
}
