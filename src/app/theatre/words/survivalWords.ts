// Why a machine survived that one would have given up: found in what was overwritten on the way and in what the copy begins with.

import {number} from "../../../model/descriptor/say.ts"
import {big, hex64} from "../../../model/word.ts"
import type {Holder, Playbill, Zeros} from "../../../view/theatre/moment.ts"
import {pageNumber} from "../../../view/theatre/timelineWords.ts"
import {isMisindexed} from "./cause.ts"
import {endedEarly} from "./lostListWords.ts"
import type {Told} from "./told.ts"

/** What the CPU needs, and when it was needed last. */
const NEEDED: readonly (readonly [Holder, string])[] = [
  [
    "copy table",
    "One of the tables made for TTBR1 was overwritten at page N, and nothing was looked up through it afterwards.",
  ],
  ["exit page", "The code that copies was overwritten at page N, and not fetched again."],
  ["list", "A page of the list was overwritten at page N, when all in it had been read."],
]

const LIST_OF_V1 =
  "A page of the list was overwritten at page N; the maps were made from it before, and the copy reads no list."

/** struct kimage is overwritten: kexec still has it at hand while it copies; v1, and whoever copies with the MMU off, have left it. */
function kimageWords({transition, kimagePage}: Playbill): string {
  const read =
    transition === "kexec"
      ? ", when all that is needed of it had been read."
      : "; nothing of it is read any more."
  return `struct kimage was overwritten at page ${pageNumber(kimagePage!)}${read}`
}

/** At the second switch the CPU took bytes of the image for descriptors. */
function zeroWords({page, looked}: Zeros, {after}: Playbill): string {
  const luck = `That is luck: page ${pageNumber(page)} had overwritten the zero page`
  if (looked.length === 0) return `${luck}, and nothing was looked up in it afterwards.`
  const read = looked.map(({index, word}) => `entry ${number(index)} read ${hex64(big(word))}`).join(", ")
  const led = looked.some(({leads}) => leads) ? "what it led to was in nobody’s way" : "it led nowhere"
  return `${luck}, and at step ${after[0].number} the CPU, looking ahead, took its bytes for descriptors: ${read}; ${led}.`
}

/** One sentence; null: nothing was in the way. */
export function survivalWords(told: Told): string | null {
  const {playbill, scenario, moment} = told
  // Of a live table it is said already whether anyone looked there again.
  const needed = moment.tables.live > 0 ? NEEDED.filter(([holder]) => holder !== "copy table") : NEEDED
  const {ribbon, copied, firstIndex} = playbill
  if (playbill.zeros) return zeroWords(playbill.zeros, playbill)
  const early = endedEarly(told)
  if (early !== null) return `${early}. That is luck: they were home before.`
  for (const [holder, sentence] of needed) {
    const span = ribbon.find(one => one.holder === holder && one.from < copied)
    if (!span) continue
    if (holder === "list" && span.from === playbill.kimagePage) return kimageWords(playbill)
    const said = holder === "list" && playbill.transition === "kexec, v1" ? LIST_OF_V1 : sentence
    return said.replace("N", pageNumber(span.from))
  }
  if (isMisindexed(scenario) && firstIndex === 0 && playbill.transition !== "kexec, v1")
    return "The wrong index was used all the same: the range begins at index 0 of the root, where it is the right one."
  if (!scenario.assumptions.tlb.invalidates && moment.registers.mmu)
    return "The TLB was never invalidated, and no entry that was left in it was in the way."
  return null
}
