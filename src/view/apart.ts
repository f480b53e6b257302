// Marks in a row that must not touch.

/**
 * Places for marks, in their order, each as near to where it is wanted as that allows: those that are too near share the
 * difference (pool adjacent violators). `wanted` ascends; `offsets` are the least distances from the first; the first stands at
 * `least` or behind it, and at most at `most`.
 */
export function apart(
  wanted: readonly number[],
  offsets: readonly number[],
  least: number,
  most: number,
): number[] {
  const pools: {sum: number; size: number}[] = []
  for (const [n, place] of wanted.entries()) {
    let pool = {sum: place - offsets[n], size: 1}
    for (let up = pools.at(-1); up && up.sum / up.size > pool.sum / pool.size; up = pools.at(-1)) {
      pool = {sum: up.sum + pool.sum, size: up.size + pool.size}
      pools.pop()
    }
    pools.push(pool)
  }
  const bases = pools.flatMap(({sum, size}) => Array.from({length: size}, () => sum / size))
  return bases.map((base, n) => Math.max(least, Math.min(most, base)) + offsets[n])
}
