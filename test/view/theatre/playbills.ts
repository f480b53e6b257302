// Playbills made by hand, where no story can be run for them.

import type {Pa} from "../../../src/model/word.ts"
import type {Playbill, RibbonSpan, StationStop} from "../../../src/view/theatre/moment.ts"

const stops = (first: number, ...numbers: number[]): StationStop[] =>
  numbers.map((number, n) => ({station: `step ${number}`, event: first + n, number, reached: true}))

const span = (
  from: number,
  to: number,
  holder: RibbonSpan["holder"],
  place: string | null = null,
): RibbonSpan => ({
  ...{from, to, holder, place},
})

/** The relocation of a kernel over the one that runs, and of its initrd over free memory and some data: 17,465 pages. */
export const KEXEC: Playbill = {
  transition: "kexec",
  ...{pages: 17465, copied: 17465, length: 17473, list: {first: 6, length: 17465}},
  before: stops(0, 1, 2, 3, 4, 5, 6).map(stop =>
    stop.number === 6 ? {...stop, station: "copy in ttbr1"} : stop,
  ),
  after: stops(17471, 8, 9).map(stop => (stop.number === 8 ? {...stop, station: "MMU off"} : stop)),
  end: {kind: "survived", entry: null},
  marks: [
    {event: 5, page: null, kind: "points"},
    {event: 5726, page: 5720, kind: "old root"},
    {event: 17471, page: null, kind: "points"},
    {event: 17472, page: null, kind: "jump"},
  ],
  firstIndex: null,
  kimagePage: null,
  zeros: null,
  readOnlyCode: 0,
  readOnlyElsewhere: 0,
  ribbon: [
    span(0, 3312, "text", "kernel code"),
    span(3312, 5720, "rodata", "kernel code"),
    span(5720, 5721, "source table", "kernel code"),
    span(5721, 7328, "free"),
    span(7328, 8224, "data", "kernel data"),
    ...Array.from({length: 90}, (_, n) => [
      span(8224 + 100 * n, 8224 + 100 * n + 97, "free"),
      span(8224 + 100 * n + 97, 8224 + 100 * n + 100, "data"),
    ]).flat(),
    span(17224, 17465, "free"),
  ],
  ...{frameBytes: 4096, rowFrames: 512, parts: [], places: [], shift: -(2 ** 48), bytes: 0},
  idmap: null,
  roots: {source: 0x4185_8000 as Pa, copy: 0x46e5_8000 as Pa, zero: 0x4100_0000 as Pa, restored: null},
}

const HIBERNATE_BEFORE = [
  ...(["resume 0", "load 0", "tables 1", "zero page 2", "exit page 3", "ttbr0 4", "jump 6"] as const),
  ...(["zero in ttbr1 7", "invalidate 7", "copy in ttbr1 7"] as const),
]
const HIBERNATE_AFTER = ["zero in ttbr1 again 9", "invalidate again 9", "restored in ttbr1 9", "return 11"]

function named(names: readonly string[], first: number, length: number): StationStop[] {
  return names.map((name, n) => ({
    ...{station: name.replace(/ \d+$/, ""), number: Number(/\d+$/.exec(name)![0])},
    ...{event: first + n, reached: first + n < length},
  }))
}

/** A restore of 9,088 pages that survives: tables, then data, rodata and text, a lone table in the rodata. */
export const RESTORE: Playbill = {
  ...KEXEC,
  transition: "hibernate",
  ...{pages: 9088, copied: 9088, length: 9102, list: {first: 10, length: 9088}},
  before: named(HIBERNATE_BEFORE, 0, 9102),
  after: named(HIBERNATE_AFTER, 9098, 9102),
  marks: [
    {event: 9, page: null, kind: "points"},
    {event: 3387, page: 3377, kind: "read-only"},
    {event: 3394, page: 3384, kind: "old root"},
    {event: 9100, page: null, kind: "points"},
    {event: 9101, page: null, kind: "jump"},
  ],
  ribbon: [
    span(0, 195, "source table"),
    span(195, 2100, "data", "memory map"),
    span(2100, 3377, "data", "kernel data"),
    span(3377, 3384, "rodata", "kernel code"),
    span(3384, 3385, "source table", "kernel code"),
    span(3385, 5600, "rodata", "kernel code"),
    span(5600, 9088, "text", "kernel code"),
  ],
}

/** The same, ended by a fault of a kind at a page. */
export function died(page: number, kind: "translation" | "permission" = "translation"): Playbill {
  const length = 10 + page + 1
  const esr = kind === "permission" ? 0x9600_004fn : 0x9600_0007n
  const fault = {kind, level: 3, esr, far: 0xffff_0000_0832_e000n} as const
  return {
    ...RESTORE,
    ...{copied: page, length, list: {first: 10, length: page + 1}},
    before: named(HIBERNATE_BEFORE, 0, length),
    after: named(HIBERNATE_AFTER, length, length),
    end: {kind: "fault", access: "read", fault, words: {silent: "no vectors", unsaid: []}},
    marks: [...RESTORE.marks.filter(({event}) => event < length), {event: length - 1, page, kind: "fault"}],
  }
}
