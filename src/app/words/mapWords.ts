// What came of the pages that were to be mapped after the copy, in words.

import {number} from "../../model/descriptor/say.ts"
import type {Experiment} from "../../model/experiment.ts"
import {linuxName, type Geometry, type Level} from "../../model/geometry.ts"
import type {Outcome} from "../../model/outcome.ts"
import {hex64} from "../../model/word.ts"
import {kernelName, REVISION_WORDS} from "../control/revisions.ts"
import {blockAsTable, leafWords} from "./bounds.ts"
import {mapped, type Mapped} from "./mapped.ts"
import {accent, code, type Piece, type Text} from "./text.ts"
import {codeName, things} from "./words.ts"

/** At most one sentence. */
export function mapSentences(e: Experiment, g: Geometry, outcome: Outcome): Text[] {
  if (e.maps.length === 0) return []
  const said = sentence(e, g, mapped(e, g, outcome), outcome)
  return said ? [[{mark: "F"}, ...said]] : []
}

function sentence(e: Experiment, g: Geometry, tally: Mapped, {maps: results}: Outcome): Text | null {
  const {maps, controls} = REVISION_WORDS[e.revision]
  const by = code(`${maps}()`)
  const {untried, count, overwritten, forced, lost, failed} = tally
  const pages = e.maps.length === 1 ? "the page" : `the ${number(e.maps.length)} pages`
  if (untried === "function")
    return [`${kernelName(e.revision)} has no function to map ${pages} with; nothing is mapped.`]
  if (untried === "stopped") return [`It did not come to mapping ${pages}.`]
  if (failed) {
    const gone: Text = lost === null ? [] : [" ", accent(lost), " mapped no more."]
    const before =
      failed.at === 0
        ? ""
        : failed.at === 1
          ? " The page before it is mapped."
          : ` The ${number(failed.at)} pages before it are mapped.`
    return [...failure(e, g, by, failed), before, ...gone]
  }
  if (lost !== null) {
    const level = forced.every(each => each === forced[0]) ? forced[0] : null
    const what = blocks(g, level, forced.length)
    return [`${controls.forcemap.name} replaced ${what}: `, accent(lost), " mapped no more."]
  }
  if (overwritten > 0) {
    const who = controls.forcemap.kind === "flag" ? controls.forcemap.name : by
    return [who, " overwrote ", accent(number(overwritten)), ` ${overwritten === 1 ? "entry" : "entries"}.`]
  }
  if (e.range === null) {
    // The headline has said how many.
    const more = results.reduce((sum, map) => sum + map.allocated, 0)
    return more > 0 ? [by, ` took ${things(more, "page")} for tables.`] : null
  }
  return count > 0 ? [by, ` mapped ${things(count, "page")}.`] : null
}

function failure(e: Experiment, g: Geometry, by: Piece, {map, at}: NonNullable<Mapped["failed"]>): Text {
  const va = hex64(e.maps[at].va)
  const level = map.stop?.level ?? 3
  if (map.rc === -6)
    return [by, ` found a ${leafWords(g, level)} at ${va} and left it: `, accent("−ENXIO"), "."]
  if (map.rc === "OOB" && map.stop) return blockAsTable(g, map.stop)
  const below = linuxName(g, Math.min(3, level + 1) as Level)
  return [by, ` had no page for a ${below} table at ${va}: `, accent(codeName(map.rc)), "."]
}

/** "a PMD block of 2 MiB by one page", "2 PMD blocks of 2 MiB by single pages". */
function blocks(g: Geometry, level: Level | null, n: number): string {
  if (level === null) return `${number(n)} blocks by single pages`
  const name = linuxName(g, level)
  if (n === 1) return `a ${name} ${leafWords(g, level)} by one page`
  return `${number(n)} ${name} ${leafWords(g, level).replace("block", "blocks")} by single pages`
}
