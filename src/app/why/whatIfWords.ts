// The consequence in words: how a restore would end with the bit the other way, told against how it ends as it is.

import {span, type Geometry} from "../../model/geometry.ts"
import type {EntryPlace} from "../../model/entryPlace.ts"
import {hex64} from "../../model/word.ts"
import {stoppedWords} from "../../view/theatre/timelineWords.ts"
import {faultName} from "../theatre/words/told.ts"
import {codeName, things} from "../words/words.ts"
import type {Restore, WhatIf} from "./whatIf.ts"

export interface Consequence {
  /** What becomes of the restore. */
  readonly text: string
  /** It ends otherwise than it does: in the accent. */
  readonly accent: boolean
  /** More on how it ends, under the ribbon; null: nothing to add. */
  readonly under: string | null
  /** Is there a restore to draw? */
  readonly drawn: boolean
}

/** What the CPU was at. */
export const ACCESSES = {read: "reading", write: "writing", fetch: "fetching"} as const

/** What follows from the bit of an entry. */
export function consequence(g: Geometry, place: EntryPlace, {usual, turned, through}: WhatIf): Consequence {
  if (usual.end.kind === "refused")
    return {
      text: `no restore runs through this copy: making it ended with ${codeName(usual.end.rc)}`,
      ...{accent: false, under: null, drawn: false},
    }
  if (sameRestore(usual, turned)) {
    const survives = turned.end.kind === "survived"
    return {
      text: survives
        ? "nothing changes: the restore survives"
        : turned.end.kind === "not whole"
          ? "it is wrong all the same"
          : `it dies all the same, ${stoppedWords(turned)}`,
      accent: false,
      under:
        through === 0
          ? "No page of this restore is reached through the entry."
          : survives
            ? "Nothing that this model executes depends on it."
            : howOf(g, place, turned),
      drawn: true,
    }
  }
  if (turned.end.kind === "survived")
    return {text: "the restore survives", accent: true, under: null, drawn: true}
  if (turned.end.kind === "not whole") {
    const {missing} = turned.end
    return {
      text: "the restore ends, and is wrong",
      accent: true,
      under: `${things(missing, "page")} of the image ${missing === 1 ? "is" : "are"} not where the restored kernel looks.`,
      drawn: true,
    }
  }
  return {
    text: `the restore dies ${stoppedWords(turned)}`,
    accent: true,
    under: howOf(g, place, turned),
    drawn: true,
  }
}

/** Do two restores end alike? */
function sameRestore(a: Restore, b: Restore): boolean {
  const of = ({end, copied, misplaced}: Restore) =>
    [
      ...[end.kind, copied, misplaced],
      ...(end.kind === "fault" ? [end.access, end.fault.kind, end.fault.level, end.fault.far] : []),
    ].join()
  return of(a) === of(b)
}

function howOf(g: Geometry, place: EntryPlace, {end}: Restore): string {
  switch (end.kind) {
    case "fault": {
      const far = BigInt.asIntN(64, end.fault.far)
      const here = far >= BigInt(place.va) && far < BigInt(place.va) + BigInt(span(g, place.level))
      const what =
        place.level === 3
          ? "this very page"
          : `${ACCESSES[end.access]} ${hex64(end.fault.far)}, below this entry`
      return `${here ? what : `${ACCESSES[end.access]} ${hex64(end.fault.far)}`}: ${faultName(end.fault.kind, end.fault.level)}`
    }
    case "strange code":
      return `The CPU runs what a page of other content holds, at ${hex64(end.pc)}.`
    case "strange data":
      return `The restored kernel reads what a page of other content holds, at ${hex64(end.va)}.`
    case "endless":
      return "The list is followed into what is no list any more."
    case "survived":
    case "not whole":
    case "refused":
      return ""
  }
}

/** A source on which no restore can be run, and why. */
export function noRestore(error: unknown): Consequence {
  const why = error instanceof RangeError ? error.message : String(error)
  return {text: `no restore can be run on this table: ${why}`, accent: false, under: null, drawn: false}
}
