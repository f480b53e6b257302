// Where an address ends, in the source and in the copy: a physical address, or the MMU's fault with its level and why.

import type {Geometry} from "../../model/geometry.ts"
import {translation, type EntryAt, type Path} from "../../model/path.ts"
import {hex, type Va} from "../../model/word.ts"

export interface End {
  /** The physical address; null: a fault. */
  readonly pa: string | null
  /** The level of the fault; null: there is not even a root. */
  readonly level: number | null
  readonly why: "no table" | "empty" | "invalid"
}

export interface Ends {
  readonly source: End
  readonly copy: End
}

function endOf(g: Geometry, way: Path, va: Va): End {
  const pa = translation(g, way, va)
  const last = way.entries.at(-1)
  const why = way.hole !== null || !last ? "no table" : last.kind === "empty" ? "empty" : "invalid"
  const above = last?.level ?? (way.hole === null ? null : g.start - 1)
  const level = above !== null && way.hole !== null ? above + 1 : above
  return {pa: pa === null ? null : hex(pa), level, why}
}

/** The two ends of an address. */
export function endsOf(g: Geometry, at: EntryAt, va: Va): Ends {
  return {source: endOf(g, at.source, va), copy: endOf(g, at.copy, va)}
}

/** Is there more to say than one end? Faults at the same level are the same. */
export function differ({source, copy}: Ends): boolean {
  return source.pa !== copy.pa || (source.pa === null && source.level !== copy.level)
}

/** "level −1". */
export function levelWords(level: number): string {
  return `level ${String(level).replace("-", "−")}`
}

/** "0x4000_0000", "fault, level 2", "no table". */
export function shortEnd({pa, level}: End): string {
  return pa ?? (level === null ? "no table" : `fault, ${levelWords(level)}`)
}
