import {expect, test} from "vitest"
import {fromMemory} from "../../src/format/bytes.ts"
import {FormatError} from "../../src/format/error.ts"
import {parseExample} from "../../src/format/example.ts"
import {loadExample} from "../../src/format/load.ts"
import {seed} from "../random.ts"
import {json, NAMES, packed, unpacked} from "./files.ts"

// A damaged file gives a message with its place, or opens: it never hangs, and never fails in another way.

const NAME = "6.1-4k-rodata-off-2g"

/** What became of a file: null if it opened. */
async function fate(data: Uint8Array, name: string = NAME): Promise<FormatError | null> {
  try {
    await loadExample(name, parseExample(json(name)), fromMemory(data))
    return null
  } catch (error) {
    if (error instanceof FormatError) return error
    throw error
  }
}

/** Numbers below n from a seed (mulberry32). */
function random(seed: number): (n: number) => number {
  let state = seed
  return n => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n)
  }
}

test.each(["packed", "unpacked"])("cut at 20 places, %s: a message with the offset", async kind => {
  const whole = kind === "packed" ? packed(NAME) : await unpacked(NAME)
  expect(await fate(whole)).toBeNull()
  for (let n = 0; n < 20; n++) {
    const error = await fate(whole.subarray(0, Math.floor((whole.length * n) / 20)))
    expect(error).toBeInstanceOf(FormatError)
    expect(error!.message).toMatch(/\(offset 0x[0-9a-f_]+\)\.$/)
  }
})

test.each([
  [NAME, "packed"],
  [NAME, "unpacked"],
  ["6.1-4k-default", "packed"],
])(`%s with bits flipped with 200 seeds from ${seed} on, %s: a message, or it opens`, async (name, kind) => {
  const whole = kind === "packed" ? packed(name) : await unpacked(name)
  let refused = 0
  for (let n = 0; n < 200; n++) {
    const next = random(seed + n)
    const data = whole.slice()
    // Half of the flips hit the headers of the unpacked file, where they matter most.
    const reach = kind === "unpacked" && n % 2 === 0 ? 0x400 : data.length
    for (let flips = 1 + next(4); flips > 0; flips--) data[next(reach)] ^= 1 << next(8)
    const error = await fate(data, name)
    if (error) refused++
  }
  expect(refused).toBeGreaterThan(kind === "packed" ? 150 : 20)
})

test.each(NAMES)("%s cut at 20 places: a message with the offset", async name => {
  const whole = packed(name)
  const known = parseExample(json(name))
  for (let n = 0; n < 20; n++) {
    const cut = fromMemory(whole.subarray(0, Math.floor((whole.length * n) / 20)))
    await expect(loadExample(name, known, cut)).rejects.toThrow(/\(offset 0x[0-9a-f_]+\)\.$/)
  }
})
