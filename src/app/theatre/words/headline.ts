// The outcome at a moment, in one line: where one is and what happens, or how it ended and where.

import {number} from "../../../model/descriptor/say.ts"
import type {End} from "../../../model/machine/atWork.ts"
import {hex64} from "../../../model/word.ts"
import {stoppedWords} from "../../../view/theatre/timelineWords.ts"
import {codeName, things} from "../../words/words.ts"
import {accent, type Text} from "../../words/text.ts"
import {pageWords} from "./pageWords.ts"
import {stationWords} from "./steps.ts"
import {capital, diedIn, faultWords, kernels, listNumber, pageName, stepNumber, type Told} from "./told.ts"

export interface Headline {
  /** "Died at page 64 of 9,088"; complete by itself. */
  readonly head: Text
  /** "level 3 address size fault reading 0x…": after a colon, or on a phone the first line below; "": nothing more. */
  readonly detail: string
}

export function headline(told: Told): Headline {
  const {moment, playbill} = told
  if (moment.end) return endHeadline(told, moment.end)
  if (moment.page === null) return {head: [stationWords(playbill, moment.event).headline], detail: ""}
  return {head: [`${capital(pageName(playbill, moment.page))}. ${pageWords(told).headline}`], detail: ""}
}

/** Both parts together. */
export function wholeHeadline(told: Told): Text {
  const {head, detail} = headline(told)
  return detail === "" ? head : [...head, `: ${detail}`]
}

function endHeadline(told: Told, end: End): Headline {
  const died: Text = [accent("Died"), ` ${placeName(told)}`]
  const luck = told.moment.lostList ? " by luck" : ""
  switch (end.kind) {
    case "survived":
      return {head: [`Survived${luck}: `, `jumped to ${kernels(told.playbill).coming}`], detail: ""}
    case "not whole":
      return {
        head: [
          accent("Not whole"),
          `: jumped to ${kernels(told.playbill).coming} without ${number(end.missing)} of its pages`,
        ],
        detail: "",
      }
    case "refused":
      return refusedHeadline(told, end)
    case "fault":
      return {head: died, detail: faultWords(end.fault, end.access)}
    case "strange code":
      return {head: died, detail: `running what is no code at ${hex64(end.pc)}`}
    case "strange data": {
      const none = end.what === "device tree" ? "no device tree" : "no data of its own"
      const {coming} = kernels(told.playbill)
      return {head: died, detail: `${coming} read what is ${none} at ${hex64(end.va)}`}
    }
    case "endless":
      return {
        head: [accent("Lost"), ` after ${things(told.playbill.copied, "page")}`],
        detail: "the list has no end",
      }
  }
}

function refusedHeadline({playbill}: Told, {rc}: Extract<End, {kind: "refused"}>): Headline {
  const how = diedIn(rc)
  if (how) return {head: [accent("Died"), " before the switch"], detail: `${kernels(playbill).old} ${how}`}
  return {head: [`Refused with ${codeName(rc)}: nothing was overwritten`], detail: ""}
}

/** "at page 64 of 9,088", "after page 64 of 9,088", "at step 9", "at the start". */
export function placeName(told: Told): string {
  const {playbill, moment} = told
  if (moment.page !== null && moment.page < playbill.pages) return stoppedWords(playbill)
  const step = moment.page === null ? stepNumber(told) : listNumber(playbill)
  return step === null ? "at the start" : `at step ${step}`
}
