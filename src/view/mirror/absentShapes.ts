// What is not in the copy, in words, where it would stand.

import {number} from "../../model/descriptor/say.ts"
import type {Shape} from "../draw.ts"
import {absentWords, wrapped, type Looks} from "./names.ts"
import {partsOf, type Part} from "./parts.ts"
import type {Place} from "./place.ts"
import type {Mirror} from "./scene.ts"

/** What is not in the copy has as much room as what is: words in the widest stretch of it. */
export function absentShapes(mirror: Mirror, place: Place, looks: Looks): Shape[] {
  const {outcome, axis, experiment} = mirror
  const {y, height} = place.bands.copy
  const all = axis.pieces.flatMap(piece => partsOf(mirror, looks, piece))
  const widest = (kinds: readonly Part["kind"][]) =>
    all.filter(({kind}) => kinds.includes(kind)).sort((a, b) => b.x1 - b.x0 - (a.x1 - a.x0))[0] as
      Part | undefined
  const shapes: Shape[] = []
  const write = (key: string, part: Part | undefined, heading: string, words: string) => {
    // Where no stretch has room there may be some behind the last piece.
    const last = axis.pieces.at(-1)
    const rest: Part | null = last
      ? {x0: last.x + last.width + 6, x1: place.right - 4, kind: "outside"}
      : null
    if (!part) return
    if (part.x1 - part.x0 < 400 && rest && rest.x1 - rest.x0 > part.x1 - part.x0) part = rest
    if (part.x1 - part.x0 < 90) return
    const margin = part.x1 - part.x0 > 300 ? 36 : 10
    const room = part.x1 - part.x0 - 2 * margin + 20
    const small = place.mode === "phone" || heading.length * 8.6 > room
    const head = small ? wrapped(heading, room, 6.4) : [heading]
    const lines = place.mode === "phone" ? [] : wrapped(words, room)
    const high = (small ? 14 : 18) * head.length
    const fit = Math.max(0, Math.floor((height - 22 - high) / 16))
    // The words of a stop stand above.
    let at = y + (place.mode === "wide" ? 33 : 18) + (key === "unreached" ? 14 : 0)
    for (const [n, text] of head.entries()) {
      if (at > y + height - 3) break
      shapes.push({
        kind: "text",
        key: `${key} ${n}`,
        class: `absent-heading ${small ? "small" : ""}`,
        x: part.x0 + margin,
        y: at,
        text,
      })
      at += small ? 14 : 20
    }
    // A sentence is whole or not there.
    if (lines.length > fit) return
    for (const [n, text] of lines.entries())
      shapes.push({
        kind: "text",
        key: `${key} line ${n}`,
        class: "absent-words",
        x: part.x0 + margin,
        y: at + 16 * n,
        text,
      })
  }
  const absent = absentWords(mirror)
  if (absent) write("absent", widest(["outside"]), absent.heading, absent.words)
  const {copied, survey, fates} = outcome.account
  if (experiment.range && copied === 0 && outcome.rc === 0 && survey.leaves > 0)
    write("nothing", widest(["gone"]), "Returned 0, copied nothing.", "")
  else if (fates.missing > 0)
    write("unreached", widest(["unreached"]), `Not reached: ${number(fates.missing)} leaves.`, "")
  return shapes
}
