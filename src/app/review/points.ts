// The review of patch v1 2/8, point by point, each to be tried. Quotes are short and attributed; every number is a function of what the
// model makes of the trial. Source: the reference of transitional tables, section 5 and 8; the mails that it names.

import {against} from "../../model/account/against.ts"
import {bytes, number} from "../../model/descriptor/say.ts"
import {protection} from "../../model/descriptor/protection.ts"
import type {EntryPlace} from "../../model/entryPlace.ts"
import {span, type Level} from "../../model/geometry.ts"
import type {Outcome} from "../../model/outcome.ts"
import {bigVa, hex64, type Pa, type Va} from "../../model/word.ts"
import {codeName, things} from "../words/words.ts"
import {readOnlyOf} from "./readOnly.ts"
import {FLAGS_OFF, type Results, type SideResult, type Trial} from "./trial.ts"

/** What was said, or for what nobody said so: the matter. */
export type Said =
  | {readonly quote: string; readonly by: string; readonly on: string}
  | {readonly matter: string; readonly by: string; readonly on: string}

export interface Point {
  /** In links, never changed. */
  readonly name: string
  readonly said: Said
  /** Two words. */
  readonly verdict: string
  /** Its number; without a trial, a fact. */
  readonly figure: (results: Results) => string
  readonly claim: (results: Results) => string
  /** What both do. */
  readonly both: string
  readonly trial: Trial
  /** Who was right, and why: fair to both sides. */
  readonly judged: {readonly who: string; readonly why: (results: Results) => string}
  /** What became of it, with its source. */
  readonly became: string
}

/** A matter of fact, with nothing to run. */
export interface Fact {
  readonly name: string
  readonly said: Said
  readonly verdict: string
  readonly fact: string
  readonly claim: string
  readonly text: readonly string[]
  readonly became: string
}

const MORSE = {by: "James Morse", on: "15 August 2019, on patch 2/8"}
const SERIES = {by: "James Morse", on: "15 August 2019, on patch 0/8"}
const WRITABLE = {...FLAGS_OFF, mkwrite: true}
const V1 = {revision: "v1-as-intended"} as const

const blocksOf = (results: Results) => readOnlyOf(results.a.source)
const apart = ({a, b}: Results) => {
  const tree = ({outcome}: SideResult) => ({root: outcome.built, memory: outcome.memory})
  return against(a.source, tree(a), tree(b)).count
}
const tablesPerGib = ({outcome, source}: SideResult) => {
  const copied = source.ram.reduce((sum, {start, end}) => sum + end - start, 0)
  return (outcome.allocated * source.geometry.granule * 2 ** 30) / copied
}
const mib = (count: number) => `${(count / 2 ** 20).toFixed(count < 2 ** 20 ? 2 : 1)} MiB`
const lostPages = ({source, outcome}: SideResult) => outcome.maps[0].unmappedBytes / source.geometry.granule
const leavesOf = ({account}: Outcome) => account.survey.leaves

/** Where hibernate-6.1-4k has a block of 2 MiB, kernel code; and its page that copies, which is mapped over it. */
const BLOCK = -0xffff_ffa0_0000 as Va
const EXIT_PAGE = 0x4820_1000 as Pa
const EXEC = protection("PAGE_KERNEL_EXEC", "5.4")!

