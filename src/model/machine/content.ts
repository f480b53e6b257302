// Whose data a page holds, in words that a picture can show.

import type {ContentCode} from "./journal.ts"
import type {Machine, Owner} from "./machine.ts"
import type {PaRange} from "../source.ts"
import type {Pa} from "../word.ts"

export type Content =
  /** A page of the image: the n-th of the list by ascending address (null: it was loaded in place), and where it belongs. */
  | {readonly kind: "image"; readonly home: Pa; readonly page: number | null}
  /** What the resume kernel has in a frame that matters. */
  | {readonly kind: Owner; readonly of: Pa}
  /** What it has elsewhere. `place`: the source's name for it, if it has one. */
  | {readonly kind: "text" | "rodata" | "data" | "other"; readonly of: Pa; readonly place: string | null}
  | {readonly kind: "free"; readonly of: Pa}

export function contentOf(machine: Machine, code: ContentCode): Content {
  const {frames, layout, owners, source, text} = machine
  if (code >= 0) {
    const page = layout.homes.rank(code)
    return {kind: "image", home: frames.pa(code), page: page < 0 || page >= layout.pairs ? null : page}
  }
  const frame = -1 - code
  const of = frames.pa(frame)
  const kind = owners.get(frame)
  if (kind) return {kind, of}
  const isIn = ({start, end}: PaRange) => of >= start && of < end
  const place = source.places.find(isIn)?.name ?? null
  if (place === null && !layout.used(frame)) return {kind: "free", of}
  // A kernel's code area is text and rodata; made by hand, it is mapped in the linear map alone and counts as text.
  const isText = text.first === null || text.frames.some(isIn)
  if (place === "kernel code") return {kind: isText ? "text" : "rodata", of, place}
  if (place === "module code") return {kind: "text", of, place}
  return {kind: place === "kernel data" ? "data" : "other", of, place}
}
