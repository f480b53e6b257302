// How a copy or a map operation ended a story before its list: it returned an error, stopped the machine, or went where the model cannot follow.

import {bytes} from "../../../model/descriptor/say.ts"
import type {End} from "../../../model/machine/atWork.ts"
import type {Stop} from "../../../model/outcome.ts"
import {hex, hex64} from "../../../model/word.ts"
import type {Playbill} from "../../../view/theatre/moment.ts"
import {kernelName} from "../../control/revisions.ts"
import {isTable} from "../../words/bounds.ts"
import {hasFlags} from "./cause.ts"
import type {StationWords} from "./station.ts"
import {capital, kernels, type Told} from "./told.ts"

type Sentence = Pick<StationWords, "first" | "rest">

/** What comes of it: the model follows no bytes that are no table. */
export const UNKNOWN = "what a real kernel does from there the model does not know"

export function refusedWords(
  {playbill, scenario}: Told,
  {rc, stop}: Extract<End, {kind: "refused"}>,
): Sentence {
  const at = stop ? ` at ${hex64(stop.va)}` : ""
  const by = stop ? `${stop.function}()` : "The copy"
  const {old} = kernels(playbill)
  if (rc === "OOB")
    return {first: `${by} ${stop ? strayed(stop, playbill) : "ran out of bounds"};`, rest: `${UNKNOWN}.`}
  if (rc === "BUG")
    return {
      first: `${by} found a frame that is not memory${stop?.pa === undefined ? "" : `, ${hex(stop.pa)}`}, and stopped the machine.`,
      rest: `Nothing was overwritten, and ${old} is gone all the same.`,
    }
  const goesOn =
    playbill.transition === "hibernate"
      ? `${capital(old)} boots on as if there were no image.`
      : `The load fails, and ${old} goes on.`
  if (rc === -12) return {first: `There was no page left for ${by}${at}.`, rest: goesOn}
  if (stop?.reason === "conflict")
    return {
      first: `${by} found something mapped${at}.`,
      rest: `TRANS_FORCEMAP is off, so it gave up. ${goesOn}`,
    }
  const name = hasFlags(scenario) ? "TRANS_CHECKPFN" : kernelName(scenario.experiment.revision)
  return {
    first: `${name} found a frame that is not memory${stop?.pa === undefined ? "" : `: ${hex(stop.pa)}`}.`,
    rest: `An entry led there${at}. ${goesOn}`,
  }
}

/** "took a block of 2 MiB for a table": what led out of bounds. */
function strayed(stop: Stop, {frameBytes, rowFrames}: Playbill): string {
  if (stop.pa === undefined) return `ran past the last entry of its table at ${hex64(stop.va)}`
  const leaf = stop.level === 3 ? "page" : `block of ${bytes(frameBytes * rowFrames ** (3 - stop.level))}`
  if (!isTable(stop)) return `took a ${leaf} for a table`
  const entry = stop.of === "copy" ? "an empty entry of the copy" : "an entry"
  return `followed ${entry} to ${hex(stop.pa)}, where no table is`
}
