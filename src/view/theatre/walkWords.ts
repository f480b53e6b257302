// What is said at the stations of a walk: the entry that was read and where it leads, what the page at the end is, why it ends.

import {hex, type Pa} from "../../model/word.ts"
import type {FaultKind} from "../../model/mmu/syndrome.ts"
import {heldName} from "./heldName.ts"
import {liveWord} from "./holders.ts"
import {plainHex} from "./plainHex.ts"
import {ofMaps} from "./timelineWords.ts"
import {HOLDERS, type Moment, type Playbill, type WalkLine, type WalkStop} from "./moment.ts"

/** By which mark of a flag an entry's rights are told: MKWRITE made it writable, or would have. */
export type WriteMark = "made" | "missing" | null

export interface WalkScene {
  readonly bill: Pick<Playbill, "transition" | "frameBytes" | "rowFrames" | "roots" | "places">
  readonly live: Moment["live"]
  readonly line: WalkLine
  /** About the last entry of the walk. */
  readonly mark: WriteMark
}

export interface StationWords {
  /** The name of the level or of the end: "L0", "to". */
  readonly name: string
  /** Over the cells at the right. */
  readonly title: string
  readonly first: string
  readonly second: string
  readonly mark: WriteMark
  /** It's about the fault. */
  readonly loud: boolean
}

/** The frame of a stop is the one in the middle of its neighbours. */
export function heldBy({around}: WalkStop): number {
  return around[(around.length - 1) / 2]
}

const isTable = (holder: number) => HOLDERS[holder]?.includes("table") ?? false

/** Is something else read as if it were a table? */
export function isMisread({table}: WalkStop): boolean {
  return table === "overwritten" || table === "never"
}

export function stationWords(scene: WalkScene, n: number): StationWords {
  const stop = scene.line.stops[n]
  const {what, pa} = stop
  const title =
    pa === scene.bill.roots.source && what !== "to"
      ? "swapper_pg_dir"
      : n === 0 && typeof what === "number"
        ? "root"
        : ""
  const common = {name: typeof what === "number" ? `L${what}` : what, title, mark: null}
  return typeof what === "number"
    ? {...common, ...entryWords(scene, n, stop)}
    : {...common, ...endWords(scene, n, stop)}
}

type Said = Pick<StationWords, "first" | "second" | "loud"> & {readonly mark?: WriteMark}

function entryWords({line, mark}: WalkScene, n: number, stop: WalkStop): Said {
  const {entry, next} = stop
  const index = `[${entry?.index ?? 0}]`
  if (next !== "fault") {
    const leads =
      next === "table"
        ? `→ table ${plainHex(line.stops[n + 1]?.pa ?? 0)}`
        : `→ ${next}, ${rights(entry?.lo ?? 0)}`
    return {first: index, second: leads, loud: false, mark: next === "table" ? null : mark}
  }
  if (isMisread(stop) && entry) {
    const second = stop.table === "never" ? "no table" : "no table any more"
    return {first: `${index} “${text(entry)}”`, second, loud: true}
  }
  const why = line.access.fault?.kind ?? line.access.walk.fault?.kind ?? "translation"
  const [said, bit] = FAULTS[why]
  return {first: `${index} ${said}`, second: bit, loud: true, mark: why === "permission" ? mark : null}
}

const FAULTS: Readonly<Record<FaultKind, readonly [string, string]>> = {
  translation: ["invalid", "bit 0 is 0"],
  permission: ["read-only", "AP[2] is 1"],
  accessFlag: ["not accessed", "AF is 0"],
  addressSize: ["too large", "an address beyond the CPU’s"],
  externalAbort: ["no memory", "the bus has no answer"],
}

/** AP[2], bit 7, of a block or page. */
function rights(lo: number): string {
  return lo & 0x80 ? "read-only" : "writable"
}

function endWords({bill, live, line}: WalkScene, n: number, stop: WalkStop): Said {
  const holder = heldBy(stop)
  const before = line.stops[n - 1]
  const word =
    stop.pa === bill.roots.source && HOLDERS[holder] === "source table"
      ? "swapper_pg_dir"
      : ofMaps(bill, heldName(bill.places, holder, stop.pa).short)
  if (line.access.fault && stop.what !== "from")
    return {
      first: word,
      second:
        stop.next === "fault"
          ? "the bus has no answer"
          : line.access.kind === "write"
            ? "not written"
            : "not read",
      loud: false,
    }
  if (stop.what === "from")
    return {
      first: "image page",
      second: HOLDERS[holder] === "waiting" ? "waiting in a safe page" : word,
      loud: false,
    }
  if (before?.next === "block")
    return {first: `block + ${offset(bill, before, stop.pa)}`, second: word, loud: false}
  const state = isTable(holder) ? liveWord(holder, live) : ""
  return {first: word, second: state, loud: false}
}

/** How far a page is into its block. */
function offset({frameBytes, rowFrames}: WalkScene["bill"], {what}: WalkStop, pa: Pa): string {
  const size = frameBytes * rowFrames ** (3 - (what as number))
  return hex(pa % size).replace(/^0x0+(?=.)/, "0x")
}

/** The eight bytes of a descriptor, the first in memory first. */
export function bytesOf({lo, hi}: {readonly lo: number; readonly hi: number}): number[] {
  return [0, 1, 2, 3, 4, 5, 6, 7].map(n => ((n < 4 ? lo : hi) >>> (8 * (n % 4))) & 0xff)
}

/** A byte as a letter; a dot if it is none. */
export function letterOf(byte: number): string {
  return byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "·"
}

function text(entry: {readonly lo: number; readonly hi: number}): string {
  return bytesOf(entry).map(letterOf).join("")
}
