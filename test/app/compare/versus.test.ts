import {expect, test} from "vitest"
import {
  experimentB,
  firstVersus,
  parseVersus,
  printVersus,
  type Versus,
} from "../../../src/app/compare/versus.ts"
import {REVISIONS} from "../../../src/model/experiment.ts"
import {opened} from "../../view/scenes.ts"

test("what B is goes through a link and back", () => {
  const all: Versus[] = REVISIONS.flatMap(revision =>
    [0, 5, 10, 15].flatMap(bits =>
      [false, true].map(debugPagealloc => ({
        ...{revision, debugPagealloc},
        flags: {
          ...{mkwrite: (bits & 1) > 0, mkvalid: (bits & 2) > 0},
          ...{checkpfn: (bits & 4) > 0, forcemap: (bits & 8) > 0},
        },
      })),
    ),
  )
  for (const versus of ["kernel", ...all] as const) expect(parseVersus(printVersus(versus))).toEqual({versus})
})

test("what is no B is named", () => {
  expect(parseVersus("v9")).toEqual({problem: `“v9” is none of kernel, ${REVISIONS.join(", ")}`})
  expect(parseVersus("v6.12:WX")).toEqual({problem: "“WX” has other letters than W, V, P and F"})
  expect(parseVersus("v6.12:W:on")).toEqual({
    problem: "“v6.12:W:on”: expected revision:flags, and :debug_pagealloc if it is on",
  })
})

test("B has the edits, frames and pages of A; the kernel's own copy has the range of the kernel's call", async () => {
  const {experiment, kernelCopy} = await opened("6.1-4k-crash")
  const edited = {...experiment, edits: [{at: 0x4000_0000 as never, value: 1n}]}
  const b = experimentB(
    edited,
    {revision: "v6.12", flags: experiment.flags, debugPagealloc: true},
    kernelCopy,
  )
  expect(b).toEqual({...edited, revision: "v6.12", debugPagealloc: true})
  const own = experimentB({...experiment, revision: "mainline", range: null}, "kernel", kernelCopy)
  expect([own.revision, own.range]).toEqual(["v5.16", {start: kernelCopy!.start, end: kernelCopy!.end}])
})

test("first one is asked whether the copy is what the kernel made, where that was captured", async () => {
  const real = await opened("6.1-4k-default")
  expect(firstVersus(real.experiment, real)).toBe("kernel")
  const made = await opened("hole")
  expect(firstVersus(made.experiment, made)).toMatchObject({
    revision: "mainline",
    flags: made.experiment.flags,
  })
})
