// The line of words in a loupe: what the source has at the point, and what the copy has at the same place.

import {EMPTY, INVALID, READ_ONLY, state, TABLE, WRITABLE} from "../../model/descriptor/descriptor.ts"
import type {Geometry} from "../../model/geometry.ts"
import type {Va} from "../../model/word.ts"
import {hex} from "../../model/word.ts"
import {entryAt, type PathEntry} from "../../model/path.ts"
import type {Stage} from "../stage/stage.ts"

/** Linux calls an entry with bits 51 and 7 writable and clean: without hardware dirty state a store faults. */
const isClean = ({lo, hi}: PathEntry) => (lo & 0x80) !== 0 && (hi & 0x8_0000) !== 0

function word(g: Geometry, entry: PathEntry | undefined): string {
  if (!entry) return "no table"
  const s = state(g, entry.level, entry.lo, entry.hi)
  return {
    [EMPTY]: "empty",
    [INVALID]: "invalid",
    [WRITABLE]: "writable",
    [READ_ONLY]: isClean(entry) ? "read-only, clean" : "read-only",
    [TABLE]: "table",
  }[s]
}

/** What captions are made of. */
type Captioned = Pick<Stage, "source" | "outcome" | "experiment"> & {readonly at: Pick<Stage["at"], "mode">}

/** The captions of the two loupes; a phone's are short. */
export function captions(
  {source, outcome, experiment, at: {mode}}: Captioned,
  va: Va,
): {source: string; copy: string} {
  const g = source.geometry
  const at = entryAt(source, outcome, va)
  const [from, to] = [at.source.entries.at(-1), at.copy.entries.at(-1)]
  const {stop} = outcome
  const phone = mode === "phone"
  const place =
    from?.pa == null ? undefined : source.places.find(p => p.start <= from.pa! && from.pa! < p.end)
  const was = word(g, from)
  const now = word(g, to)
  if (stop && stop.va === from?.va)
    return {
      source:
        stop.reason === "pfn"
          ? `${phone ? "" : "frame "}${hex(stop.pa ?? 0)}${phone ? ":" : " is"} no memory`
          : `${place ? `${place.name}: ` : ""}${was}`,
      copy: phone ? "from here on: empty" : "this slot and all after it: empty",
    }
  const what = from?.kind === "block" || (from?.kind === "invalid" && from.level < 3) ? "block" : "page"
  const isEdited = from && experiment.edits.some(({at}) => at === from.table + 8 * from.index)
  return {
    source:
      (was === "invalid"
        ? `i = invalid, ${phone ? "" : "but "}not empty`
        : `${place ? `${place.name}: ` : ""}${was}`) + (isEdited ? ", edited" : ""),
    copy:
      was === "empty" && now === "empty"
        ? "empty, too"
        : now === "empty"
          ? experiment.range === null
            ? "nothing was copied"
            : "no copy of it"
          : from?.lo === to?.lo && from?.hi === to?.hi
            ? `${phone ? "" : `the same ${what}: `}copied as it was`
            : from && to && (from.level !== to.level || from.pa !== to.pa)
              ? `${phone ? "new" : "in its place"}: a ${to.kind}, ${now}`
              : `${phone ? "" : "the "}same ${what}: ${now}`,
  }
}
