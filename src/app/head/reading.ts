// Reads the example that is asked for. Errors become a sentence on the page; what was shown before stays.

import {example} from "./catalogue.ts"
import {current, send, subscribe} from "../store.ts"

export function startReading() {
  let asked: object | null = null
  const look = () => {
    const {opening} = current()
    if (opening === asked) return
    asked = opening
    if (opening) void read(opening.name)
  }
  subscribe(look)
  look()
}

async function read(name: string) {
  try {
    const found = example(name)
    if (!found) throw new RangeError(`“${name}” is not one of the examples.`)
    send({type: "opened", name, opened: await found.load()})
  } catch (error) {
    send({type: "failed", name, message: error instanceof Error ? error.message : String(error)})
  }
}
