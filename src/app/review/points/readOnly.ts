// PUD_SECT_RDONLY: where a linear map is read-only, and in entries of which size.

import {against} from "../../../model/account/against.ts"
import {number} from "../../../model/descriptor/say.ts"
import type {Level} from "../../../model/geometry.ts"
import type {Va} from "../../../model/word.ts"
import {things} from "../../words/words.ts"
import {readOnlyOf} from "../readOnly.ts"
import {FLAGS_OFF, type Results, type SideResult} from "../trial.ts"
import {MORSE, V1, WRITABLE, type Point} from "./point.ts"

const blocksOf = (results: Results) => readOnlyOf(results.a.source)
const apart = ({a, b}: Results) => {
  const tree = ({outcome}: SideResult) => ({root: outcome.built, memory: outcome.memory})
  return against(a.source, tree(a), tree(b)).count
}

export const pudReadOnly: Point = {
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
}

export const onlyPages: Point = {
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
  both: "Both copy the linear map of a kernel with rodata=full, of pages but for some of the kernel’s own text and rodata, and restore.",
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
}

export const where: Point = {
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
}

/** Leaves of a level that B made writable. */
function writable({b}: Results, level: Level): number {
  return b.outcome.account.marks.W.byLevel[level + 1]
}
