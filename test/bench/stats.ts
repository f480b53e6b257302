// Median and spread of a handful of measurements.

/** The q-quantile (0 to 1) of some numbers, by the nearest rank. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]
}

export const median = (values: readonly number[]) => quantile(values, 0.5)

/** "12.3 (11.0 to 14.2)": median, least and greatest. */
export function spread(values: readonly number[], digits = 1): string {
  const [low, mid, high] = [quantile(values, 0), median(values), quantile(values, 1)].map(v =>
    v.toFixed(digits),
  )
  return `${mid} (${low} to ${high})`
}
