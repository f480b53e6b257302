// Whose data a page holds, in words that a picture can show.

import type {ContentCode} from "./journal.ts"
import type {Machine, Owner} from "./prepare.ts"
import type {Pa} from "../word.ts"

export type Content =
  /** A page of the image: the n-th of the list by ascending address (null: it was loaded in place), and where it belongs. */
  | {readonly kind: "image"; readonly home: Pa; readonly page: number | null}
  /** What the resume kernel has in a frame that matters. */
  | {readonly kind: Owner; readonly of: Pa}
  /** What it has elsewhere: its own text and data, or nothing of interest. `place`: the source's name for it. */
  | {readonly kind: "resume kernel"; readonly of: Pa; readonly place: string | null}
  | {readonly kind: "free"; readonly of: Pa}

export function contentOf({frames, layout, owners, source}: Machine, code: ContentCode): Content {
  if (code >= 0) {
    const page = layout.homes.rank(code)
    return {kind: "image", home: frames.pa(code), page: page < 0 || page >= layout.pairs ? null : page}
  }
  const frame = -1 - code
  const of = frames.pa(frame)
  const kind = owners.get(frame)
  if (kind) return {kind, of}
  const place = source.places.find(({start, end}) => of >= start && of < end)?.name ?? null
  return place === null && layout.homes.rank(frame) < 0
    ? {kind: "free", of}
    : {kind: "resume kernel", of, place}
}
