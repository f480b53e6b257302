// A page of the list, while all goes on: what it overwrites, who would miss it, and what would have become of it without the copy.

import {hex} from "../../../model/word.ts"
import {listTables, madeFor, ofMaps, spanName} from "../../../view/theatre/timelineWords.ts"
import type {Holder, RibbonSpan} from "../../../view/theatre/moment.ts"
import {REVISION_WORDS, kernelName} from "../../control/revisions.ts"
import {hasFlags} from "./cause.ts"
import type {StationWords} from "./station.ts"
import type {TransitionName} from "../../../model/machine/scenario.ts"
import {capital, howMany, kernels, listNumber, marked, type Told} from "./told.ts"

/** A headline without the page's number, and a sentence in two parts. */
export function pageWords(told: Told): StationWords {
  const {write} = told.moment
  const hibernate = told.playbill.transition === "hibernate"
  if (!write) return {headline: "Nothing is written.", first: "The access failed.", rest: ""}
  return (
    tableWords(told, write.before) ??
    unreached(told, write) ??
    (write.before === "copy table" ? madeTable(told) : null) ??
    (hibernate ? null : idleZeros(told)) ??
    (hibernate ? NEEDED : {...NEEDED, ...NEEDED_BY_KEXEC})[write.before] ??
    barred(told) ??
    stale(told) ??
    plainPage(told)
  )
}

const HIDDEN = "and nothing happens"

/** Tables of the old kernel: with the copy in use, or still in use themselves. */
function tableWords(told: Told, before: Holder): StationWords | null {
  const {moment, playbill} = told
  if (before !== "source table") return null
  if (moment.write!.reached) return moment.write!.renews ? renewedTable(told) : liveTable(told)
  if (moment.live.source || moment.live.restored) return passedTable(told)
  if (moment.write!.to === playbill.roots.source)
    return {
      headline: `The old root table is overwritten, ${HIDDEN}.`,
      first: `Step ${listNumber(playbill)}.`,
      rest: `swapper_pg_dir was ${kernels(playbill).old}’s root. ${leftWords(told)}, so this is now a page like any other.`,
    }
  return {
    headline: `A table of ${kernels(playbill).old} is overwritten, ${HIDDEN}.`,
    first: moment.registers.mmu
      ? `Without ${listTables(playbill).long} the CPU would still walk this table,`
      : "With the MMU on the CPU would still walk this table,",
    rest: `and read a page’s bytes as descriptors. ${leftWords(told)}.`,
  }
}

/** Since when the tables are not walked any more: "TTBR1 has pointed to the copy since step 7". */
function leftWords({playbill, moment}: Told): string {
  const {before, marks, list} = playbill
  const points = marks.findLast(({kind, event}) => kind === "points" && event < list.first)
  const step = before.find(({event}) => event === points?.event)?.number
  const since = step === undefined ? "" : ` since step ${step}`
  if (!moment.registers.mmu) return `The MMU has been off${since}`
  return `TTBR1 has pointed to ${listTables(playbill).long}${since}`
}

function liveTable(told: Told): StationWords {
  const used = carried(told)
  const {write} = told.moment
  const root = write!.to === told.playbill.roots.source
  const what = root ? "The root that TTBR1 points to" : "A live table"
  return {
    headline: `${what} is overwritten, and nothing happens yet.`,
    first: "The damage is silent at first.",
    rest:
      used > 0
        ? `TTBR1 still leads to ${hex(write!.to)}; this page arrives whole by ${entriesOlder(used)}.`
        : `TTBR1 still leads to ${hex(write!.to)}: whatever is translated through it next reads the page’s bytes as descriptors.`,
  }
}

/** The image's own page of a table that is in use: it leads on, to what the restored kernel has. */
function renewedTable({moment, playbill}: Told): StationWords {
  const {to} = moment.write!
  const what = to === playbill.roots.source ? "The root that TTBR1 points to" : "A live table"
  return {
    headline: `${what} makes way for ${kernels(playbill).coming}’s.`,
    first: "What comes is a table as well.",
    rest: `TTBR1 still leads to ${hex(to)}, and from there on to what ${kernels(playbill).coming}’s table says.`,
  }
}

