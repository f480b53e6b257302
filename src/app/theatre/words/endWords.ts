// How a story ended, in a sentence: the cause, in terms of entries and pages.

import {number} from "../../../model/descriptor/say.ts"
import type {End} from "../../../model/machine/atWork.ts"
import type {LostTable} from "../../../model/machine/lostTable.ts"
import type {Step} from "../../../model/mmu/walk.ts"
import {big, hex, hex64, toVa, type Pa} from "../../../model/word.ts"
import {madeFor, pageNumber, spanAt} from "../../../view/theatre/timelineWords.ts"
import {kernelName, REVISION_WORDS} from "../../control/revisions.ts"
import {causeOf, hasFlags, isMisindexed, isOff, leavesOut, type Cause, type Whose} from "./cause.ts"
import {endedEarly, ledAstray, lostKimageWords, overwroteList} from "./lostListWords.ts"
import {refusedWords} from "./refusedWords.ts"
import type {StationWords} from "./station.ts"
import {survivalWords} from "./survivalWords.ts"
import {levelWords, things, thingsWere} from "../../words/words.ts"
import {capital, impossible, kernels, type Told} from "./told.ts"

type Sentence = Pick<StationWords, "first" | "rest">

export function endWords(told: Told, end: End): Sentence {
  switch (end.kind) {
    case "survived":
      return survived(told, end)
    case "not whole":
      return notWhole(told, end)
    case "refused":
      return refusedWords(told, end)
    case "fault":
      return ledAstray(told) ?? lostKimageWords(told, end) ?? faulted(told, causeOf(told))
    case "strange code":
      return lostKimageWords(told, end) ?? strangeCode(told, end, causeOf(told))
    case "strange data":
      return lostKimageWords(told, end) ?? strangeData(told, end, causeOf(told))
    case "endless":
      return {
        first: `${copiedWords(told)}, and the list goes on.`,
        rest: `${overwroteList(told) ?? "A page of it had been overwritten"}: what is followed now are bytes of something else.`,
      }
  }
}

/** A list may be followed for long without a page. */
function copiedWords({playbill: {copied, pages}}: Told): string {
  return copied === pages
    ? "All pages were copied"
    : `${thingsWere(copied, "page")} copied of ${number(pages)}`
}

/** No access fails, so the kernel has no cause to say anything. */
function strangeCode(
  told: Told,
  {pa, pc, content}: Extract<End, {kind: "strange code"}>,
  cause: Cause,
): Sentence {
  const {playbill} = told
  const {pages, old} = kernels(playbill)
  const lost = playbill.marks.find(({kind}) => kind === "lost code")
  const held = `${hex(pa)} holds a page of ${content >= 0 ? pages : old}, and not what belongs there.`
  const runs = `The CPU runs its bytes from ${hex64(pc)} on as if they were code: no access failed, so nothing is printed.`
  if (cause.kind === "stale entry") {
    const {first, rest} = staleEntry(told, cause)
    return {first, rest: `${rest} ${held} ${runs}`}
  }
  if (!lost) return {first: held, rest: runs}
  return {first: `Page ${pageNumber(lost.page!)} overwrote the code that copies.`, rest: `${held} ${runs}`}
}

/** The other kernel runs its own code, and loads what is something else. */
function strangeData(
  told: Told,
  {what, pa, content}: Extract<End, {kind: "strange data"}>,
  cause: Cause,
): Sentence {
  const {pages, old, coming} = kernels(told.playbill)
  const belongs = what === "device tree" ? "the device tree belongs" : `data of ${coming} belong`
  const held = `${hex(pa)} holds a page of ${content >= 0 ? pages : old}, where ${belongs}.`
  const silent = "No access failed, so nothing is printed."
  if (cause.kind === "stale entry") {
    const {first, rest} = staleEntry(told, cause)
    return {first, rest: `${rest} ${held} ${silent}`}
  }
  const early = endedEarly(told)
  return early === null ? {first: held, rest: silent} : {first: `${early}.`, rest: `${held} ${silent}`}
}

