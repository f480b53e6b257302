// Opens and closes time, from its name at the foot and from the key.

import {current, send} from "../store.ts"

/** At the start of the copy. Two copies beside each other have no common time. */
export function openTime() {
  const {step, versus} = current()
  if (versus === null) send({type: "step", step: step === null ? 0 : null})
}