/** Without a copy, and yet no way leads to it any more. */
function passedTable(told: Told): StationWords {
  const {moment, playbill} = told
  const {old, coming} = kernels(playbill)
  const used = carried(told)
  const why =
    moment.live.restored && !moment.write!.renews
      ? `TTBR1 points to swapper_pg_dir, where the root is ${coming}’s by now, and its tables lie elsewhere`
      : "A table on the way to it was overwritten before"
  return {
    headline: `A table of ${old} is overwritten, ${HIDDEN}.`,
    first: "No register leads to it any more.",
    rest: used > 0 ? `${why}; this page arrives whole by ${entriesOlder(used)}.` : `${why}.`,
  }
}

/** Entries of the TLB that are stale, and that this page needs. */
function carried({moment}: Told): number {
  return moment.tlb.filter(({stale, use}) => stale && use !== null).length
}

function entriesOlder(n: number): string {
  return `${howMany(n)} ${n === 1 ? "entry" : "entries"} of the TLB that no table agrees with any more`
}

const UNSAFE = "It was not taken from a safe page, so a page of the list belongs here."

/** One of the tables that were made for this very list. */
function madeTable({playbill}: Told): StationWords {
  const [one, lies, its] =
    madeFor(playbill) === "maps’"
      ? ["the two maps", "The two maps lie", "Their"]
      : ["the copy itself", "The copy lies", "Its"]
  return {
    headline: `A table of ${one} is overwritten.`,
    first: `${lies} in the way of the list.`,
    rest: `${its} tables were not taken from safe pages: what is translated through this one next reads a page’s bytes.`,
  }
}

/** Such a table to which no way leads as memory is. */
function unreached(told: Told, {before, reached}: NonNullable<Told["moment"]["write"]>): StationWords | null {
  const {live} = told.moment
  if (reached || before !== "copy table" || !live.copy) return null
  const used = carried(told)
  return {
    headline: `A table that no register leads to is overwritten, ${HIDDEN}.`,
    first: "No walk comes to it:",
    rest: `what leads there was overwritten before, or was never written${used > 0 ? `; this page arrives whole by ${entriesOlder(used)}` : ""}.`,
  }
}

/** What the CPU needs besides: it goes if it was not taken from safe pages. */
const NEEDED: Partial<Record<Holder, StationWords>> = {
  "exit page": {
    headline: "The code that copies is overwritten while it runs.",
    first: "The CPU may not notice before it fetches the next line.",
    rest: UNSAFE,
  },
  "zero page": {
    headline: "The zero page is overwritten.",
    first: "Nobody looks at it before the second switch,",
    rest: "which is then no break before make: the CPU may look up what this page’s bytes seem to say.",
  },
}

/** Struct kimage counts as a page of the list. */
const NEEDED_BY_KEXEC: typeof NEEDED = {
  list: {
    headline: "A page of the list, or struct kimage, is overwritten.",
    first: "What was read from here is known.",
    rest: "Whoever reads here from now on reads a page of the new kernel.",
  },
}

/** kexec does not come back to the zero page; v1, and whoever copies with the MMU off, never were there. */
function idleZeros({moment, playbill}: Told): StationWords | null {
  if (moment.write!.before !== "zero page") return null
  const passed = playbill.before.some(({station}) => station === "zero in ttbr1")
  const off = playbill.before.find(({station}) => station === "MMU off")?.number
  return {
    headline: `The zero page is overwritten, ${HIDDEN}.`,
    first: passed ? "Nobody needs it any more:" : "Nobody needs it:",
    rest: passed
      ? "TTBR1 has left it, and the MMU goes off in the end."
      : moment.registers.mmu
        ? `TTBR1 never pointed to it; it got ${listTables(playbill).long} while the MMU was off.`
        : `TTBR1 never pointed to it, and the MMU has been off since step ${off}.`,
  }
}