/** It runs, and what of it is not there the model knows; not when it is needed. */
function notWhole(told: Told, {entry, missing, segments}: Extract<End, {kind: "not whole"}>): Sentence {
  const {playbill} = told
  const {coming} = kernels(playbill)
  const at = entry === null ? "" : ` at ${hex64(entry)}`
  const of = segments.length === 0 ? coming : `the ${segments.join(" and the ")}`
  const lacks = `${capital(things(missing, "page"))} of ${of} ${missing === 1 ? "is" : "are"} not where ${missing === 1 ? "it belongs" : "they belong"}`
  return {
    first: `${endedEarly(told) ?? `${thingsWere(playbill.copied, "page")} copied`}.`,
    rest: `${lacks}: ${coming} runs on${at} until it needs one of them.`,
  }
}

function survived(told: Told, {entry}: Extract<End, {kind: "survived"}>): Sentence {
  const {playbill, moment} = told
  const live = playbill.marks.find(({kind}) => kind === "live table")
  const {tables: were} = moment
  const nobody =
    playbill.transition === "kexec, MMU off"
      ? "nobody walked with the MMU off"
      : "no register led to any more"
  const tables = live
    ? `${thingsWere(were.live, "live table")} overwritten, the first at page ${pageNumber(live.page!)}${againWords(moment)}`
    : `0 live tables were overwritten on the way, and ${number(were.dead)} that ${nobody}`
  const runs = entry === null ? "" : ` ${capital(kernels(playbill).coming)} runs on at ${hex64(entry)};`
  const luck = survivalWords(told)
  const rest = `${runs} ${tables}.${luck === null ? "" : ` ${luck}`}`.trim()
  return {first: `${thingsWere(playbill.copied, "page")} copied.`, rest}
}

/** Whether anyone came to a live table that had been overwritten, and what was there then. */
function againWords({lookedAgain}: Told["moment"]): string {
  if (lookedAgain === undefined) return ""
  if (lookedAgain === null) return ", and nobody looked there again"
  const {page, level, root, restored} = lookedAgain
  const table = `${root ? "the old root" : `a table of ${levelWords(level)}`} at page ${pageNumber(page)}`
  if (!restored) return `; ${table}: what lies there now was taken for a table, and led on all the same`
  return `, ${table}: there lies the restored kernel’s ${root ? "root" : "table"} now, and by it the CPU went on`
}

function faulted(told: Told, cause: Cause): Sentence {
  switch (cause.kind) {
    case "lost table":
      return lostTable(told, cause)
    case "stale entry":
      return staleEntry(told, cause)
    case "read-only":
      return readOnly(told, cause)
    case "not executable":
      return {
        first: `Entry ${cause.step.index} of ${levelWords(cause.step.level)} forbids to run code there.`,
        rest: `${capital(whose(told, cause.whose))} lead to it all the same.`,
      }
    case "invalid entry":
      return invalid(told, cause.whose, cause.step)
    case "empty entry":
      return empty(told, cause.whose, cause.step)
    case "no memory":
      return noMemory(told, cause.pa)
    case "T0SZ":
      return misfit(cause)
    case "unknown":
      return untranslated(told)
  }
}

/** The code is mapped, and the walk does not come there. */
function misfit({misfit: {set, needed, begins, root}, step}: Extract<Cause, {kind: "T0SZ"}>): Sentence {
  const word = step.descriptor ? big(step.descriptor) : 0n
  return {
    first: `T0SZ stayed ${set}, and TTBR0’s tables are made for ${needed}.`,
    rest: `The code is mapped; but the walk begins at ${levelWords(begins)}, at a root that is a table of level ${root}, and ends at entry ${number(step.index)}, which ${word === 0n ? "is empty" : `reads ${hex64(word)}`}.`,
  }
}

/** An address that no walk can begin with. */
function untranslated(told: Told): Sentence {
  const {moment} = told
  if (!moment.registers.mmu)
    return {
      first: "The MMU is off, and no memory can have such an address.",
      rest: "It was read from a page that had been overwritten, and is no address at all.",
    }
  const access = moment.walks[0]?.access
  const why = impossible(told)
  if (why !== null)
    return {
      first: `The address is in neither half of the address space: ${why}.`,
      rest: "It was read from a page that had been overwritten, and is no address at all.",
    }
  if (access?.walk.half === 0 && moment.registers.ttbr0 === null)
    return {
      first: "TTBR0 leads to a table with nothing in it.",
      rest: "The code is mapped nowhere at its own address.",
    }
  return {first: "The address cannot be translated.", rest: ""}
}

function whose({playbill}: Told, of: Whose): string {
  const exit =
    playbill.transition === "hibernate" ? "the exit page’s tables" : "the tables of the code that copies"
  const names: Readonly<Record<Whose, string>> = {
    source: "the old tables",
    copy: `the ${madeFor(playbill)} tables`,
    exit,
    restored: "the restored tables",
    other: "the tables in use",
  }
  return names[of]
}

