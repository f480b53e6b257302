import {expect, test} from "vitest"
import {ASPECTS, partingOf, whyEqual} from "../../../src/app/compare/aspects.ts"
import {sideWords} from "../../../src/app/compare/sideWords.ts"
import {plain} from "../../../src/app/words/text.ts"
import {against} from "../../../src/model/account/against.ts"
import {REVISIONS, type Experiment} from "../../../src/model/experiment.ts"
import {run} from "../../../src/model/run.ts"
import {opened} from "../../view/scenes.ts"

async function side(name: string, parts: Partial<Experiment>) {
  const {source, experiment: own} = await opened(name)
  const experiment = {...own, ...parts}
  const outcome = run(experiment, source)
  return {source, experiment, outcome, copy: {root: outcome.built, memory: outcome.memory}}
}

test("the two verdicts say the rule, the return code and what it means for the machine", async () => {
  const a = await side("6.1-4k-crash", {revision: "v5.16"})
  const b = await side("6.1-4k-crash", {revision: "v6.12"})
  expect(partingOf(a, b)).toBe("invalid")
  const [left, right] = [sideWords(a, "invalid", "v5.16"), sideWords(b, "invalid", "v6.12")]
  expect(left.headline).toBe("183,283 entries; 8,215 dropped.")
  expect(plain(left.text)).toBe(
    "v5.16: an invalid entry is left out, unless debug_pagealloc is on. Returned 0. A store to those pages faults: translation, level 3.",
  )
  expect(right.headline).toBe("191,498 entries; 8,215 made valid.")
  expect(plain(right.text)).toBe(
    "v6.12: every page entry that is not empty becomes valid. Returned 0. Those pages can be written to again. Nothing is lost.",
  )
})

test("v1 as posted and as intended are equal where the range starts at index 0, and that is the reason", async () => {
  const a = await side("6.1-4k-default", {revision: "v1-as-posted"})
  const b = await side("6.1-4k-default", {revision: "v1-as-intended"})
  expect(against(a.source, a.copy, b.copy).count).toBe(0)
  expect(whyEqual(a.source, a, b)).toEqual([
    {aspect: "index", text: "The range starts at PGD index 0, so the index bug of v1 cannot show here."},
  ])
})

// No reason may be untrue: what it says is missing in the source is missing in the account.
test.each(["6.1-4k-default", "6.1-4k-crash", "6.12-4k-va48", "hole", "pagealloc", "map-block", "index-bug"])(
  "the reasons why copies of %s are equal are true",
  async name => {
    const sides = await Promise.all(REVISIONS.map(revision => side(name, {revision})))
    for (const a of sides)
      for (const b of sides) {
        if (a.outcome.rc !== b.outcome.rc || against(a.source, a.copy, b.copy).count > 0) continue
        const {survey, stillReadOnly, fates} = b.outcome.account
        for (const {aspect, text} of whyEqual(a.source, a, b)) {
          expect(ASPECTS).toContain(aspect)
          if (text.startsWith("No page entry")) expect(survey.invalid.count).toBe(0)
          if (text.startsWith("No entry of the range is read-only")) expect(survey.readOnly.count).toBe(0)
          if (text.startsWith("Every read-only entry")) expect(stillReadOnly).toBe(0)
          if (text.startsWith("Every frame")) expect(survey.badFrames.count).toBe(0)
          if (text.startsWith("The index bug")) expect(fates.lost).toBe(0)
        }
      }
  },
)
