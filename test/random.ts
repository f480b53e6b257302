// Random cases for property tests. The seed is new in every run and stands in the names of the tests; SEED=1234 npx
// vitest run … repeats one.

import fc from "fast-check"
import {geometry, levels, type Geometry, type Level} from "../src/model/geometry.ts"

export const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))

/** Fails with seed and counterexample if the property does not hold in 100,000 (or `runs`) cases. */
export function holds<T>(cases: fc.Arbitrary<T>, property: (value: T) => boolean, runs = 100_000) {
  fc.assert(fc.property(cases, property), {seed, numRuns: runs})
}

/** Half of a word. */
export const half = fc.integer({min: 0, max: 0xffff_ffff})

/** A 64-bit value as halves. */
export const halves = fc.record({lo: half, hi: half})

/** One geometry of each granule and output address format, with all its levels. */
export const FORMATS: readonly Geometry[] = [
  geometry(4096, 48),
  geometry(4096, 52),
  geometry(16384, 48),
  geometry(16384, 52),
  geometry(65536, 48),
  geometry(65536, 52),
]

/** Every level of every format, for test.each: name, geometry, level. */
export const EVERYWHERE: [string, Geometry, Level][] = FORMATS.flatMap(g =>
  levels(g).map((level): [string, Geometry, Level] => [
    `${g.granule / 1024}K, ${g.output}, level ${level}`,
    g,
    level,
  ]),
)
