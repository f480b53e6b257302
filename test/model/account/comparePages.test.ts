// The hot loop of the account against a plain count, on pages of words that are often alike.

import fc from "fast-check"
import {expect, test} from "vitest"
import {comparePages} from "../../../src/model/account/comparePages.ts"

const half = fc.constantFrom(0, 1, 0x80, 0x81, 0x8000_0000, 0xffff_ffff)
const pair = fc.record({src: fc.tuple(half, half), dst: fc.tuple(half, half), alike: fc.boolean()})

test("every entry is either counted as alike or reported, in order and with both its values", () => {
  fc.assert(
    fc.property(fc.array(pair, {maxLength: 12}), fc.nat(12), fc.nat(12), (pairs, a, b) => {
      const entries = pairs.map(({src, dst, alike}) => ({src, dst: alike ? src : dst}))
      const [from, to] = [a, b].map(i => Math.min(i, entries.length)).sort((x, y) => x - y)
      const words = (of: "src" | "dst") => Uint32Array.from(entries.flatMap(entry => entry[of]))
      const reported: number[][] = []
      const counted = comparePages(words("src"), words("dst"), from, to, (...entry) => reported.push(entry))

      const asked = entries.map(({src, dst}, i) => ({i, src, dst})).slice(from, to)
      const differs = (e: (typeof asked)[number]) => e.src[0] !== e.dst[0] || e.src[1] !== e.dst[1]
      const same = asked.filter(e => !differs(e) && (e.src[0] !== 0 || e.src[1] !== 0))
      expect(reported).toEqual(asked.filter(differs).map(e => [e.i, ...e.src, ...e.dst]))
      expect(counted).toEqual({
        same: same.length,
        valid: same.filter(e => e.src[0] % 2 === 1).length,
        readOnly: same.filter(e => [0x80, 0x81, 0xffff_ffff].includes(e.src[0])).length,
      })
    }),
  )
})
