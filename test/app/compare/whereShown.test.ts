import {expect, test} from "vitest"
import {ASPECTS, partingOf, type Aspect} from "../../../src/app/compare/aspects.ts"
import {experimentB, type Rules} from "../../../src/app/compare/versus.ts"
import {whereShown} from "../../../src/app/compare/whereShown.ts"
import {complete} from "../../../src/app/link/complete.ts"
import {parse} from "../../../src/app/link/url.ts"
import {against} from "../../../src/model/account/against.ts"
import {REVISIONS, type Experiment, type RevisionName} from "../../../src/model/experiment.ts"
import type {Source} from "../../../src/model/source.ts"
import {run} from "../../../src/model/run.ts"
import {opened} from "../../view/scenes.ts"

function rules(revision: RevisionName, letters = "", debugPagealloc = false): Rules {
  const has = (letter: string) => letters.includes(letter)
  return {
    ...{revision, debugPagealloc},
    flags: {mkwrite: has("W"), mkvalid: has("V"), checkpfn: has("P"), forcemap: has("F")},
  }
}

const side = (experiment: Experiment, source: Source) => ({experiment, outcome: run(experiment, source)})

/** What one finds who follows a link. */
async function follow(href: string) {
  const link = parse(href)
  const loaded = await opened(link.parts.source!)
  const {experiment, versus, problems} = complete(link, loaded)
  const [a, b] = [experiment, experimentB(experiment, versus!, undefined)].map(one =>
    side(one, loaded.source),
  )
  const [x, y] = [a, b].map(({outcome}) => ({root: outcome.built, memory: outcome.memory}))
  return {experiment, versus, problems, parting: partingOf(a, b), ...against(loaded.source, x, y)}
}

test.each<[Aspect, string, Rules, Rules]>([
  ["index", "index-bug", rules("v1-as-posted"), rules("v1-as-intended")],
  ["readOnly", "read-only", rules("v1-as-intended"), rules("v1-as-intended", "W")],
  ["invalid", "pagealloc", rules("v5.16"), rules("v6.12")],
  ["invalid", "pagealloc", rules("v5.16"), rules("v5.16", "", true)],
  ["check", "hole", rules("v1-as-intended"), rules("v1-as-intended", "P")],
  ["map", "map-block", rules("v1-as-intended"), rules("v1-as-intended", "F")],
])("the rule on %s shows in %s", (aspect, name, a, b) => {
  expect(whereShown(aspect, a, b)).toContain(`source=${name}&`)
})

const ALL = REVISIONS.flatMap(revision =>
  revision.startsWith("v1")
    ? ["", "W", "V", "P", "WVPF"].map(letters => rules(revision, letters))
    : [false, true].map(on => rules(revision, "", on)),
)

test("who follows a link finds the two rules, and that they differ by what the link was about", async () => {
  for (const aspect of ASPECTS)
    for (const a of ALL)
      for (const b of ALL.filter((_, n) => (n + ALL.indexOf(a)) % 7 === 3)) {
        const href = whereShown(aspect, a, b)
        if (href === null) continue
        const found = await follow(href)
        expect(found).toMatchObject({problems: [], versus: b, parting: aspect})
        expect(found.experiment).toMatchObject(a)
        expect(found.count).toBeGreaterThan(0)
      }
})

test("two rules that part on no example have no link", () => {
  // What becomes of an invalid entry is the same in both on every example.
  expect(whereShown("invalid", rules("v5.16", "", true), rules("v6.12"))).toBeNull()
})
