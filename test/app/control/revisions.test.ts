import {expect, test} from "vitest"
import {kernelName, REVISION_WORDS, sentenceOf} from "../../../src/app/control/revisions.ts"
import {REVISIONS, type RevisionName} from "../../../src/model/experiment.ts"
import {geometry} from "../../../src/model/geometry.ts"

const forcemap = REVISION_WORDS["v1-as-intended"].controls.forcemap
const valid = REVISION_WORDS.mainline.controls.mkvalid

test("sizes of blocks are those of the geometry", () => {
  const said = (...g: Parameters<typeof geometry>) => sentenceOf(forcemap, geometry(...g))
  expect(said(4096, 48)).toBe("Maps over what is there, even if that is a block of 2 MiB or 1 GiB.")
  expect(said(16384, 48)).toBe("Maps over what is there, even if that is a block of 32 MiB.")
  expect(said(65536, 42)).toBe("Maps over what is there, even if that is a block of 512 MiB.")
  expect(sentenceOf(forcemap, null)).toBe("Maps over what is there, even if that is a block.")
  expect(sentenceOf(valid, geometry(65536, 52))).toBe(
    "Always on: all that is not empty, blocks of 512 MiB too.",
  )
})

test("kernels have the name that a sentence can use", () => {
  const names = (list: readonly RevisionName[]) => list.map(kernelName).join(", ")
  expect(names(REVISIONS)).toBe(
    "Linux 5.2, patch v1, patch v1, Linux 5.7, Linux 5.12, Linux 5.16, Linux 6.12, Linux 7.1",
  )
})
