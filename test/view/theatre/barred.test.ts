// The pages that the old kernel's own map would not let through, found by runs, against its entries one by one.

import {expect, test} from "vitest"
import {pairOf} from "../../../src/model/machine/pair.ts"
import {barred} from "../../../src/view/theatre/barred.ts"
import {load} from "../../format/files.ts"
import {made, tell} from "../../model/machine/stories.ts"

const SOURCES = {
  "read-only": async () => made("read-only"),
  pagealloc: async () => made("pagealloc"),
  "6.12-4k-va48": () => load("6.12-4k-va48"),
}

test.each(Object.keys(SOURCES) as (keyof typeof SOURCES)[])(
  "%s: the pages are those whose entries say so",
  async name => {
    const {machine} = tell(await SOURCES[name](), {}, {pages: 6000})
    const entries = Array.from({length: machine.list.length}, (_, n) => pairOf(machine, n).mapped)
    const {isReadOnly, first} = barred(machine)
    expect(entries.findIndex((mapped, n) => isReadOnly(n) !== (mapped === "read-only"))).toBe(-1)
    expect(first()).toEqual({readOnly: entries.indexOf("read-only"), invalid: entries.indexOf("invalid")})
  },
)
