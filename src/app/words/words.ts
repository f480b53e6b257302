// Numbers, sizes and return codes as people read them.

import type {ReturnCode} from "../../model/experiment.ts"
import {span, type Geometry, type Level} from "../../model/geometry.ts"
import {bytes, number} from "../../model/descriptor/say.ts"
import type {Outcome} from "../../model/outcome.ts"
import type {MarkCount} from "../../model/account/account.ts"

/** "1 entry", "636 entries". */
export function things(n: number, one: string, many = `${one}s`): string {
  return `${number(n)} ${n === 1 ? one : many}`
}

/** The pages that the copy took, and apart from them those that mapping took: "1 table", "249 + 3 tables". */
export function taken({allocated, maps}: Outcome, thing: string): string {
  const more = maps.reduce((sum, map) => sum + map.allocated, 0)
  return more > 0 ? `${number(allocated)} + ${number(more)} ${thing}s` : things(allocated, thing)
}

/** "step 85,123 of 126,459". */
export function stepName(step: number, count: number): string {
  return `step ${number(step)} of ${number(count)}`
}

/** The return code as the kernel's headers name it, with a true minus. */
export function codeName(rc: ReturnCode): string {
  return {0: "0", [-6]: "−ENXIO", [-12]: "−ENOMEM", BUG: "BUG()", OOB: "out of bounds"}[rc]
}

/** "level 3", "level −1" with a true minus. */
export function levelWords(level: number): string {
  return `level ${String(level).replace("-", "−")}`
}

/** "1 page was", "636 pages were". */
export function thingsWere(n: number, one: string): string {
  return `${things(n, one)} ${n === 1 ? "was" : "were"}`
}

/** A list as in a sentence: a, b and c. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`
}

const LEVELS: readonly Level[] = [-1, 0, 1, 2, 3]

/** The levels at which a mark stands, from the top. */
export function markLevels(mark: Pick<MarkCount, "byLevel">): Level[] {
  return LEVELS.filter(level => mark.byLevel[level + 1] > 0)
}

/** What an entry of a level is: "block of 2 MiB", "pages". */
export function kindAt(g: Geometry, level: Level, n: number): string {
  const many = n === 1 ? "" : "s"
  return level === 3 ? `page${many}` : `block${many} of ${bytes(span(g, level))}`
}

/** What a mark stands on: "10 blocks of 2 MiB and 626 pages". */
export function breakdown(g: Geometry, mark: Pick<MarkCount, "byLevel">): string {
  return listed(
    markLevels(mark).map(
      level => `${number(mark.byLevel[level + 1])} ${kindAt(g, level, mark.byLevel[level + 1])}`,
    ),
  )
}

/** "level 3", "levels 2 and 3": where an access to these entries faults. */
export function faultLevels(mark: MarkCount): string {
  const found = markLevels(mark)
  return `${found.length === 1 ? "level" : "levels"} ${listed(found.map(String))}`
}

/** Cut in the middle of a message: a million characters are named by their first twenty. */
export function cut(text: string, length = 24): string {
  const line = text.replace(/\s+/g, " ").trim()
  return line.length <= length ? line : `${line.slice(0, length - 4)}… (${number(line.length)} characters)`
}
