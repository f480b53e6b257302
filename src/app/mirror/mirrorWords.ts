// The mirror in words, for those who hear the picture.

import {number} from "../../model/descriptor/say.ts"
import {hex64, type Va} from "../../model/word.ts"
import {placeText} from "../../view/columns/tableText.ts"
import {captions} from "../../view/loupe/captions.ts"
import {brushWords, type Brush} from "../../view/mirror/brush.ts"
import type {Lens} from "../../view/mirror/lens.ts"
import type {Lane} from "../../view/mirror/lensShapes.ts"
import {absentWords, regionName} from "../../view/mirror/regionWords.ts"
import type {Mirror} from "../../view/mirror/scene.ts"
import type {Mode} from "../../view/stage/layout.ts"

/** The picture in one sentence. */
export function sentence(mirror: Mirror): string {
  const {regions, outcome, axis} = mirror
  const all = regions.reduce((sum, {leaves}) => sum + leaves, 0)
  const absent = absentWords(mirror)
  return `${regions.length} regions of the source with ${number(all)} leaves in ${axis.pieces.length} pieces, from ${
    regions[0] ? regionName(regions[0]) : "nothing"
  } on, over the copy with ${number(outcome.account.copied)} leaves, ${number(outcome.account.changed)} of them changed. ${
    absent?.heading ?? "Everything was asked for."
  }`
}

/** The entry at the point, its run and its table. */
export function pointText({source, experiment, outcome}: Mirror, mode: Mode, point: Va): string {
  const words = captions({source, experiment, outcome, at: {mode}}, point)
  const entry = `${hex64(BigInt(point))}: source ${words.source}; copy ${words.copy}`
  return `${entry}. ${placeText(source, outcome, point)}`
}

/** What the brush shows in a lane of the opened seam; of the marks between the trees its own words say how many. */
export function laneText(mirror: Mirror, brush: Brush | null, lens: Lens | null, lane: Lane): string {
  if (!brush) return "The seam is closed"
  const words = brushWords(mirror, brush)
  return lane === "marks" ? words : `${words}; ${shownIn(lens?.runs ?? null, lane)}`
}

function shownIn(runs: Lens["runs"], lane: "source" | "copy"): string {
  if (!runs) return `${lane}, pixels`
  if (lane === "source") return `source, ${runs.length} runs`
  return `copy, ${runs.filter(run => run.source !== run.copy).length} runs that differ`
}
