// How near one looks at the rows. Each rung keeps the order of the rows; what changes is what a row is drawn as.

/**
 * pixels: two lines for a row; tall: four; runs: a bar for each table, alike ones stacked; table: as runs, with one table opened
 * entry by entry; bits: as table, with 64 bits for an entry.
 */
export const RUNGS = ["pixels", "tall", "runs", "table", "bits"] as const
export type Rung = (typeof RUNGS)[number]

export const RUNG_NAMES: Readonly<Record<Rung, string>> = {
  pixels: "pixels",
  tall: "tall rows",
  runs: "runs",
  table: "one table",
  bits: "bits",
}

/** Are rows drawn as bars, not as lines of pixels? */
export function hasBars(rung: Rung): boolean {
  return rung !== "pixels" && rung !== "tall"
}
