// How each holder of a frame looks: letter, tone, form. Capital letters are what the CPU needs now. Blue is the old world, ochre the
// bridge, grey the new world. A table is solid while it is live, hollow when no register leads to it.

import type {Palette} from "../palette.ts"
import {HOLDERS, TABLES_OUT_OF_REACH, type Holder, type Moment} from "./moment.ts"

/** No memory is there, and no entry names it: a look besides the numbers of HOLDERS. */
export const NONE = 255

export interface HolderLook {
  /** One letter; empty: none. */
  readonly letter: string
  /** Its colour's role. */
  readonly tone: keyof Palette
  readonly form: "solid" | "framed" | "hatched"
  /** The colour of its letter. */
  readonly ink: keyof Palette
  readonly word: string
  /** The same beside a picture. */
  readonly short: string
}

const look = (
  letter: string,
  tone: keyof Palette,
  ink: keyof Palette,
  [word, short = word]: readonly [word: string, short?: string],
  form: HolderLook["form"] = "solid",
): HolderLook => ({letter, tone, ink, word, short, form})

const SOURCE_TABLE = look("S", "source", "paper", ["table of the source", "source’s table"], "framed")
const COPY_TABLE = look("C", "heldBridge", "paper", ["table of the copy", "copy’s table"], "framed")
const EXIT_TABLE = look(
  "T",
  "heldBridge",
  "paper",
  ["table of the code that copies", "code’s table"],
  "framed",
)

export const LOOKS: Readonly<Record<Holder, HolderLook>> = {
  free: look("·", "heldFree", "second", ["free"]),
  text: look("x", "heldText", "ink", ["text of the old kernel", "text"]),
  rodata: look("r", "heldRodata", "ink", ["rodata of the old kernel", "rodata"]),
  data: look("d", "heldData", "ink", ["data of the old kernel", "data"]),
  waiting: look("i", "heldWaiting", "ink", ["page of the image, waiting", "image page"], "hatched"),
  home: look("h", "heldHome", "paper", ["page of the image, home", "home"]),
  "home since loading": look("h", "heldLoaded", "ink", ["page of the image, home since loading", "home"]),
  "source table": SOURCE_TABLE,
  "copy table": COPY_TABLE,
  "exit table": EXIT_TABLE,
  "exit page": look("E", "heldBridge", "paper", ["code that copies"]),
  "zero page": look("Z", "heldBridge", "paper", ["zero page"]),
  list: look("L", "heldList", "ink", ["page of the list", "list page"]),
  "source table out of reach": SOURCE_TABLE,
  "copy table out of reach": COPY_TABLE,
  "exit table out of reach": EXIT_TABLE,
  hole: look("", "hair", "second", ["no memory"], "hatched"),
}

/** The look of a number of HOLDERS; null: no memory. */
export function lookOf(holder: number): HolderLook | null {
  return HOLDERS[holder] ? LOOKS[HOLDERS[holder]] : null
}

/** Where several frames share a pixel the rarest shows: the one with the highest rank. Two hundred and fifty-six, to be indexed by a byte. */
export const RANK: Readonly<Uint8Array> = (() => {
  const order: Holder[] = [
    ...(["free", "home since loading", "data", "rodata", "text", "waiting", "home", "hole"] as const),
    ...(["list", "exit table out of reach", "copy table out of reach", "source table out of reach"] as const),
    ...(["zero page", "exit page", "exit table", "copy table", "source table"] as const),
  ]
  const rank = new Uint8Array(256)
  for (const [n, holder] of order.entries()) rank[HOLDERS.indexOf(holder)] = n + 1
  return rank
})()

/** Ranks from this one on never average away. */
const VITAL = RANK[HOLDERS.indexOf("list")]

/** Is it something that the CPU needs: S, C, T, E, Z or L? */
export function isVital(holder: number): boolean {
  return RANK[holder] >= VITAL
}

const OUT_OF_REACH: ReadonlySet<Holder | undefined> = new Set(Object.values(TABLES_OUT_OF_REACH))

/** Is a frame of this holder reached from a register? Whatever is no table is never hollow. */
export function isLive(holder: number, live: Moment["live"]): boolean {
  const name = HOLDERS[holder]
  // Where the restored kernel's root is, its tables may lead to one that the list left alone.
  if (name === "source table") return live.source || live.restored
  if (name === "copy table") return live.copy
  return name === "exit table" ? live.exit : !OUT_OF_REACH.has(name)
}

/** Does a register lead to a table? The source's had one; of others it may be yet to come, or never come. */
export function liveWord(holder: number, live: Moment["live"]): "live" | "no longer live" | "not live" {
  if (isLive(holder, live)) return "live"
  const name = HOLDERS[holder]
  return name === "source table" || name === TABLES_OUT_OF_REACH["source table"]
    ? "no longer live"
    : "not live"
}
