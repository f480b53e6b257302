// One page of the work list before it is copied: from where to where, and what is in the way. Whoever draws the list asks for each page.

import {kind} from "../descriptor/descriptor.ts"
import {pathAt} from "../path.ts"
import type {Level} from "../geometry.ts"
import {contentOf, type Content} from "./content.ts"
import type {Machine} from "./machine.ts"
import type {Pa, Va} from "../word.ts"

export interface Pair {
  /** Its place in the list, from 0. */
  readonly page: number
  /** Where the list says so: of hibernate the linear address of the struct pbe. */
  readonly at: Va
  readonly from: Pa
  readonly to: Pa
  readonly toVa: Va
  /** What the destination holds when the list is ready: what the page is going to overwrite. */
  readonly overwrites: Content
  /** How the old kernel's own linear map maps the destination, and at which level that is said. */
  readonly mapped: "writable" | "read-only" | "invalid"
  readonly level: Level
}

/** The pair of a place in the list, 0 <= page < layout.pairs. @throws RangeError for another place. */
export function pairOf(machine: Machine, page: number): Pair {
  const {list, frames, shift, source, memory} = machine
  if (!(page >= 0 && page < list.length)) throw new RangeError(`no page ${page} of ${list.length}`)
  const home = list.to(page)
  const to = frames.pa(home)
  const toVa = (to + shift) as Va
  const {level, lo, hi} = pathAt(source.geometry, source.memory, source.root, toVa).entries.at(-1)!
  const what = kind(source.geometry, level, lo, hi)
  const leaf = what === "page" || what === "block"
  return {
    ...{page, at: list.at(page), from: frames.pa(list.from(page)), to, toVa},
    overwrites: contentOf(machine, memory.content(home, 0)),
    mapped: !leaf ? "invalid" : lo & 0x80 ? "read-only" : "writable",
    level,
  }
}
