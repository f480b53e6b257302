// Opens and closes the comparison, from the button and from the key.

import {current, send} from "../store.ts"
import {firstVersus} from "./versus.ts"

export function toggleVersus() {
  const {experiment, opened, versus} = current()
  const loaded = experiment && opened[experiment.source]
  if (!loaded) return
  send({type: "versus", versus: versus === null ? firstVersus(experiment, loaded) : null})
}
