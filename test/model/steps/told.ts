// All steps of a line, for tests: lines are short here.

import {createHash} from "node:crypto"
import type {Listener} from "../../../src/model/execution.ts"
import {numbered, type Line} from "../../../src/model/steps/line.ts"
import type {Step} from "../../../src/model/trace.ts"
import type {Memory} from "../../../src/model/memory.ts"
import {edited} from "../../../src/model/edit.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import type {Outcome} from "../../../src/model/outcome.ts"
import type {Source} from "../../../src/model/source.ts"
import {copyLine} from "../../../src/model/steps/copyLine.ts"

export interface Told {
  readonly number: number
  readonly step: Step
  readonly operation: number
}

/** What is heard of a line, with the tables of pages told or in silence. */
export function told(line: Line, pages = true): Told[] {
  const all: Told[] = []
  const hear = (number: number, step: Step, operation: number) => all.push({number, step, operation})
  const listener: Listener = numbered(line, hear, () => pages)
  line.play(listener)
  return all
}

/** A frame's content in a few letters. */
export function digest(words: Uint32Array): string {
  const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength)
  return createHash("sha1").update(bytes).digest("hex")
}

/** The frames of a memory, each with its digest, in the order in which they were put. */
export function digests(memory: Memory): [number, string][] {
  return Array.from(memory.frames(), pa => [pa, digest(memory.frame(pa)!)])
}

/** An outcome with its memory as digests, to be compared. */
export function plain(outcome: Outcome) {
  return {...outcome, memory: digests(outcome.memory)}
}

/** The line of a trial, whose source may be an edited one. */
export function lineOf({source, experiment}: {source: Source; experiment: Experiment}) {
  return copyLine(experiment, edited(source, []))
}
