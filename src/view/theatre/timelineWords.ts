// What stands on the line of time: names of what the pages overwrite, and of its marks. Pages are counted from 1 in all words.

import {number} from "../../model/descriptor/say.ts"
import type {Holder, Playbill, RibbonSpan, TimeMark} from "./moment.ts"
import {endPage} from "./timelineScale.ts"

/** The number of a page in words: the first of the list is 1. */
export function pageNumber(page: number): string {
  return number(page + 1)
}

/** "pages 1 to 96 of 9,088". */
export function windowName(
  {first, count}: {readonly first: number; readonly count: number},
  pages: number,
): string {
  return `pages ${number(first + 1)} to ${number(first + count)} of ${number(pages)}`
}

const HOLDER_NAMES: Readonly<Record<Holder, string>> = {
  ...{free: "free", text: "text", rodata: "rodata", data: "data", waiting: "image, waiting", home: "home"},
  "home since loading": "home since loading",
  "source table": "tables",
  "copy table": "copy’s tables",
  "exit table": "exit tables",
  "exit page": "exit page",
  "zero page": "zero page",
  "source table out of reach": "tables",
  "copy table out of reach": "copy’s tables",
  "exit table out of reach": "exit tables",
  ...{list: "list", hole: "no memory"},
}

/** What pages of a span are called. The kernel's own code and data go by their parts, and its modules by theirs. */
export function spanName({holder, place}: Pick<RibbonSpan, "holder" | "place">): string {
  if (holder === "text" && place === "module code") return place
  if (holder !== "data" || place === null || place === "kernel data")
    return holder === "data" && place === null ? "other data" : HOLDER_NAMES[holder]
  return place
}

/** The tables that TTBR1 has while the list is copied: on a mark, and in a sentence. */
export function listTables({transition, roots}: Pick<Playbill, "transition" | "roots">): {
  readonly short: string
  readonly long: string
} {
  if (roots.copy === null) return {short: "old tables", long: "the old tables"}
  return transition === "kexec, v1"
    ? {short: "SRC and DST", long: "the two maps"}
    : {short: "copy", long: "the copy"}
}

/** The tables that the old kernel has made for TTBR1, before a noun: of a copy, or of v1's two maps. */
export function madeFor({transition}: Pick<Playbill, "transition">): "copy’s" | "maps’" {
  return transition === "kexec, v1" ? "maps’" : "copy’s"
}

/** A name of the copy’s tables as a story has it: v1’s kexec maps page by page, and copies no table. */
export function ofMaps(playbill: Pick<Playbill, "transition">, name: string): string {
  if (madeFor(playbill) === "copy’s") return name
  return name.replace("copy’s table", "maps’ table").replace("table of the copy", "table of the maps")
}

/** What a switch leads to, by the station where it is done. Of a switch in two steps the second one is named. */
const POINTS: Readonly<Record<string, string>> = {
  ttbr0: "TTBR0 → exit page",
  "restored in ttbr1": "TTBR1 → restored",
  "MMU off": "MMU off",
  "MMU off again": "MMU off",
}

/** The labels of a mark, the longest first; none: it says enough by itself. */
export function markNames(playbill: Playbill, mark: TimeMark): string[] {
  const numbered = (...texts: string[]) =>
    mark.page === null ? texts : texts.map(text => `${pageNumber(mark.page!)}: ${text}`)
  switch (mark.kind) {
    case "points":
      return [pointsName(playbill, mark)].filter(name => name !== "")
    case "live table": {
      const yet = survivesPage(playbill, mark) ? ["first live table, nothing happens yet"] : []
      return numbered(...yet, "first live table", "live")
    }
    case "old root":
      return numbered("the old root table", "old root")
    case "read-only":
      return ["first read-only page", "read-only"]
    case "invalid":
      return isHome(playbill, mark)
        ? ["first page that was not mapped", "not mapped"]
        : ["first page without memory", "no memory"]
    case "lost list":
      return numbered("the list is overwritten", "the list", "list")
    case "lost kimage":
      return numbered("struct kimage is overwritten", "struct kimage", "kimage")
    case "lost code":
      return numbered("the code that copies", "code")
    case "zero page":
      return numbered("the zero page")
    case "fault":
      return numbered(...faultNames(playbill, mark))
    case "jump":
      return []
  }
}

/** Where TTBR1 gets the tables that the list is copied through. */
const INTO_LIST: readonly string[] = ["copy in ttbr1", "MMU on"]

function pointsName(playbill: Playbill, {event}: TimeMark): string {
  const {before, after, roots} = playbill
  const station = [...before, ...after].find(one => one.event === event)?.station ?? ""
  if (!INTO_LIST.includes(station)) return POINTS[station] ?? ""
  return `TTBR1 → ${listTables(playbill).short}${roots.copy === null ? " again" : ""}`
}

/** Does the story go on after the page of a mark? */
function survivesPage(playbill: Playbill, {page}: TimeMark): boolean {
  return page !== null && page < endPage(playbill)
}

const ENDS: Readonly<Record<Playbill["end"]["kind"], string>> = {
  fault: "fault",
  "strange code": "strange code",
  "strange data": "strange data",
  endless: "no end",
  refused: "refused",
  "not whole": "not whole",
  survived: "",
}

/** How a story ends, in two words; what was marked at the same page says more, if it is what stopped it. */
function faultNames(playbill: Playbill, {event}: TimeMark): string[] {
  const {end, marks} = playbill
  const what = end.kind === "fault" && end.fault.kind === "externalAbort" ? "external abort" : ENDS[end.kind]
  const barred = marks.find(mark => mark.event === event && isBarrier(end, mark.kind))
  if (!barred) return [what]
  return [`${what} at the ${markNames(playbill, barred)[0]}`, what]
}

/** Is memory where the page of a mark belongs? An entry of the old tables may name a hole. */
function isHome(playbill: Playbill, {page}: TimeMark): boolean {
  return page === null || spanAt(playbill, page)?.holder !== "hole"
}

/** What a page of the list overwrites. */
export function spanAt({ribbon}: Playbill, page: number): RibbonSpan | undefined {
  return ribbon.find(({from, to}) => page >= from && page < to)
}

/** Does a mark say what the fault says? A page that was not mapped may be mapped by the copy, and fault for another reason. */
function isBarrier(end: Playbill["end"], mark: TimeMark["kind"]): boolean {
  if (end.kind !== "fault") return false
  if (mark === "read-only") return end.fault.kind === "permission"
  return mark === "invalid" && end.fault.kind === "translation"
}

/** What is told of where a run stopped: pages in the list, pages that it began, pages that it stored. */
export interface Reached {
  readonly pages: number
  readonly copied: number
  readonly list: {readonly length: number}
}

/** The page that a run stopped at, from 1; a page that was stored is behind it. null: it did not stop in the list. */
export function stoppedAt({
  pages,
  copied,
  list,
}: Reached): {readonly page: number; readonly stored: boolean} | null {
  const page = list.length
  if (page === 0 || (copied === page && page === pages)) return null
  return {page, stored: copied === page}
}

/** "at page 3,031 of 9,663", "after page 9,043 of 9,088" if that was stored, or after the last. */
export function stoppedWords(reached: Reached): string {
  const {pages} = reached
  const at = stoppedAt(reached)
  if (!at) return reached.copied === 0 ? "before the list" : `after the last of ${number(pages)} pages`
  return `${at.stored ? "after" : "at"} page ${number(at.page)} of ${number(pages)}`
}
