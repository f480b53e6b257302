import {expect, test} from "vitest"
import {hypothetical} from "../../../src/app/words/hypothetical.ts"
import type {Experiment, RevisionName} from "../../../src/model/experiment.ts"
import {geometry} from "../../../src/model/geometry.ts"

const said = (revision: RevisionName, ...g: Parameters<typeof geometry>) =>
  hypothetical({revision} as Experiment, geometry(...g))

test("what a kernel could not have met is said to be hypothetical", () => {
  expect(said("v1-as-posted", 4096, 39)).toBe(
    "Hypothetical: as posted the patch does not build with 3 levels.",
  )
  expect(said("v1-as-posted", 65536, 42)).toBe(
    "Hypothetical: as posted the patch does not build with 2 levels.",
  )
  expect(said("v1-as-posted", 4096, 48)).toBeNull()
  expect(said("v1-as-intended", 4096, 39)).toBeNull()
  expect(said("hibernate-v5.2", 4096, 52)).toBe("Hypothetical: this kernel had no LPA2.")
  expect(said("v1-as-intended", 16384, 52)).toBe("Hypothetical: this kernel had no LPA2.")
  expect(said("v6.12", 16384, 52)).toBeNull()
})
