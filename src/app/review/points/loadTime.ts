// Tables that are made at load time: what they take, and what they do not see.

import {bytes} from "../../../model/descriptor/say.ts"
import type {Va} from "../../../model/word.ts"
import {things} from "../../words/words.ts"
import type {SideResult} from "../trial.ts"
import {SERIES, V1, WRITABLE, type Fact, type Point} from "./point.ts"

/** Bytes of a copy's tables for each GiB that it maps. */
const tablesPerGib = ({outcome, source}: SideResult) => {
  const mapped = source.ram.reduce((sum, {start, end}) => sum + end - start, 0)
  return (outcome.allocated * source.geometry.granule * 2 ** 30) / mapped
}
const kib = (count: number) =>
  count < 2 ** 20 ? `${(count / 2 ** 10).toFixed(1)} KiB` : `${(count / 2 ** 20).toFixed(3)} MiB`

export const memory: Point = {
  name: "memory",
  said: {
    by: "James Morse",
    on: "16 August 2019, on patch 0/8",
    matter: "About 2 MB for each GB are held while an image is loaded.",
  },
  verdict: "right, with pages",
  figure: r => `${kib(tablesPerGib(r.a))} per GiB`,
  claim: r =>
    `A copy of pages takes ${kib(tablesPerGib(r.a))} per GiB, a copy of blocks ${kib(tablesPerGib(r.b))}.`,
  both: "Both copy the whole linear map of one machine of 4 GiB; what is counted is the pages of the copy’s tables.",
  trial: {
    source: "linear-4g",
    restored: false,
    both: {...V1, flags: WRITABLE},
    a: {label: "in pages, rodata=full", mark: null, change: {}},
    b: {label: "in blocks, rodata=off", mark: null, source: "linear-4g-blocks", change: {}},
    entry: ({a: {source}}) => ({level: 1, va: (source.linear.start + 2 ** 30) as Va}),
  },
  judged: {
    who: "Right where the linear map is of pages.",
    why: r =>
      `That is one table of ${bytes(r.a.source.geometry.granule)} for each 2 MiB: ${things(r.a.outcome.allocated, "page")} here, and ${things(r.b.outcome.allocated, "page")} of blocks. Pavel Tatashin called it a fair price: pages allocated late may not be had at all, since at that point nothing may fail any more.`,
  },
  became: "Not changed: tables are made at load time in all versions.",
}

export const loadToExec: Fact = {
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
}
