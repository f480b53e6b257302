// A list, or struct kimage, that was overwritten before it had been read, in words: which page did it, and what the CPU made of what it read there.

import type {End} from "../../../model/machine/atWork.ts"
import {number} from "../../../model/descriptor/say.ts"
import {hex, hex64} from "../../../model/word.ts"
import {pageNumber} from "../../../view/theatre/timelineWords.ts"
import {things} from "../../words/words.ts"
import type {StationWords} from "./station.ts"
import {impossible, kernels, type Told} from "./told.ts"

type Sentence = Pick<StationWords, "first" | "rest">

/** "Page 17,372 overwrote the list at 0x4a2f_f000"; null: it was whole where it was read. */
export function overwroteList({moment: {lostList}}: Told): string | null {
  return lostList && `Page ${pageNumber(lostList.page)} overwrote the list at ${hex(lostList.reads[0].at)}`
}

/**
 * "Page 1,012 overwrote the list at 0x427c_5000, and the CPU read its end there: 435 of 8,098 pages never came"; null: it was read to its own end, or did
 * not come to one.
 */
export function endedEarly(told: Told): string | null {
  const {moment, playbill} = told
  const never = playbill.pages - (moment.lostList?.came ?? playbill.pages)
  const overwrote = overwroteList(told)
  if (!overwrote || never === 0 || moment.page !== null) return null
  const end = playbill.transition === "hibernate" ? "a link to nothing" : "DONE"
  return `${overwrote}, and the CPU read ${end} there: ${number(never)} of ${things(playbill.pages, "page")} never came`
}

/** What the list led to, once a page of it was overwritten. */
export function ledAstray(told: Told): Sentence | null {
  const {moment, playbill} = told
  const overwrote = overwroteList(told)
  const access = moment.walks[0]?.access
  if (!overwrote || !access || access.stream === "other") return null
  const why = impossible(told)
  const never = why === null ? "" : `, and ${why}`
  const {last, reads} = moment.lostList!
  const what = reads.length > 1 ? "The last word that was read there" : "What was read there"
  const of = playbill.transition === "hibernate" ? "a pair" : "an entry"
  return {
    first: `${overwrote}.`,
    rest: `${what} is ${hex64(last)}: bytes of ${kernels(playbill).pages}, taken for ${of}${never}.`,
  }
}

/** Where struct kimage led, read when a page had been stored over it. */
export function lostKimageWords({moment, playbill}: Told, end: End): Sentence | null {
  if (!moment.lostKimage) return null
  const {page, at, name, word} = moment.lostKimage
  const taken = name === "start" ? "where the new kernel begins" : "where its device tree is"
  const ends =
    end.kind === "strange code" || end.kind === "strange data"
      ? "what is there is something else, and no access failed, so nothing is printed"
      : end.kind === "fault" && end.fault.kind === "addressSize"
        ? "no memory can have such an address"
        : "no memory is there"
  return {
    first: `Page ${pageNumber(page)} overwrote struct kimage.`,
    rest: `At ${hex(at)} its word ${name} was read after the last page: ${hex64(word)}, bytes of ${kernels(playbill).pages}, taken for ${taken}; ${ends}.`,
  }
}
