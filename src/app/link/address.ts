// The address bar follows the state, and the state follows the address bar: reload, Back, a pasted link. An experiment gets an
// entry of the history; what is selected, and the letters of one typing, change the entry that is there.

import type {Experiment} from "../../model/experiment.ts"
import {DEFAULT_EXAMPLE, example} from "../head/catalogue.ts"
import {current, send, subscribe} from "../store.ts"
import {parse, print} from "./url.ts"
import {cut} from "../words/words.ts"

/** What the address bar says of the state; null before there is an experiment. */
function hashOf(): string | null {
  const {experiment, opened, selected} = current()
  const own = experiment && opened[experiment.source]
  return own ? `#${print(experiment, own.experiment, selected)}` : null
}

function follow() {
  const link = parse(location.hash)
  const asked = link.parts.source
  const known = asked === undefined || example(asked) !== undefined
  const problems = known
    ? link.problems
    : [...link.problems, `The link's source, “${cut(asked)}”, is not one of the examples.`]
  const name = (known ? asked : undefined) ?? DEFAULT_EXAMPLE
  // A link to another source has ranges and frames that mean nothing here.
  const usable = known ? link.parts : {v: link.parts.v, kernel: link.parts.kernel, flags: link.parts.flags}
  send({
    type: "open",
    name,
    link: {parts: usable, edits: known ? link.edits : [], maps: known ? link.maps : [], problems},
  })
}

export function startAddress() {
  let written: Experiment | null = null
  let typing: string | null = null
  let following = true
  let timer = 0
  const write = () => {
    timer = 0
    const hash = hashOf()
    const {experiment, opening} = current()
    if (hash === null || opening?.link) return
    const replace =
      following || experiment === written || (current().typing !== null && current().typing === typing)
    following = false
    written = experiment
    typing = current().typing
    if (hash === location.hash) return
    try {
      history[replace ? "replaceState" : "pushState"](null, "", hash)
    } catch {
      // Too many entries in a short time: the next one carries all.
    }
  }
  // After the paint: the history is not what one waits for.
  subscribe(() => {
    timer ||= window.setTimeout(write, 50)
  })
  window.addEventListener("popstate", () => {
    if (location.hash === hashOf()) return
    following = true
    follow()
  })
  follow()
}
