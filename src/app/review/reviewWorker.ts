// The reviewer off the page: nothing that it does makes the page wait.

import {reviewer, type Question} from "./reviewer.ts"

const ask = reviewer(answer => {
  const restored = answer.type === "restored" ? answer.restored : []
  self.postMessage(answer, {transfer: restored.map(({moment}) => moment.holders.buffer)})
})

self.addEventListener("message", (event: MessageEvent<Question>) => ask(event.data))
