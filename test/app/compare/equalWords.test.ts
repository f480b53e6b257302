import {expect, test} from "vitest"
import {equalHeadline, equalSentences} from "../../../src/app/compare/equalWords.ts"
import {compared} from "../../../src/app/compare/useCompared.ts"
import type {Versus} from "../../../src/app/compare/versus.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import {run} from "../../../src/model/run.ts"
import {opened} from "../../view/scenes.ts"

async function said(name: string, versus: Versus, parts: Partial<Experiment> = {}) {
  const loaded = await opened(name)
  const experiment = {...loaded.experiment, ...parts}
  const both = compared({experiment, loaded, outcome: run(experiment, loaded.source)}, versus)
  return [equalHeadline(both), ...equalSentences(both).map(({text}) => text)]
}

test("against the kernel's own copy: whose it is, what differs all the same, then the reasons that have room", async () => {
  expect(await said("6.1-4k-default", "kernel")).toEqual([
    "No page and no block differs.",
    "Linux 6.1 itself made the same copy by the rules of v5.16.",
    "248 table descriptors differ in UXNTable and PXNTable; what they lead to is the same.",
    "No page entry of the range is invalid, so it does not matter what becomes of those.",
  ])
  expect(await said("6.1-4k-default", "kernel", {revision: "v5.16"})).toEqual([
    "No difference.",
    "Linux 6.1 itself made the same copy by the rules of v5.16.",
  ])
})

test("against itself: both have the same rules", async () => {
  const {experiment} = await opened("6.1-4k-default")
  const {revision, flags, debugPagealloc} = experiment
  expect(await said("6.1-4k-default", {revision, flags, debugPagealloc})).toEqual([
    "No difference.",
    "Both have the same rules for all that is in this range.",
  ])
})
