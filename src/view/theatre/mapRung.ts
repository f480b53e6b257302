// How near one looks at memory. Rows keep their order; what changes is how much of one is in sight, and what a page is drawn as.

/** memory: all of it; rows: lines of 8 px, from end to end; cells: 8 px for a page; letters: 24 px with its letter; words: those of one page. */
export const MAP_RUNGS = ["memory", "rows", "cells", "letters", "words"] as const
export type MapRung = (typeof MAP_RUNGS)[number]

/** Those that show pages. */
export type PagesRung = Exclude<MapRung, "words">

/** CSS px of a page; null: as many as there is room for in a line. */
export const CELLS: Readonly<Record<Exclude<PagesRung, "memory">, {width: number | null; height: number}>> = {
  rows: {width: null, height: 8},
  cells: {width: 8, height: 8},
  letters: {width: 24, height: 24},
}

/** Is each page a cell of its own? */
export function hasCells(rung: MapRung): boolean {
  return rung === "cells" || rung === "letters"
}
