// What came of the pages that were mapped after the copy, in words.

import type {Experiment} from "../../model/experiment.ts"
import {linuxName, span, type Geometry} from "../../model/geometry.ts"
import type {Outcome} from "../../model/outcome.ts"
import {hex64} from "../../model/word.ts"
import {REVISION_WORDS} from "../control/revisions.ts"
import {accent, code, type Text} from "./text.ts"
import {bytes, number} from "../../model/descriptor/say.ts"
import {codeName, things} from "./words.ts"

export function mapSentences(e: Experiment, g: Geometry, outcome: Outcome): Text[] {
  const {maps, controls} = REVISION_WORDS[e.revision]
  const results = outcome.maps
  if (results.length === 0) return []
  const at = results.findIndex(map => map.rc !== 0)
  const failed = results[at]
  const forced = results.find(map => map.unmappedBytes > 0)
  if (failed?.rc === -6) {
    const level = failed.stop?.level ?? 3
    const what = level === 3 ? "a page" : `a block of ${bytes(span(g, level))}`
    return [
      [
        {mark: "F"},
        code(`${maps}()`),
        ` found ${what} at ${hex64(e.maps[at].va)} and left it: `,
        accent("−ENXIO"),
        ".",
      ],
    ]
  }
  if (failed)
    return [
      [{mark: "F"}, code(`${maps}()`), ` for ${hex64(e.maps[at].va)}: `, accent(codeName(failed.rc)), "."],
    ]
  if (forced) {
    const level = forced.replaced?.level ?? 3
    const what = level === 3 ? "a page" : `a ${linuxName(g, level)} block of ${bytes(span(g, level))}`
    const rest = `${bytes(forced.unmappedBytes + g.granule)} − ${bytes(g.granule)}`
    return [
      [
        {mark: "F"},
        `${controls.forcemap.name} replaced ${what} by one page: `,
        accent(rest),
        " mapped no more.",
      ],
    ]
  }
  const overwritten = results.filter(map => map.replaced && map.replaced.value !== 0n).length
  if (overwritten) {
    const who = controls.forcemap.kind === "flag" ? controls.forcemap.name : code(`${maps}()`)
    return [
      [
        {mark: "F"},
        who,
        " overwrote ",
        accent(number(overwritten)),
        ` ${overwritten === 1 ? "entry" : "entries"}.`,
      ],
    ]
  }
  return [[{mark: "F"}, code(`${maps}()`), ` mapped ${things(results.length, "page")}.`]]
}
