// The pictures and the list say the same: what stands in the list of differences is what the seams count, for every example.

import {expect, test} from "vitest"
import {changeGroups} from "../../../src/model/account/changeList.ts"
import type {Experiment, Flags} from "../../../src/model/experiment.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import type {Loaded} from "../../../src/model/loaded.ts"
import {MIB} from "../../../src/model/handmade/machine.ts"
import type {Va} from "../../../src/model/word.ts"
import {groupsOf} from "../../../src/view/mirror/marks.ts"
import {mirrorOf} from "../../../src/view/mirror/scene.ts"
import {CAUSES, seam, type Seam} from "../../../src/view/seam/ribbons.ts"
import type {Stage} from "../../../src/view/stage/stage.ts"
import {placed} from "../../../src/view/zoom/place.ts"
import {zoomSeam} from "../../../src/view/zoom/zoomSeam.ts"
import {NAMES} from "../../format/files.ts"
import {WIDE} from "../mirror/mirrors.ts"
import {opened} from "../scenes.ts"
import {stageOf} from "../stageOf.ts"
import {zoomedOf} from "../zoom/zoomedOf.ts"

const flags = (on: boolean): Flags => ({mkwrite: on, mkvalid: on, checkpfn: on, forcemap: on})

/** A page mapped onto kernel code: a block in some examples, a page in others. */
function mappedOnto({source: {linear}, experiment: {maps, frames}}: Loaded): Pick<Experiment, "maps"> {
  return {maps: [...maps, {va: (linear.start + 4 * MIB) as Va, page: frames[0].start, prot: 0x713n}]}
}

const PARTS: Readonly<Record<string, (loaded: Loaded) => Partial<Experiment>>> = {
  "as it is": () => ({}),
  "no flag": () => ({flags: flags(false)}),
  "all flags, a page mapped": loaded => ({flags: flags(true), ...mappedOnto(loaded)}),
  "v1 as posted": () => ({revision: "v1-as-posted"}),
  "Linux 5.16": () => ({revision: "v5.16"}),
}

type Counted = readonly {readonly cause: string; readonly count: number}[]

const totals = (list: Counted) =>
  CAUSES.map(
    cause => `${cause} ${list.reduce((sum, one) => sum + (one.cause === cause ? one.count : 0), 0)}`,
  ).join(", ")

const all = ({ribbons, above, below}: Seam): Counted => [...ribbons, ...above, ...below]

/** The seams of the tree in its windows, from far and from near. */
function* seams(stage: Stage): Iterable<readonly [string, Seam]> {
  const {account} = stage.outcome
  const changed = account.marks.F.first ?? account.rows[0]?.va
  for (const top of [0, 300]) {
    yield [`pixels from ${top} on`, seam(account, stage.rows, top, stage.at.field.height)]
    for (const rung of ["runs", "table", "bits"] as const) {
      const near = zoomedOf(stage, {rung, about: changed, top})
      yield [`${rung} from ${top} on`, zoomSeam(near, placed(near))]
    }
  }
}

const EXAMPLES = [...NAMES, ...handmade.map(({name}) => name)]

test.each(EXAMPLES)("%s: list, seam and mirror count alike, wherever the window is", async name => {
  const loaded = await opened(name)
  for (const [words, partsOf] of Object.entries(PARTS)) {
    const stage = stageOf(loaded, partsOf(loaded))
    const {source, experiment, outcome} = stage
    const list = totals(changeGroups(source, experiment, outcome))
    const groups = groupsOf(mirrorOf(source, experiment, outcome, WIDE))
    expect(`${words}, mirror: ${totals(groups)}`).toBe(`${words}, mirror: ${list}`)
    for (const [where, one] of seams(stage))
      expect(`${words}, ${where}: ${totals(all(one))}`).toBe(`${words}, ${where}: ${list}`)
  }
})

test("blocks that a map operation took away are in the list and in all pictures", async () => {
  for (const name of ["map-block", "map-gigabyte"]) {
    const stage = stageOf(await opened(name))
    for (const [, one] of seams(stage)) expect(totals(all(one))).toContain("F 1, unmapped 1, lost 0")
  }
})