/** The first page that the old kernel's own map would not have let through. */
function barred(told: Told): StationWords | null {
  const {scenario, playbill} = told
  if (!playbill.roots.copy) return null
  if (playbill.transition === "kexec, v1") return barredV1(told)
  const {controls} = REVISION_WORDS[scenario.experiment.revision]
  const subject = (control: "mkwrite" | "mkvalid") =>
    hasFlags(scenario) ? controls[control].name : kernelName(scenario.experiment.revision)
  if (marked(told, "read-only"))
    return {
      headline: "The first read-only page is overwritten.",
      first: `${capital(kernels(playbill).old)} has it read-only in its linear map.`,
      rest: `The copy maps it writable, because ${subject("mkwrite")} made it so: otherwise this store would fault.`,
    }
  if (marked(told, "invalid"))
    return {
      headline: "The first page without a valid entry is overwritten.",
      first: `${capital(kernels(playbill).old)} had taken it out of its linear map.`,
      rest: `The copy maps it, because ${subject("mkvalid")} made its entry valid: otherwise this store would fault.`,
    }
  return null
}

/** Of v1's map of destinations nobody asks what the linear map says. */
function barredV1(told: Told): StationWords | null {
  if (!marked(told, "read-only") && !marked(told, "invalid")) return null
  return {
    headline: "The first page that the linear map would not let through.",
    first: "The linear map has it read-only, or not at all.",
    rest: "DST maps it with PAGE_KERNEL, as it does every page.",
  }
}

/** Nothing that matters is overwritten, and yet the page comes through by luck. */
function stale(told: Told): StationWords | null {
  const used = carried(told)
  if (used === 0) return null
  return {
    headline: "Stale translations carry it on.",
    first: "The TLB answers with what the tables said before.",
    rest: `This page arrives whole by ${entriesOlder(used)}.`,
  }
}

/** Where the code runs, and by which addresses it copies. */
const LOOPS: Readonly<Record<TransitionName, string>> = {
  hibernate:
    "The loop runs from the exit page, which TTBR0 maps, and copies through the linear map in TTBR1.",
  kexec:
    "The relocation code runs from its control page, which TTBR0 maps at VA = PA, and copies through the linear map in TTBR1.",
  "kexec, v1":
    "The relocation code runs from its control page, which TTBR0 maps at VA = PA, and copies straight on, from SRC to DST in TTBR1.",
  "kexec, MMU off": "The relocation code runs from its control page, and copies by physical addresses.",
}

/** What nobody misses: text, data, free memory. */
function plainPage(told: Told): StationWords {
  const {playbill, moment} = told
  const {old} = kernels(playbill)
  const owner = capital(old)
  const holder = moment.write!.before
  const loop = LOOPS[playbill.transition]
  const first = `Step ${listNumber(playbill)}.`
  if (holder === "text")
    return {
      headline: `${owner}’s ${placeWords(told, holder)} is going; the code that does it stands elsewhere.`,
      first,
      rest: loop,
    }
  if (holder === "free") return {headline: "A free page is filled.", first, rest: loop}
  if (holder === "home since loading" && moment.write!.from === moment.write!.to)
    return {
      headline: "A page that is in its place already is copied onto itself.",
      first: `Step ${listNumber(playbill)}.`,
      rest: "It was loaded into the very frame where it belongs, and the list has it all the same.",
    }
  if (holder === "waiting")
    return {
      headline: "A page that still waits is overwritten.",
      first: "Its own turn has not come.",
      rest: "What will be copied from here is not what was put here.",
    }
  if (holder === "home" || holder === "home since loading")
    return {headline: "A page that was home is overwritten.", first, rest: "It belonged where it was."}
  return {
    headline: `${owner}’s ${placeWords(told, holder)} is going; nobody looks at it any more.`,
    first,
    rest: "One CPU runs, with interrupts off, and what its loop needs lies elsewhere.",
  }
}

function placeWords({playbill, moment}: Told, holder: Holder): string {
  const span = playbill.ribbon.find(({from, to}) => moment.page! >= from && moment.page! < to)
  const name = spanName(
    span ?? ({holder, place: null} satisfies Pick<RibbonSpan, "holder" | "place"> as RibbonSpan),
  )
  return name === "other data" ? "data" : ofMaps(playbill, name)
}