/** "entry 302 reads 0x5f43_4249_4c47": what the walker took for a descriptor. */
function read({index, descriptor}: Step): string {
  return `entry ${number(index)} reads ${descriptor ? hex64(big(descriptor)) : "nothing"}`
}

/** What the TLB has of a table that is not in use; or of the zero page, which never was one. */
function staleEntry({playbill, moment}: Told, {hit}: Extract<Cause, {kind: "stale entry"}>): Sentence {
  const {roots, zeros} = playbill
  const looked = zeros?.looked.find(({leads}) => leads)
  if (hit.root === roots.zero && zeros && looked)
    return {
      first: `Page ${pageNumber(zeros.page)} overwrote the zero page, and the TLB has an entry from there.`,
      rest: `At step ${playbill.after[0].number} the CPU looked this address up ahead of time: entry ${number(looked.index)} read ${hex64(big(looked.word))}, bytes of the image, and passed for a descriptor.`,
    }
  const first = "The TLB was never invalidated."
  const {access} = moment.walks[0]
  if (access.fault?.kind === "permission")
    return {
      first,
      rest: "It still has the old tables’ entry, which forbids this; the tables in use would have let it pass.",
    }
  return {
    first,
    rest: `It still has an entry that leads to ${hex((hit.base + toVa(access.va) - hit.start) as Pa)}; the tables in use lead to ${hex(access.walk.outputAddress!)}.`,
  }
}

function lostTable(told: Told, {whose: of, step}: Extract<Cause, {kind: "lost table"}>): Sentence {
  const {playbill, moment} = told
  const row = step.level === 3 ? lostRow(told) : undefined
  const lost = moment.lostTable
  const first = lost
    ? `Page ${pageNumber(lost.page)} overwrote a live table.`
    : "What the walk came to is no table."
  const kind =
    of === "copy"
      ? `the ${madeFor(playbill)}`
      : of === "exit"
        ? playbill.transition === "hibernate"
          ? "the exit page’s"
          : "the copying code’s"
        : `${kernels(playbill).old}’s`
  const held = row
    ? `It held the entries for ${rowName(told, row.pa)}.`
    : `At ${hex(step.table)} ${kind} table of ${levelWords(step.level)} had its place.`
  const rest = `${held} Now ${read(step)}: the walker takes a page’s bytes for a descriptor.`
  return {first, rest: lost ? `${rest}${carriedOn(lost)}` : rest}
}

/** Why nobody noticed for a while. */
function carriedOn({arrived, carried}: LostTable): string {
  if (arrived === 0) return ""
  const pages = `${number(arrived)} ${arrived === 1 ? "page" : "pages"} had arrived since`
  if (carried === null) return ` ${pages}.`
  if (carried === 0) return ` ${pages}, which did not need it.`
  const by = "by what the TLB still had of it"
  return carried === arrived ? ` ${pages}, ${by}.` : ` ${pages}, ${number(carried)} of them ${by}.`
}

/** The lost row that the fault's address is in. */
function lostRow({playbill, moment}: Told) {
  const far = moment.end?.kind === "fault" ? moment.end.fault.far : 0n
  const {shift, frameBytes, rowFrames} = playbill
  const pa = BigInt.asIntN(64, far) - BigInt(shift)
  return moment.lost.find(row => pa >= BigInt(row.pa) && pa < BigInt(row.pa + frameBytes * rowFrames))
}

function rowName({playbill}: Told, pa: number): string {
  return `${hex(pa)} to ${hex(pa + playbill.frameBytes * playbill.rowFrames - 1)}`
}

