// Two copies in the two wings, as a stage. What is the same looks as it is; what differs is accent where there is something, and
// empty where there is nothing.

import type {Against, CopyTree} from "../../model/account/against.ts"
import {EMPTY, state} from "../../model/descriptor/descriptor.ts"
import type {Geometry} from "../../model/geometry.ts"
import {DIFFERS, isSmooth, rowReader, type RowEntry} from "../field/cells.ts"
import type {LooksOf} from "../field/paint.ts"
import type {Tree} from "../field/tree.ts"
import type {Pairing, Stage} from "../stage/stage.ts"

/** The trees of the wings. */
export function pairTrees(geometry: Geometry, a: CopyTree, b: CopyTree): Stage["trees"] {
  return {source: {geometry, ...a}, copy: {geometry, ...b}}
}

export function pairing({source, copy}: Stage["trees"], {rows}: Against): Pairing {
  return {rows, looks: side => (side === "source" ? apartLooks(source, copy) : apartLooks(copy, source))}
}

/** The looks of one copy's rows beside the other's. */
function apartLooks(own: Tree, other: Tree): LooksOf {
  const g = own.geometry
  const [ours, theirs] = [rowReader(own), rowReader(other)]
  return (at, looks) => {
    const [from, to] = [ours(at), theirs(at)]
    if (isSmooth(from) && isSmooth(to)) {
      looks.fill(lookOf(g, from, to, 0))
      return true
    }
    for (let i = 0; i < looks.length; i++) looks[i] = lookOf(g, from, to, i)
    return false
  }
}

function lookOf(g: Geometry, from: RowEntry, to: RowEntry, i: number): number {
  const [lo, hi] = halves(from, i)
  const [otherLo, otherHi] = halves(to, i)
  const now = state(g, from.pages ? 3 : from.level, lo, hi)
  const same = lo === otherLo && hi === otherHi && (from.pages === null) === (to.pages === null)
  return now === EMPTY || same ? now : DIFFERS
}

function halves({pages, lo, hi}: RowEntry, i: number): readonly [number, number] {
  return pages ? [pages.words[pages.at + 2 * i], pages.words[pages.at + 2 * i + 1]] : [lo, hi]
}
