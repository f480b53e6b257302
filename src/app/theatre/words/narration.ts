// One sentence for every moment, its first words in ink; and the same for who does not see it.

import {plain, strong, type Text} from "../../words/text.ts"
import {endWords} from "./endWords.ts"
import {wholeHeadline} from "./headline.ts"
import {pageWords} from "./pageWords.ts"
import type {StationWords} from "./station.ts"
import {stationWords} from "./steps.ts"
import {stepNumber, type Told} from "./told.ts"

export function narration(told: Told): Text {
  const {first, rest} = sentence(told)
  return rest === "" ? [strong(first)] : [strong(first), ` ${rest}`]
}

function sentence(told: Told): Pick<StationWords, "first" | "rest"> {
  const {moment, playbill} = told
  if (moment.end) return endWords(told, moment.end)
  return moment.page === null ? stationWords(playbill, moment.event) : pageWords(told)
}

/** Headline and sentence, for a live region: with the step's number, which others see on the line. */
export function spokenMoment(told: Told): string {
  const step = told.moment.page === null ? stepNumber(told) : null
  const head = plain(wholeHeadline(told))
  return `${step === null ? "" : `Step ${step}. `}${head}${/[.:]$/.test(head) ? "" : "."} ${plain(narration(told))}`
}
