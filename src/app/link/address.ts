// The address bar follows the state, and the state follows the address bar: reload, Back, a pasted link. An experiment and a comparison get an
// entry of the history; what is selected, and the letters of one typing, change the entry that is there.

import type {Experiment} from "../../model/experiment.ts"
import {DEFAULT_EXAMPLE, example} from "../head/catalogue.ts"
import {current, send, subscribe} from "../store.ts"
import type {Versus} from "../compare/versus.ts"
import {printQuestion} from "../decode/question.ts"
import {printIdmap} from "../time/idmapAsked.ts"
import type {Staging} from "../theatre/staging.ts"
import type {View} from "../views.ts"
import {printLook} from "./linkedLook.ts"
import {parse, print, printReview, printView} from "./url.ts"
import {printTheatre} from "../theatre/link.ts"
import {cut} from "../words/words.ts"

/** What the address bar says of the state; null before there is an experiment. */
function hashOf(): string | null {
  const {experiment, opened, selected, view, question, zoom, versus, wings, step, look, listing, review} =
    current()
  const {staging, place, idmap} = current()
  // The review's experiments are its own.
  if (view === "review") return `#${printReview(review)}`
  const own = experiment && opened[experiment.source]
  if (own) {
    const about = zoom.about === selected ? null : zoom.about
    const made = print(experiment, own.experiment, selected, versus, wings)
    const time = step === null ? "" : `&step=${step}${idmap ? `&idmap=${printIdmap(idmap)}` : ""}`
    const looked = printLook(look, listing, view, zoom.rung) + printTheatre(view, staging, place)
    return `#${made}${time}${printView(view, question, {...zoom, about})}${looked}`
  }
  return view === "decode" ? `#${printQuestion(question)}` : null
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
  const {view, review, question, edits, maps} = link
  if (question) send({type: "ask", question})
  if (review !== null) send({type: "review", point: review})
  send({type: "view", view})
  send({
    type: "open",
    name,
    link: {...link, parts: usable, edits: known ? edits : [], maps: known ? maps : [], problems},
  })
}

export function startAddress() {
  let written: Experiment | null = null
  let typing: string | null = null
  let versus: Versus | null = null
  let staging: Staging | null = null
  let view: View | null = null
  let following = true
  let timer = 0
  const write = () => {
    timer = 0
    const hash = hashOf()
    const {experiment, opening, versus: held, view: viewed, staging: staged} = current()
    if (hash === null || opening?.link) return
    const replace =
      following ||
      (experiment === written && held === versus && viewed === view && staged === staging) ||
      (current().typing !== null && current().typing === typing)
    following = false
    written = experiment
    versus = held
    staging = staged
    view = viewed
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
