// What each flag, or the rule in its place, did here; when it is off, what it would do. One line under each switch.

import type {Experiment} from "../../model/experiment.ts"
import type {Outcome} from "../../model/outcome.ts"
import type {Geometry} from "../../model/geometry.ts"
import {hex} from "../../model/word.ts"
import {REVISION_WORDS, isOn, type FlagName} from "../control/revisions.ts"
import {bytes, number} from "../../model/descriptor/say.ts"
import {codeName, things} from "./words.ts"

/** `did`: it changed or stopped something, and is shown in the accent. */
export interface Note {
  readonly did: boolean
  readonly text: string
  /** For narrow screens. */
  readonly short: string
}

const did = (text: string, short = text): Note => ({did: true, text, short})
const quiet = (text: string, short = text): Note => ({did: false, text, short})

/** The note of one of the four places. `held`: the switch is between its states; `outcome` is then the one with it on. */
export function note(name: FlagName, e: Experiment, g: Geometry, outcome: Outcome, held = false): Note {
  const control = REVISION_WORDS[e.revision].controls[name]
  const on = held || isOn(control, name, e)
  const became = held ? "become" : "became"
  const {marks, survey, fates} = outcome.account
  if (name === "forcemap") return forcemap(e, g, outcome, on, control.kind === "fixed")
  if (e.range === null) return quiet(on ? "nothing is copied" : "off; nothing is copied")
  if (name === "mkwrite") {
    const n = marks.W.count
    const still = outcome.account.stillReadOnly
    if (still)
      return did(`${things(still, "entry", "entries")} stayed read-only`, `${number(still)} still read-only`)
    if (on)
      return n
        ? did(`${things(n, "entry", "entries")} ${became} writable`, `${number(n)} now writable`)
        : idle(control.kind)
    const would = survey.readOnly.count
    return would
      ? quiet(`off; would make ${number(would)} writable`, `off; ${number(would)} read-only`)
      : quiet("off; would change nothing here", "off; nothing to change")
  }
  if (name === "mkvalid") {
    const n = marks.V.count
    if (on)
      return n
        ? did(`${things(n, "entry", "entries")} ${became} valid`, `${number(n)} now valid`)
        : idle(control.kind)
    if (fates.dropped) return quiet(`off; ${number(fates.dropped)} left out`)
    const would = survey.invalid.count
    return would
      ? quiet(`off; would make ${number(would)} valid`, `off; ${number(would)} invalid`)
      : quiet("off; would change nothing here", "off; nothing to revive")
  }
  return checkpfn(e, outcome, on, control.kind)
}

function idle(kind: "flag" | "debug_pagealloc" | "fixed"): Note {
  return quiet(kind === "fixed" ? "changed nothing here" : "on; changed nothing here", "changed nothing")
}

function checkpfn(
  e: Experiment,
  outcome: Outcome,
  on: boolean,
  kind: "flag" | "debug_pagealloc" | "fixed",
): Note {
  const {stop} = outcome
  if (stop?.reason === "pfn") return did(`stopped at ${hex(stop.pa ?? 0)}`)
  const bad = outcome.account.survey.badFrames.count
  if (e.revision === "mainline")
    return quiet(bad ? `${things(bad, "bad frame")} copied unseen` : "all frames are memory")
  if (kind === "fixed") return quiet("refused nothing here", "refused nothing")
  if (on)
    return outcome.rc === 0
      ? quiet("on; refused nothing here", "on; refused nothing")
      : quiet("on; it did not come to that")
  return bad
    ? quiet(`off; ${things(bad, "bad frame")} would stop it`, `off; ${things(bad, "bad frame")}`)
    : quiet("off; would refuse nothing here", "off; all frames are RAM")
}

function forcemap(e: Experiment, g: Geometry, outcome: Outcome, on: boolean, fixed: boolean): Note {
  const state = fixed ? "" : on ? "on; " : "off; "
  if (e.maps.length === 0) return quiet(`${state}no page to map yet`, `${state}no page to map`)
  if (fixed && outcome.maps.length === 0) return quiet("no function to map it with", "no map_page here")
  const failed = outcome.maps.find(map => map.rc !== 0)
  const lost = outcome.maps.reduce((sum, map) => sum + map.unmappedBytes, 0)
  if (lost > 0) {
    const forced = outcome.maps.filter(map => map.unmappedBytes > 0).length
    return did(`${bytes(lost + forced * g.granule)} − ${bytes(forced * g.granule)} mapped no more`)
  }
  const replaced = outcome.maps.filter(map => map.replaced && map.replaced.value !== 0n).length
  if (replaced) return did(`${things(replaced, "entry", "entries")} overwritten`)
  if (failed)
    return failed.rc === -6 ? did(`${state}refused: −ENXIO`) : did(`stopped: ${codeName(failed.rc)}`)
  if (outcome.maps.length < e.maps.length) return quiet(`${state}did not come to that`)
  return quiet(`${state}nothing was in the way`)
}
