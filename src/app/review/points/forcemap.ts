// TRANS_FORCEMAP: a page mapped over what is there.

import {protection} from "../../../model/descriptor/protection.ts"
import {bytes, number} from "../../../model/descriptor/say.ts"
import {span} from "../../../model/geometry.ts"
import {bigVa, hex64, type Pa, type Va} from "../../../model/word.ts"
import {codeName} from "../../words/words.ts"
import type {SideResult} from "../trial.ts"
import {MORSE, V1, WRITABLE, type Point} from "./point.ts"

const lostPages = ({source, outcome}: SideResult) => outcome.maps[0].unmappedBytes / source.geometry.granule

/** Where hibernate-6.1-4k has a block of 2 MiB, kernel code; and its page that copies, which is mapped over it. */
const BLOCK = -0xffff_ffa0_0000 as Va
const EXIT_PAGE = 0x4820_1000 as Pa
const EXEC = protection("PAGE_KERNEL_EXEC", "5.4")!

export const forcemap: Point = {
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
}
