// From rung to rung of a ladder of pictures, the furthest first.

/** The rung so many steps nearer (or, below 0, further away); the last one where there is none. */
export function nearer<R>(rungs: readonly R[], rung: R, steps: number): R {
  return rungs[Math.max(0, Math.min(rungs.length - 1, rungs.indexOf(rung) + steps))]
}
