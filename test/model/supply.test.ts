import {describe, expect, test} from "vitest"
import {handmade} from "../../src/model/handmade/tables.ts"
import {run} from "../../src/model/run.ts"
import {suppliedPages} from "../../src/model/supply.ts"
import {toPa} from "../../src/model/word.ts"
import {load, NAMES} from "../format/files.ts"

test("pages come one after the other, or first those that the kernel itself had", () => {
  const {source} = handmade[0].make()
  const known = {...source, handedOut: [toPa(0x9000), toPa(0x5000)]}
  const supply = {base: toPa(0x10_0000), limit: 1}
  expect(suppliedPages(supply, known, 3)).toEqual([0x10_0000, 0x10_1000, 0x10_2000])
  expect(suppliedPages({...supply, asKernel: true}, known, 3)).toEqual([0x9000, 0x5000, 0x10_0000])
  expect(suppliedPages({...supply, asKernel: true}, source, 1)).toEqual([0x10_0000])
})

describe.each(NAMES)("%s", name => {
  test("its kernel's algorithm, given the kernel's pages, makes the kernel's copy: every table where it was, with every word", async () => {
    const {source, experiment, kernelCopy} = await load(name)
    const {revision, start, end} = kernelCopy!
    const {rc, root, memory} = run({...experiment, revision, range: {start, end}}, source)
    expect([rc, root]).toEqual([0, kernelCopy!.root])
    for (const pa of source.handedOut!)
      expect([pa, memory.frame(pa)]).toEqual([pa, kernelCopy!.memory.frame(pa)])
  })
})
