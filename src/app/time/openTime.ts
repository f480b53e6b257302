// Opens and closes time: of the copy, from its name at the foot and from the key; of idmap_page, from its doors.

import {current, send} from "../store.ts"
import type {IdmapAsked} from "./idmapAsked.ts"

/** At the start of the copy. Two copies beside each other have no common time. */
export function openTime() {
  const {step, versus} = current()
  if (versus !== null) return
  send({type: "step", step: step === null ? 0 : null})
  if (step === null) focusBar()
}

/** At the start of a call. */
export function openIdmap(idmap: IdmapAsked) {
  send({type: "idmap", idmap})
  focusBar()
}

/** Frames in which the panel's code may come. */
const PATIENCE = 120

/** Where what was pressed is gone, or nothing had the focus, the bar of the steps gets it when it is there. */
export function focusBar(frames = PATIENCE) {
  requestAnimationFrame(() => {
    const bar = document.querySelector<HTMLElement>(".steps-bar")
    if (document.activeElement !== document.body) return
    if (bar) bar.focus()
    else if (frames > 0) focusBar(frames - 1)
  })
}
