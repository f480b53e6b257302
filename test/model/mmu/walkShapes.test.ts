// One worked walk for every shape of tables, as they were executed on QEMU's `max` CPU. The expected text is also what fills memory.

import {expect, test} from "vitest"
import {CPUS} from "../../../src/model/mmu/cpu.ts"
import {regime} from "../../../src/model/mmu/regime.ts"
import {walk} from "../../../src/model/mmu/walk.ts"
import {parseTables, printWalk} from "../tables.ts"

interface Example {
  name: string
  tcr: bigint
  mair: bigint
  ttbr1: bigint
  walks: Record<string, string>
}

const examples: Example[] = [
  {
    name: "4K with 48 bits",
    tcr: 0x00000034b5503519n,
    mair: 0x0000bbff440c0400n,
    ttbr1: 0x41a00000n,
    walks: {
      "0xffff000010081a40": `
0 0x41a00000[0] 0x41a00000 = 0x0000000041a01003
1 0x41a01000[0] 0x41a01000 = 0x0000000041a02003
2 0x41a02000[128] 0x41a02400 = 0x0000000041a03003
3 0x41a03000[129] 0x41a03408 = 0x00c0000040081793
page at level 3: 0x40081a40, 0xff`,
      "0xffff800007654321": `
0 0x41a00000[256] 0x41a00800 = 0x0000000041a04003
1 0x41a04000[0] 0x41a04000 = 0x0000000041a05003
2 0x41a05000[59] 0x41a051d8 = 0x0000000041a06003
3 0x41a06000[84] 0x41a062a0 = 0x00e8000047654713
page at level 3: 0x47654321, 0xff`,
      "0xffff8000078abcde": `
0 0x41a00000[256] 0x41a00800 = 0x0000000041a04003
1 0x41a04000[0] 0x41a04000 = 0x0000000041a05003
2 0x41a05000[60] 0x41a051e0 = 0x00e0000047800791
block at level 2: 0x478abcde, 0xff`,
      "0xffff800040123456": `
0 0x41a00000[256] 0x41a00800 = 0x0000000041a04003
1 0x41a04000[1] 0x41a04008 = 0x00e8000080000711
block at level 1: 0x80123456, 0xff`,
    },
  },
  {
    name: "4K with 39 bits starts at level 1",
    tcr: 0x00000032b5593519n,
    mair: 0x000000040044ffffn,
    ttbr1: 0x41b00000n,
    walks: {
      "0xffffff8012345678": `
1 0x41b00000[0] 0x41b00000 = 0x1800000041b01403
2 0x41b01000[145] 0x41b01488 = 0x00e8000052200705
block at level 2: 0x52345678, 0xff`,
      "0xffffffc080012345": `
1 0x41b00000[258] 0x41b00810 = 0x1000000041b02003
2 0x41b02000[0] 0x41b02000 = 0x1000000041b03003
3 0x41b03000[18] 0x41b03090 = 0x00d0000040212783
page at level 3: 0x40212345, 0xff`,
      "0xffffff8012405123": `
1 0x41b00000[0] 0x41b00000 = 0x1800000041b01403
2 0x41b01000[146] 0x41b01490 = 0x1800000041b04403
3 0x41b04000[5] 0x41b04028 = 0x00e8000052405f06
translation fault, level 3 (0x07)`,
      "0xffffff7012345678": `
translation fault, level 0 (0x04)`,
    },
  },
  {
    name: "64K with 42 bits starts at level 2",
    tcr: 0x00000035f5563519n,
    mair: 0x000000040044ffffn,
    ttbr1: 0x41c00000n,
    walks: {
      "0xfffffc0098765432": `
2 0x41c00000[4] 0x41c00020 = 0x1800000041c10003
3 0x41c10000[6262] 0x41c1c3b0 = 0x00680000d8760707
page at level 3: 0xd8765432, 0xff`,
      "0xfffffc00a8765432": `
2 0x41c00000[5] 0x41c00028 = 0x0068000060000705
block at level 2: 0x68765432, 0xff`,
      "0xfffffc00e0000000": `
2 0x41c00000[7] 0x41c00038 = 0x0000000000000000
translation fault, level 2 (0x06)`,
    },
  },
  {
    name: "64K with 52-bit output addresses",
    tcr: 0x00000036f5563519n,
    mair: 0x000000040044ffffn,
    ttbr1: 0x41c00000n,
    walks: {
      "0xfffffc00c0001234": `
2 0x41c00000[6] 0x41c00030 = 0x1800000041c20003
3 0x41c20000[0] 0x41c20000 = 0x006812345678a707
page at level 3: 0xa123456781234, 0xff`,
    },
  },
  {
    name: "4K with 52 bits starts at level -1",
    tcr: 0x08000036b54c3519n,
    mair: 0x000000040044ffffn,
    ttbr1: 0x41d00000n,
    walks: {
      "0xfff5a5b4c3d2e1f0": `
-1 0x41d00000[5] 0x41d00028 = 0x1800000041d01403
0 0x41d01000[331] 0x41d01a58 = 0x1800000041d02403
1 0x41d02000[211] 0x41d02698 = 0x1800000041d03403
2 0x41d03000[30] 0x41d030f0 = 0x1800000041d04403
3 0x41d04000[302] 0x41d04970 = 0x00e9a5b503d2e507
page at level 3: 0x5a5b503d2e1f0, 0xff`,
      "0xfff5a634c3d2e1f0": `
-1 0x41d00000[5] 0x41d00028 = 0x1800000041d01403
0 0x41d01000[332] 0x41d01a60 = 0x00e8008000000405
block at level 0: 0xb4c3d2e1f0, 0xff`,
      "0xfff5a5b4c3d2f1f0": `
-1 0x41d00000[5] 0x41d00028 = 0x1800000041d01403
0 0x41d01000[331] 0x41d01a58 = 0x1800000041d02403
1 0x41d02000[211] 0x41d02698 = 0x1800000041d03403
2 0x41d03000[30] 0x41d030f0 = 0x1800000041d04403
3 0x41d04000[303] 0x41d04978 = 0x00ebedcba9876607
page at level 3: 0xbedcba98761f0, 0xff`,
      "0xfff6000000000000": `
-1 0x41d00000[6] 0x41d00030 = 0x0000000000000000
translation fault, level -1 (0x2b)`,
    },
  },
  {
    name: "64K with 52 bits",
    tcr: 0x00000036f54c3519n,
    mair: 0x000000040044ffffn,
    ttbr1: 0x41e00000n,
    walks: {
      "0xfff1234567891234": `
1 0x41e00000[72] 0x41e00240 = 0x1800000041e10003
2 0x41e10000[6699] 0x41e1d158 = 0x1800000041e20003
3 0x41e20000[1929] 0x41e23c48 = 0x00682345a7891707
page at level 3: 0x12345a7891234, 0xff`,
      "0xfff1274567891234": `
1 0x41e00000[73] 0x41e00248 = 0x0068040000000705
block at level 1: 0x74567891234, 0xff`,
    },
  },
  {
    name: "64K with 48 bits through the last 64 entries of a 52-bit root",
    tcr: 0x00000035f5503519n,
    mair: 0x000000040044ffffn,
    ttbr1: 0x41e01e00n,
    walks: {
      "0xffff123456789abc": `
1 0x41e01e00[4] 0x41e01e20 = 0x1800000041e10003
2 0x41e10000[4514] 0x41e18d10 = 0x1800000041e20003
3 0x41e20000[5752] 0x41e2b3c0 = 0x0068000050000707
page at level 3: 0x50009abc, 0xff`,
    },
  },
  {
    name: "16K with 47 bits",
    tcr: 0x0000003575513519n,
    mair: 0x000000040044ffffn,
    ttbr1: 0x41f00000n,
    walks: {
      "0xffff923456789abc": `
1 0x41f00000[291] 0x41f00918 = 0x1800000041f04003
2 0x41f04000[555] 0x41f05158 = 0x1800000041f08003
3 0x41f08000[482] 0x41f08f10 = 0x0068000050004707
page at level 3: 0x50005abc, 0xff`,
      "0xffff923458789abc": `
1 0x41f00000[291] 0x41f00918 = 0x1800000041f04003
2 0x41f04000[556] 0x41f05160 = 0x0068000052000705
block at level 2: 0x52789abc, 0xff`,
    },
  },
  {
    name: "16K with 48 bits has a root of two entries",
    tcr: 0x0000003575503519n,
    mair: 0x000000040044ffffn,
    ttbr1: 0x41f0c000n,
    walks: {
      "0xffff923456789abc": `
0 0x41f0c000[1] 0x41f0c008 = 0x0000000041f00003
1 0x41f00000[291] 0x41f00918 = 0x1800000041f04003
2 0x41f04000[555] 0x41f05158 = 0x1800000041f08003
3 0x41f08000[482] 0x41f08f10 = 0x0068000050004707
page at level 3: 0x50005abc, 0xff`,
    },
  },
  {
    name: "4K with 36 bits has a root of 64 entries",
    tcr: 0x00000035b55c3519n,
    mair: 0x000000040044ffffn,
    ttbr1: 0x41fa0000n,
    walks: {
      "0xfffffff856789abc": `
1 0x41fa0000[33] 0x41fa0108 = 0x0000000041fa1003
2 0x41fa1000[179] 0x41fa1598 = 0x0000000041fa2003
3 0x41fa2000[393] 0x41fa2c48 = 0x0068000050004707
page at level 3: 0x50004abc, 0xff`,
    },
  },
]

const cases = examples.flatMap(e =>
  Object.entries(e.walks).map(([va, text]) => ({...e, va, text: text.trim()})),
)

test.each(cases)("$name: $va", ({tcr, mair, ttbr1, walks, va, text}) => {
  const registers = {tcr, mair, sctlr: 1n, ttbr0: null, ttbr1, pstatePan: false}
  const memory = parseTables(Object.values(walks).join("\n"))
  expect(printWalk(walk(regime(registers, CPUS.max), memory, BigInt(va), {el: 1, kind: "read"}))).toBe(text)
})
