// How a side went, in words: what its functions returned, and how its restore ended.

import {number} from "../../model/descriptor/say.ts"
import type {Outcome} from "../../model/outcome.ts"
import {hex64} from "../../model/word.ts"
import type {Playbill} from "../../view/theatre/moment.ts"
import {stoppedWords} from "../../view/theatre/timelineWords.ts"
import {codeName, things} from "../words/words.ts"
import {UNKNOWN} from "../theatre/words/refusedWords.ts"
import {capital, diedIn, faultName} from "../theatre/words/told.ts"
import {ACCESSES} from "../why/whatIfWords.ts"

/** The first return code that is not 0, as the caller of copy and map functions sees it. */
export function returned({rc, maps}: Outcome): string {
  return codeName(rc !== 0 ? rc : (maps.find(map => map.rc !== 0)?.rc ?? 0))
}

export interface Ended {
  readonly word: string
  /** Goes on after the word. */
  readonly headline: string
  readonly text: string
  readonly died: boolean
}

/** Where a run ended and how, in a word; null: it survived. */
export function diedWord({end, list}: Pick<Playbill, "end" | "list">): string | null {
  const {kind} = end
  if (kind === "survived") return null
  if (kind === "refused") return diedIn(end.rc) ?? "refused"
  return `${number(list.length)}: ${kind === "endless" ? "no end" : kind}`
}

/** The verdict under a run. */
export function endedWords(playbill: Playbill): Ended {
  const {end, copied, pages, ribbon} = playbill
  const where = stoppedWords(playbill)
  switch (end.kind) {
    case "survived":
      return {
        ...{word: "Survived:", headline: " jumped to the restored kernel", died: false},
        text: `All ${things(pages, "page")} are home.`,
      }
    case "not whole":
      return {
        ...{word: "Not whole:", headline: " jumped to the restored kernel", died: true},
        text: `${things(end.missing, "page")} of ${number(pages)} ${end.missing === 1 ? "is" : "are"} not home.`,
      }
    case "refused": {
      const how = diedIn(end.rc)
      if (how)
        return {
          ...{word: "Died", headline: ` before the switch: the resume kernel ${how}`, died: true},
          text:
            end.rc === "OOB"
              ? `${capital(UNKNOWN)}.`
              : "Nothing was overwritten, and the resume kernel is gone all the same.",
        }
      return {
        ...{word: "Refused:", headline: ` ${codeName(end.rc)}, and nothing was overwritten`, died: false},
        text: "The kernel goes on as if there were no image.",
      }
    }
    case "fault": {
      const place = ribbon.find(({from, to}) => copied >= from && copied < to)
      const held = place?.place ?? (place?.holder === "source table" ? "a table of the source" : null)
      return {
        ...{word: "Died", headline: ` ${where}: ${faultName(end.fault.kind, end.fault.level)}`, died: true},
        text: `${capital(ACCESSES[end.access])} ${hex64(end.fault.far)}${end.access === "write" && held ? `, ${held}` : ""}. ${number(pages - copied)} pages still wait.`,
      }
    }
    case "strange code":
      return {
        ...{word: "Died", headline: ` ${where}: the code that ran was overwritten`, died: true},
        text: `The CPU runs what else is at ${hex64(end.pc)}.`,
      }
    case "strange data":
      return {
        ...{word: "Died", headline: ` ${where}: the restored kernel read what is not its own`, died: true},
        text: `It loads what else is at ${hex64(end.va)}.`,
      }
    case "endless":
      return {
        ...{word: "Died", headline: ` ${where}: the list has no end`, died: true},
        text: "It is followed into what is no list any more.",
      }
  }
}
