// The call stack at a step: a function for each level, from the one that was called for the whole range down to the one that decided.

import {alignDown, span, type Level} from "../geometry.ts"
import type {Step} from "../trace.ts"
import {addrEnd, copyName} from "../trans/machine.ts"
import {revisions} from "../trans/revisions.ts"
import type {Pa, Va} from "../word.ts"
import type {CopyLine} from "./copyLine.ts"

/** One call of a kernel's function. */
export interface Frame {
  /** Its name in the kernel. */
  readonly function: string
  /** The level of the table that it works on. */
  readonly level: Level
  /** The copy's table; null if it has none yet, or works on all of them. */
  readonly table: Pa | null
  /** What it was asked to do, [start, end); end 0 is the top of the address space. */
  readonly start: Va
  readonly end: Va
}

/** The stack at a step of an operation (0: the copy). `way`: the last step that led down from each level, at the index level + 1. */
export function stackOf(on: CopyLine, operation: number, way: readonly Step[], step: Step): Frame[] {
  return operation === 0 ? copyStack(on, way, step) : [mapFrame(on, step)]
}

/** A map function calls no other: it goes down in a loop. */
function mapFrame({geometry: g}: CopyLine, {function: name, level, table, va}: Step): Frame {
  const start = alignDown(g, 3, va)
  return {function: name, level, table, start, end: (start + g.granule) as Va}
}

function copyStack({experiment, geometry: g}: CopyLine, way: readonly Step[], step: Step): Frame[] {
  const revision = revisions[experiment.revision]
  const {range} = experiment
  const whole = {level: g.start, table: null, ...(range ?? {start: step.va, end: step.va})}
  const outermost = {function: revision.copyFunction, ...whole}
  const own = {function: step.function, ...whole}
  // The root's page is taken by the copy itself, by a function of its own, or by the caller.
  if (step.decision === "root" || step.table === null)
    return range && revision.createEmpty ? [outermost, own] : [own]
  const frames: Frame[] = [outermost]
  let {start, end}: {start: Va; end: Va} = whole
  for (let level = g.start; level <= step.level; level++) {
    const at = level < step.level ? way[level + 1] : step
    frames.push({function: copyName(g, level), level, table: at.table, start, end})
    start = at.va
    end = addrEnd(start, end, span(g, level))
  }
  // The page of a table is asked for, and the table looked into, by the function for the level below.
  const below = step.function !== copyName(g, step.level)
  return below
    ? [...frames, {function: step.function, level: (step.level + 1) as Level, table: null, start, end}]
    : frames
}