export const POINTS: readonly (Point | Fact)[] = [
  {
    name: "pud-rdonly",
    said: {...MORSE, quote: "This shouldn't be needed."},
    verdict: "right",
    figure: r => `${number(blocksOf(r).gigabytes)} read-only blocks of 1 GiB`,
    claim: r =>
      blocksOf(r).gigabytes === 0
        ? "No block of 1 GiB is read-only: PUD_SECT_RDONLY finds nothing to clear."
        : `${things(blocksOf(r).gigabytes, "block")} of 1 GiB are read-only.`,
    both: "Both copy a linear map of blocks, as it is with rodata=off, and restore through the copy.",
    trial: {
      source: "6.1-4k-rodata-off-2g",
      both: V1,
      a: {label: "TRANS_MKWRITE off", mark: "W", change: {flags: FLAGS_OFF}},
      b: {label: "TRANS_MKWRITE on", mark: "W", change: {flags: WRITABLE}},
      entry: ({a: {source}}) => ({level: 1, va: (source.linear.start + 2 ** 30) as Va}),
    },
    judged: {
      who: "The reviewer was right.",
      why: r =>
        `What Linux write-protects is smaller than 1 GiB: of this map the flag changes ${things(writable(r, 1), "block")} of 1 GiB, ${number(writable(r, 2))} of 2 MiB and ${things(writable(r, 3), "page")}. The name costs nothing either: bit 7 means the same at every level, and the code before the series cleared it there as PMD_SECT_RDONLY.`,
    },
    became: "Kept as a clean-up and acked in v3; merged as 7ea4088938b7.",
  },
  {
    name: "only-pages",
    said: {
      ...MORSE,
      quote: "…we only get read-only pages in the linear map from debug-pagealloc, and the module aliases.",
    },
    verdict: "half right",
    figure: r => `${number(blocksOf(r).blocks)} read-only blocks of 2 MiB`,
    claim: r => {
      const {blocks, kernel} = blocksOf(r)
      return `${things(blocks, "block")} of 2 MiB and ${things(kernel, "page")} are read-only and the kernel’s own.`
    },
    both: "Both copy the linear map of a kernel with rodata=full, which is made of pages, and restore.",
    trial: {
      source: "6.1-4k-default",
      both: V1,
      a: {label: "TRANS_MKWRITE on", mark: "W", change: {flags: WRITABLE}},
      b: {label: "TRANS_MKWRITE off", mark: "W", change: {flags: FLAGS_OFF}},
      entry: ({a: {source}}) => ({level: 2, va: (source.linear.start + 4 * 2 ** 20) as Va}),
    },
    judged: {
      who: "Half right.",
      why: r => {
        const {pages, kernel, module} = blocksOf(r)
        return `Aliases there are: ${things(pages - kernel, "more page")}, of which ${number(module)} are known to be a module’s code. But the kernel’s own text and rodata are read-only in the linear map as well, and where they fill 2 MiB, as blocks: the map is not of pages alone.`
      },
    },
    became: "Derived from mm/mmu.c of Linux 5.3, and seen in the tables of a real 6.1.",
  },
  {
    name: "where",
    said: {...MORSE, quote: "Where are you seeing these?"},
    verdict: "answered",
    figure: r => `${number(apart(r))} entries differ`,
    claim: r =>
      apart(r) === 0
        ? "Nowhere: the old code cleared the same bit there, under another name."
        : `The old code and the new differ in ${things(apart(r), "entry", "entries")}.`,
    both: "Both copy the same table; one as hibernate did before the series, one with the series’ flag.",
    trial: {
      source: "6.1-4k-default",
      both: {},
      a: {label: "Linux 5.2, hibernate", mark: null, change: {revision: "hibernate-v5.2"}},
      b: {label: "patch v1, MKWRITE", mark: "W", change: {...V1, flags: WRITABLE}},
      entry: ({a: {source}}) => ({level: 2, va: (source.linear.start + 4 * 2 ** 20) as Va}),
    },
    judged: {
      who: "A fair question, and an honest answer.",
      why: () =>
        "Pavel Tatashin had seen none: he only gave the level its own name for what copy_pud() cleared already. No entry of the copy depends on it.",
    },
    became: "He offered to go back to the old name; the new one stayed.",
  },
  {
    name: "knobs",
    said: {
      ...MORSE,
      quote: "Adding top-level global knobs to manipulate the copied linear map is going to lead to bugs.",
    },
    verdict: "open",
    figure: () => "try all sixteen",
    claim: r => `One knob forgotten, and the copy returns ${codeName(r.b.outcome.rc)} as before.`,
    both: "Both copy a table in which KFENCE keeps pages invalid, and restore.",
    trial: {
      source: "6.12-4k-va48",
      both: V1,
      a: {
        label: "TRANS_MKVALID on",
        mark: "V",
        change: {flags: {...WRITABLE, mkvalid: true}},
      },
      b: {label: "TRANS_MKVALID off", mark: "V", change: {flags: WRITABLE}},
      entry: firstInvalid,
    },
    judged: {
      who: "Open, and the reviewer’s worry stands.",
      why: r =>
        `Which knobs a table needs depends on the kernel’s configuration; nothing tells the caller, and both calls return ${codeName(r.b.outcome.rc)}. For the author: set as hibernate sets them, the flags do what the old code did.`,
    },
    became: "The flags survived v2 and v3 and were removed in v4.",
  },
  {
    name: "circumstances",
    said: {
      ...MORSE,
      quote:
        "The existing code will only change the PTE in specific circumstances, that it tests for, that only happen at the PTE level.",
    },
    verdict: "half right",
    figure: r => `${number(r.a.outcome.account.marks.W.byLevel[3])} blocks changed, too`,
    claim: r =>
      `The old code asks before it makes a page valid: it leaves out ${things(r.a.outcome.account.fates.dropped, "entry", "entries")} that the knob lets in.`,
    both: "Both copy a table in which the crash kernel’s memory is invalid; debug_pagealloc is off.",
    trial: {
      source: "6.1-4k-crash",
      both: {debugPagealloc: false},
      a: {label: "Linux 5.2, hibernate", mark: null, change: {revision: "hibernate-v5.2"}},
      b: {
        label: "patch v1, MKWRITE and MKVALID",
        mark: "V",
        change: {...V1, flags: {...WRITABLE, mkvalid: true}},
      },
      entry: firstInvalid,
    },
    judged: {
      who: "Half right.",
      why: r => {
        const {W} = r.a.outcome.account.marks
        return `For invalid pages it is so: the old code tests, the flag does not. But read-only goes without a test, from ${things(W.byLevel[4], "page")} here, and not only at the PTE level: ${things(W.byLevel[3], "block")} lose it as well.`
      },
    },
    became:
      "In v4 the test is back; clearing read-only stays unconditional, as asked for on 6 September 2019.",
  },
  {
    name: "forcemap",
    said: {...MORSE, quote: "This one, sounds like a very bad idea."},
    verdict: "right",
    figure: r => `${number(lostPages(r.b))} pages lost`,
    claim: r =>
      `Forcing one page into a ${bytes(span(r.b.source.geometry, 2))} block throws the other ${number(lostPages(r.b))} pages away.`,
    both: `Both copy the same table, map one page at ${hex64(bigVa(BLOCK))}, where the copy has a block, and restore.`,
    trial: {
      source: "hibernate-6.1-4k",
      both: {
        ...V1,
        maps: [{va: BLOCK, page: EXIT_PAGE, prot: EXEC}],
      },
      a: {label: "TRANS_FORCEMAP off", mark: "F", change: {flags: WRITABLE}},
      b: {label: "TRANS_FORCEMAP on", mark: "F", change: {flags: {...WRITABLE, forcemap: true}}},
      entry: () => ({level: 2, va: BLOCK}),
    },
    judged: {
      who: "The reviewer was right.",
      why: r =>
        `Forcing does not split the block: the new level 3 table starts empty. Refused with ${codeName(r.a.outcome.maps[0].rc)}, nothing is overwritten and the kernel goes on without the image.`,
    },
    became: "FORCEMAP had no user, and was gone in v2.",
  },
  {
    name: "empty-copy",
    said: {...SERIES, matter: "Resuming from hibernate locks up on AMD Seattle."},
    verdict: "two bugs",
    figure: r => `${number(copied(r.b))} entries, returns ${codeName(r.b.outcome.rc)}`,
    claim: r =>
      `Of ${things(leavesOf(r.b.outcome), "entry", "entries")} the copy has ${copied(r.b) === 0 ? "none" : number(copied(r.b))}, and the function returns ${codeName(r.b.outcome.rc)}.`,
    both: "Both copy a linear map in the upper half of its range, as up to Linux 5.3.",
    trial: {
      source: "empty-copy",
      both: {flags: WRITABLE},
      a: {label: "patch v1 as intended", mark: null, change: {revision: "v1-as-intended"}},
      b: {
        label: "patch v1 as posted",
        mark: null,
        change: {revision: "v1-as-posted"},
      },
      entry: ({a: {source}}) => ({level: 0, va: source.linear.start}),
    },
    judged: {
      who: "The reviewer had found a bug by running it.",
      why: () =>
        "Every level began at the index of the root’s, so of a map like this nothing is left; and hibernate’s call passed a root that was indexed already, which the theatre stages on demand. No error is returned, and the handler that could report the fault is not mapped either: a silent lock-up.",
    },
    became: "Root-caused by Pavel Tatashin within a day, and fixed in v2.",
  },
  {
    name: "index-bug",
    said: {
      by: "Pavel Tatashin",
      on: "16 August 2019",
      matter: "The first of the two bugs alone: one index for all levels.",
    },
    verdict: "holes, silent",
    figure: r => `${number(r.b.outcome.account.fates.lost)} blocks lost`,
    claim: r =>
      `${number(r.b.outcome.account.fates.lost)} of ${number(leavesOf(r.b.outcome))} blocks are not copied, and none is wrong.`,
    both: "Both copy 300 GiB in blocks of 1 GiB in the upper half.",
    trial: {
      source: "index-bug",
      restored: false,
      both: {flags: WRITABLE},
      a: {label: "patch v1 as intended", mark: null, change: {revision: "v1-as-intended"}},
      b: {label: "patch v1 as posted", mark: null, change: {revision: "v1-as-posted"}},
      entry: ({a: {source}}) => ({level: 0, va: source.linear.start}),
    },
    judged: {
      who: "Nobody saw it by reading.",
      why: () =>
        "The loop ends where the table ends, so a start too high leaves holes and never maps an address to the wrong page. From Linux 5.4 on the linear map begins at index 0, and the bug cannot be seen.",
    },
    became: "Fixed in v2. Reference of transitional tables, 3.3.",
  },
  {
    name: "bug-on",
    said: {
      by: "James Morse",
      on: "6 September 2019, on v3",
      matter: "The check of frames must not be optional, and the BUG must stay.",
    },
    verdict: "both stop",
    figure: r => `${codeName(r.a.outcome.rc)} or ${codeName(r.b.outcome.rc)}`,
    claim: r =>
      `At one stale entry the old code stops the machine, the patch returns ${codeName(r.b.outcome.rc)}.`,
    both: "Both copy a table with one invalid entry that names a frame which is gone; debug_pagealloc is on.",
    trial: {
      source: "hole",
      both: {debugPagealloc: true},
      a: {label: "Linux 5.2: BUG_ON", mark: null, change: {revision: "hibernate-v5.2"}},
      b: {
        label: "patch v1: CHECKPFN",
        mark: "P",
        change: {...V1, flags: {...WRITABLE, mkvalid: true, checkpfn: true}},
      },
      entry: firstInvalid,
    },
    judged: {
      who: "Two opinions of one fact.",
      why: r =>
        `Both stop at ${hex64(r.b.outcome.stop!.va)}. An entry without memory means that the tables are damaged, says the BUG; an error leaves it to the caller, and a half-built copy of ${things(r.b.outcome.allocated, "page")}.`,
    },
    became: "The BUG stayed until 7.1, which does not look at frames at all.",
  },
  {
    name: "memory",
    said: {
      by: "James Morse",
      on: "16 August 2019, on patch 0/8",
      matter: "About 2 MB for each GB are held while an image is loaded.",
    },
    verdict: "right, with pages",
    figure: r => `${mib(tablesPerGib(r.a))} per GiB`,
    claim: r =>
      `A copy of pages takes ${mib(tablesPerGib(r.a))} per GiB, a copy of blocks ${things(r.b.outcome.allocated, "page")} in all.`,
    both: "Both copy a whole linear map with all that there is in it.",
    trial: {
      source: "linear-4g",
      restored: false,
      both: {...V1, flags: WRITABLE},
      a: {label: "4 GiB in pages", mark: null, change: {}},
      b: {label: "2 GiB in blocks, rodata=off", mark: null, source: "6.1-4k-rodata-off-2g", change: {}},
      entry: ({a: {source}}) => ({level: 1, va: (source.linear.start + 2 ** 30) as Va}),
    },
    judged: {
      who: "Right where the linear map is of pages.",
      why: () =>
        "That is one table of 4 KiB for each 2 MiB. Pavel Tatashin called it a fair price: pages allocated late may not be had at all, since at that point nothing may fail any more.",
    },
    became: "Not changed: tables are made at load time in all versions.",
  },
  {
    name: "load-to-exec",
    said: {...SERIES, matter: "Tables made at load time describe the world of load time."},
    verdict: "a trade",
    fact: "built at load",
    claim: "Between loading a kernel and entering it, memory may come and go.",
    text: [
      "Memory that is removed or added after the load, or given to firmware or a secure world, is mapped in the copy as it was. Building late, from a reboot notifier, would see it.",
      "Pavel Tatashin’s answer: allocation may fail, and at kexec time nothing may; kexec relies on its pages to stay where they are anyway, and kernel memory is not migrated.",
      "An entry of the source that changes later, as when a module’s code becomes read-only, does not matter: the copy has entries of its own, and they are writable.",
    ],
    became:
      "Not changed. Reference of transitional tables, 5.1 and 8, number 11. Nothing to run: the model has no time between the two.",
  },
  {
    name: "pme",
    said: {by: "the patch", on: "1 August 2019, header of trans_table.h", matter: "“PTE, PME, and PUD”"},
    verdict: "a slip",
    fact: "PMD is meant",
    claim: "There is no PME: the comment on TRANS_MKWRITE means the PMD.",
    text: [
      "The comment describes what the flag does to entries of the three levels that may hold a leaf: PTE, PMD and PUD. The code has the right names.",
      "Nobody remarked on it in the review; it stood there from v1 to v3, and went with the flags.",
    ],
    became: "Reference of transitional tables, 8, number 1.",
  },
]

/** Leaves of a level that B made writable. */
function writable({b}: Results, level: Level): number {
  return b.outcome.account.marks.W.byLevel[level + 1]
}

/** Leaves that a copy has. */
function copied({outcome}: SideResult): number {
  return outcome.account.copied
}

/** The first page entry of the range that is invalid and not empty. */
function firstInvalid({a}: Results): EntryPlace {
  return {level: 3, va: a.outcome.account.survey.invalid.first ?? a.source.linear.start}
}
