// Why a bit of the copy is as it is, and a point of the review: elements, told as text.

import {bitWhy} from "../../../src/app/why/bitWhy.ts"
import {POINTS} from "../../../src/app/review/points.ts"
import {resultsOf} from "../../../src/app/review/trial.ts"
import {printReview} from "../../../src/app/link/url.ts"
import {plainReason} from "../../../src/app/words/changeWords.ts"
import {entryAt} from "../../../src/model/path.ts"
import {run} from "../../../src/model/run.ts"
import {toVa} from "../../../src/model/word.ts"
import type {Exhibit} from "../picture.ts"

const LINK = "#v=1&source=6.1-4k-default&kernel=v1-as-intended&flags=W&at=ffff00000a2eb000"

export const whyBit: Exhibit = async open => {
  const {source, experiment} = await open("6.1-4k-default")
  const outcome = run(experiment, source)
  const va = toVa(0xffff_0000_0a2e_b000n)
  const situation = {source, experiment, outcome, at: entryAt(source, outcome, va), level: 3, va} as const
  const {title, who, rule, step, names} = bitWhy(situation, 7)
  return {
    text: [title, plainReason(who), ...rule, ...Object.values(step!), ...Object.values(names!).map(String)],
    ...{link: LINK, size: [1440, 900]},
  }
}

export const reviewForcemap: Exhibit = async open => {
  const point = POINTS.find(({name}) => name === "forcemap")!
  if (!("trial" in point)) throw new RangeError("the point has no trial")
  const loaded = await open(point.trial.source)
  const results = resultsOf(point.trial, () => loaded)
  const {claim, both, figure, verdict, judged, became} = point
  return {
    text: [
      `${verdict}, ${figure(results)}`,
      ...[claim(results), both, judged.who, judged.why(results), became],
    ],
    link: `#${printReview("forcemap")}`,
    size: [1440, 900],
  }
}
