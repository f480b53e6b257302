// How near one looks at the rows. Each rung keeps the order of the rows; what changes is what a row is drawn as.

/**
 * pixels: two lines for a row; tall: four; runs: a bar for each table, alike ones stacked; table: as runs, with one table opened
 * entry by entry; bits: as table, with 64 bits for an entry.
 */
export const RUNGS = ["pixels", "tall", "runs", "table", "bits"] as const
export type Rung = (typeof RUNGS)[number]

/** The rung so many steps nearer (or, below 0, further away); the last one where there is none. */
export function nearer(rung: Rung, steps: number): Rung {
  return RUNGS[Math.max(0, Math.min(RUNGS.length - 1, RUNGS.indexOf(rung) + steps))]
}

/** Are rows drawn as bars, not as lines of pixels? */
export function hasBars(rung: Rung): boolean {
  return rung !== "pixels" && rung !== "tall"
}
