// The teller off the page: nothing that it does makes the page wait.

import {teller, type Question} from "./teller.ts"

const tell = teller(answer => {
  const moment = "moment" in answer ? answer.moment : null
  self.postMessage(answer, {transfer: moment ? [moment.holders.buffer] : []})
})

self.addEventListener("message", (event: MessageEvent<Question>) => tell(event.data))
