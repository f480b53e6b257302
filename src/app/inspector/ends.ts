// Where an address ends in two trees: a physical address, or the MMU's fault with its level and why.

import type {Geometry} from "../../model/geometry.ts"
import type {CopyTree} from "../../model/account/against.ts"
import {NOWHERE, pathAt, translation, type Path} from "../../model/path.ts"
import {hex, type Va} from "../../model/word.ts"
import {levelWords} from "../words/words.ts"

export interface End {
  /** The physical address; null: a fault. */
  readonly pa: string | null
  /** The level of the fault; null: there is not even a root. */
  readonly level: number | null
  readonly why: "no table" | "empty" | "invalid"
}

/** One of the two trees that stand beside each other. */
export interface Wing extends CopyTree {
  /** "source", "copy", "A". */
  readonly name: string
}

export type Wings = readonly [Wing, Wing]

export interface NamedEnd extends End {
  readonly name: string
}

export type Ends = readonly [NamedEnd, NamedEnd]

function endOf(g: Geometry, way: Path, va: Va): End {
  const pa = translation(g, way, va)
  const last = way.entries.at(-1)
  const why = way.hole !== null || !last ? "no table" : last.kind === "empty" ? "empty" : "invalid"
  const above = last?.level ?? (way.hole === null ? null : g.start - 1)
  const level = above !== null && way.hole !== null ? above + 1 : above
  return {pa: pa === null ? null : hex(pa), level, why}
}

/** The two ends of an address. */
export function endsOf(g: Geometry, [left, right]: Wings, va: Va): Ends {
  const of = ({name, memory, root}: Wing) => ({
    name,
    ...endOf(g, root === null ? NOWHERE : pathAt(g, memory, root, va), va),
  })
  return [of(left), of(right)]
}

/** Is there more to say than one end? Faults at the same level are the same. */
export function differ([left, right]: Ends): boolean {
  return left.pa !== right.pa || (left.pa === null && left.level !== right.level)
}

/** "0x4000_0000", "fault, level 2", "no table". */
export function shortEnd({pa, level}: End): string {
  return pa ?? (level === null ? "no table" : `fault, ${levelWords(level)}`)
}