function readOnly(
  {scenario, playbill, moment}: Told,
  {whose}: Extract<Cause, {kind: "read-only"}>,
): Sentence {
  const {experiment} = scenario
  const span = moment.page === null ? undefined : spanAt(playbill, moment.page)
  const what = span?.place ? `This page of ${span.place}` : "This page"
  const left = playbill.pages - (moment.page ?? 0)
  const rest = `${number(left)} of ${things(playbill.pages, "page")} ${left === 1 ? "was" : "were"} never copied.`
  if (whose !== "copy") {
    const by = whose === "restored" ? "as the restored kernel has it, whose root is home by now:" : "and"
    return {
      first: `${what} is read-only in the linear map,`,
      rest: `${by} there is no copy in which it is not. ${rest}`,
    }
  }
  if (moment.madeBy === "map")
    return {first: `${what} is read-only in the copy,`, rest: `since it was mapped so. ${rest}`}
  const because = moment.madeBy
    ? "as the edited entry has it"
    : hasFlags(scenario) && isOff(scenario, "mkwrite")
      ? "and the copy kept it so, because TRANS_MKWRITE was off"
      : experiment.revision === "mainline"
        ? "and stayed so in the copy: Linux 7.1 clears read-only only where DIRTY is set"
        : "and so it is in the copy"
  return {first: `${what} is read-only in the linear map,`, rest: `${because}. ${rest}`}
}

const ACCESS = {read: "load", write: "store", fetch: "fetch"} as const

function noMemory(told: Told, pa: Pa): Sentence {
  const {end, registers} = told.moment
  const access = ACCESS[end?.kind === "fault" ? end.access : "read"]
  const why = registers.mmu
    ? `The entry is valid and leads into a hole${unchecked(told)}`
    : "The MMU is off, so the address is used as it is"
  return {
    first: `No memory is at ${hex(pa)}.`,
    rest: `${why}: the ${access} is answered with an external abort.`,
  }
}

function invalid(told: Told, of: Whose, step: Step): Sentence {
  const {scenario, playbill, moment} = told
  const {controls} = REVISION_WORDS[scenario.experiment.revision]
  const off = hasFlags(scenario) && isOff(scenario, "mkvalid")
  const first = "The entry has a value, and its valid bit is 0."
  if (of !== "copy") {
    const none = playbill.roots.copy === null ? ", and there is no copy in which it is valid" : ""
    return {first, rest: `${capital(read(step))} in ${whose(told, of)}${none}.`}
  }
  const hole = moment.own === "invalid" ? holeOf(told) : null
  if (hole !== null)
    return {
      first,
      rest: `It names ${hex(hole)}, where no memory is: rightly not valid, but a page of the list belongs there.`,
    }
  return {
    first,
    rest: `${capital(read(step))}: ${off ? `${controls.mkvalid.name} was off, so the copy has it as it was` : "the copy has it as it was"}.`,
  }
}

function empty(told: Told, of: Whose, step: Step): Sentence {
  const {scenario, playbill} = told
  const {own, madeBy} = told.moment
  const {experiment} = scenario
  const first = `Entry ${number(step.index)} of ${levelWords(step.level)} is empty in ${whose(told, of)}.`
  if (of !== "copy") return {first, rest: "Nothing was ever mapped there."}
  if (own === "empty")
    return {first, rest: "The old tables have nothing there either: there was nothing to copy."}
  if (own === "valid" && isMisindexed(scenario) && isInRange(told))
    return {
      first,
      rest: "The copy was made with the wrong index, returned 0, and lacks what the list needs first.",
    }
  if (madeBy === "map")
    return {
      first,
      rest: "To map one page a block gave way to an empty table, and all else that it mapped is gone.",
    }
  const hole = holeOf(told)
  if (own === "invalid" && hole !== null)
    return {
      first,
      rest: `The old tables’ entry is not valid and names ${hex(hole)}, where no memory is: the copy rightly leaves it out, but a page of the list belongs there.`,
    }
  if (own === "invalid" && leavesOut(scenario))
    return {
      first,
      rest: `${capital(kernels(playbill).old)} had taken the page out of its linear map, and ${kernelName(experiment.revision)} leaves invalid entries out.`,
    }
  return {first, rest: "The copy does not reach so far."}
}

/** Was the address to be copied at all? */
function isInRange({scenario, moment: {walks}}: Told): boolean {
  const {range} = scenario.experiment
  const va = walks[0] && toVa(walks[0].access.va)
  return range !== null && va !== undefined && va >= range.start && va < range.end
}

/** Where the page of the moment was to be stored, if no memory is there. */
function holeOf({playbill, moment: {page, walks}}: Told): Pa | null {
  const access = walks[0]?.access
  if (page === null || access?.stream !== "to" || spanAt(playbill, page)?.holder !== "hole") return null
  return (toVa(access.va) - playbill.shift) as Pa
}

function unchecked({scenario}: Told): string {
  return hasFlags(scenario) && isOff(scenario, "checkpfn") ? "; TRANS_CHECKPFN was off, and nobody asked" : ""
}
