// Is a frame that a walk takes for a table one? A kernel's table is one as long as nothing else was copied over it, or once the image's own page of
// that frame has come: then it is the restored kernel's.

import type {Machine, Owner} from "./machine.ts"

/** `whole`: a table; `overwritten`: it was one, and holds something else; `never`: it holds what never was one. */
export type TableState = "whole" | "overwritten" | "never"

/** The zero page is a table without an entry. */
const TABLES: ReadonlySet<Owner | undefined> = new Set([
  "source",
  "copy",
  "exit tables",
  "zero page",
] as const)

/** The state of a frame of memory after `now` pages. */
export function tableIn(machine: Machine, frame: number, now: number): TableState {
  const {owners, restoredTables, memory} = machine
  const content = memory.content(frame, now)
  const own = TABLES.has(owners.get(frame))
  if ((own && content === -1 - frame) || isRestoredTable(machine, frame, content)) return "whole"
  return own || restoredTables.has(frame) ? "overwritten" : "never"
}

/** Does a frame hold the restored kernel's table that belongs there? */
export function isRestoredTable({restoredTables}: Machine, frame: number, content: number): boolean {
  return content === frame && restoredTables.has(frame)
}
