// What each flag, or the rule in its place, did here; when it is off, what it would do. One line under each switch.

import type {Experiment} from "../../model/experiment.ts"
import type {Outcome} from "../../model/outcome.ts"
import type {Geometry} from "../../model/geometry.ts"
import type {MarkCount} from "../../model/account/account.ts"
import {hex} from "../../model/word.ts"
import {REVISION_WORDS, isOn, type Control, type FlagName} from "../control/revisions.ts"
import {number} from "../../model/descriptor/say.ts"
import {mapped} from "./mapped.ts"
import {codeName, things} from "./words.ts"

/** `did`: it changed or stopped something, and is shown in the accent. */
export interface Note {
  readonly did: boolean
  readonly text: string
  /** For narrow screens. */
  readonly short: string
}

export const did = (text: string, short = text): Note => ({did: true, text, short})
export const quiet = (text: string, short = text): Note => ({did: false, text, short})

/** The note of one of the four places. `held`: the switch is between its states; `outcome` is then the one with it on. */
export function note(name: FlagName, e: Experiment, g: Geometry, outcome: Outcome, held = false): Note {
  const control = REVISION_WORDS[e.revision].controls[name]
  const on = held || isOn(control, name, e)
  const became = held ? "become" : "became"
  const {marks, survey, madeWritable, stillReadOnly, fates} = outcome.account
  if (name === "forcemap") return forcemap(e, g, outcome, on, control)
  if (e.range === null) return quiet(on ? "nothing is copied" : "off; nothing is copied")
  if (name === "checkpfn") return checkpfn(e, outcome, on, control)
  const n = marks[name === "mkwrite" ? "W" : "V"].count
  const found = name === "mkwrite" ? survey.readOnly : survey.invalid
  if (on) {
    if (n === 0) return cameTo(outcome, found) ? idle(control) : unmet(control, on)
    const what = name === "mkwrite" ? "writable" : "valid"
    const clean = name === "mkwrite" && stillReadOnly > 0
    const made = name === "mkwrite" && !clean ? madeWritable.count : n
    if (made === 0)
      return did(`${things(n, "entry", "entries")} only got PTE_WRITE`, `${number(n)} got PTE_WRITE`)
    const which = n === stillReadOnly ? "" : `${number(stillReadOnly)} of them `
    return clean
      ? did(
          `${things(n, "entry", "entries")} ${became} writable, ${which}clean`,
          `${number(n)} writable, ${which}clean`,
        )
      : did(`${things(made, "entry", "entries")} ${became} ${what}`, `${number(made)} now ${what}`)
  }
  if (name === "mkvalid" && fates.dropped) return quiet(`off; ${number(fates.dropped)} left out`)
  return cameTo(outcome, found) ? off(name, found.count, exact(outcome)) : unmet(control, on)
}

/** What a flag that is off would do; `sure`: as many as the range has. */
function off(name: "mkwrite" | "mkvalid", count: number, sure: boolean): Note {
  const [would, is, idle] =
    name === "mkwrite"
      ? ["writable", "read-only", "nothing to change"]
      : ["valid", "invalid", "nothing to revive"]
  if (count === 0) return quiet("off; would change nothing here", `off; ${idle}`)
  return quiet(
    sure
      ? `off; would make ${number(count)} ${would}`
      : `off; ${number(count)} in the range ${count === 1 ? "is" : "are"} ${is}`,
    `off; ${number(count)} ${is}`,
  )
}

/** Has the copy come to a leaf? */
function began({rc, account}: Outcome): boolean {
  return rc === 0 || account.copied + account.fates.dropped > 0
}

/** Has the copy come as far as the first of the entries that matter? If there is none, as far as any. */
function cameTo(outcome: Outcome, {first}: MarkCount): boolean {
  const {rc, stop} = outcome
  return began(outcome) && (rc === 0 || first === null || stop === undefined || first < stop.va)
}

/** Did the copy read all of the range, and nothing else? */
function exact({rc, account}: Outcome): boolean {
  return rc === 0 && account.fates.lost + account.fates.added === 0
}

/** What a note begins with: how its switch is, if it is one. */
export const stateWord = ({kind}: Control, on: boolean) => (kind === "fixed" ? "" : on ? "on; " : "off; ")

/** The run ended before it could matter. */
function unmet(control: Control, on: boolean): Note {
  return quiet(`${stateWord(control, on)}it did not come to that`, "did not come to that")
}

function idle(control: Control): Note {
  return quiet(`${stateWord(control, true)}changed nothing here`, "changed nothing")
}

function checkpfn(e: Experiment, outcome: Outcome, on: boolean, control: Control): Note {
  const {rc, stop, account} = outcome
  if (stop?.reason === "pfn") return did(`stopped at ${hex(stop.pa ?? 0)}`)
  const {badFrames, badFrame} = account.survey
  const bad = badFrames.count
  const frames = things(bad, "bad frame")
  if (!began(outcome)) return unmet(control, on)
  if (e.revision === "mainline") {
    if (bad === 0) return quiet("all frames are memory")
    if (!cameTo(outcome, badFrames)) return unmet(control, on)
    return quiet(`${rc === 0 ? frames : "bad frames"} copied unseen`)
  }
  if (control.kind === "fixed") return quiet("refused nothing here", "refused nothing")
  if (on)
    return rc === 0 || bad === 0
      ? quiet("on; refused nothing here", "on; refused nothing")
      : unmet(control, on)
  if (bad === 0) return quiet("off; would refuse nothing here", "off; all frames are RAM")
  if (!cameTo(outcome, badFrames)) return unmet(control, on)
  if (account.fates.lost + account.fates.added > 0)
    return quiet(`off; ${frames} in the range`, `off; ${frames}`)
  return quiet(`off; would stop at ${hex(badFrame ?? 0)}`, `off; ${frames}`)
}

function forcemap(e: Experiment, g: Geometry, outcome: Outcome, on: boolean, control: Control): Note {
  const before = stateWord(control, on)
  if (e.maps.length === 0) return quiet(`${before}no page to map yet`, `${before}no page to map`)
  const {untried, failed, lost, overwritten} = mapped(e, g, outcome)
  if (untried === "function") return quiet("no function to map it with", "no map_page here")
  if (untried === "stopped" || outcome.maps.length === 0) return unmet(control, on)
  if (failed) {
    const {rc} = failed.map
    if (rc === -6) return did(`${before}refused: −ENXIO`)
    return rc === "OOB" ? did("took a block for a table") : did(`mapping failed: ${codeName(rc)}`)
  }
  if (lost !== null) return did(`${lost} mapped no more`, `${lost} gone`)
  if (overwritten) return did(`${things(overwritten, "entry", "entries")} overwritten`)
  return quiet(`${before}nothing was in the way`)
}
