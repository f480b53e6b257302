// What is said of the regions: their names, what they have, what became of them, and what nobody asked for.

import {bytes, number} from "../../model/descriptor/say.ts"
import {survey} from "../../model/account/survey.ts"
import {span, type Level} from "../../model/geometry.ts"
import type {Region} from "../../model/regions.ts"
import {bigVa, hex64, type Va} from "../../model/word.ts"
import {roundly} from "./axis.ts"
import type {Mirror} from "./scene.ts"

/** What is said under a region's name. `at`: its address, where no piece says it. */
export function regionWords(
  {byLevel, leaves, device, name, bytes: size}: Region,
  mirror: Mirror,
  at: Va | null,
): string {
  const {geometry: g} = mirror.source
  const kinds = byLevel.flatMap((count, n) => (count ? [{level: (n - 1) as Level, count}] : []))
  const one = kinds.length === 1 ? kinds[0] : null
  const things = (count: number, thing: string) => `${number(count)} ${thing}${count === 1 ? "" : "s"}`
  const where = at === null ? "" : ` at ${hex64(bigVa(at))}`
  if (one?.level === 3) return `${things(one.count, "page")}${where}`
  if (one && at !== null) return `${things(one.count, "block")}${where}`
  if (one && device) return `${things(one.count, "block")} of ${bytes(span(g, one.level))}, device memory`
  const leavesWords = leaves === 1 ? "1 leaf" : `${number(leaves)} leaves`
  return name === "linear map"
    ? `${leavesWords}, ${Object.values(roundly(size)).join(" ")}`
    : `${leavesWords}${where}`
}

/** What a region is called: by its name, else by its address. */
export function regionName({name, start}: Region): string {
  return name ?? hex64(bigVa(start))
}

const asked = new WeakMap<Mirror, ReadonlyMap<Region, number>>()

/** Leaves of a region in the range. */
function askedOf(mirror: Mirror, region: Region): number {
  const known = asked.get(mirror) ?? new Map(mirror.regions.map(one => [one, countAsked(mirror, one)]))
  asked.set(mirror, known)
  return known.get(region)!
}

function countAsked({source, experiment: {range, frames}}: Mirror, {start, end, leaves}: Region): number {
  if (!range) return 0
  // An end of 0 is the top of the upper half.
  const top = (at: number) => (at === 0 && start < 0 ? 0.5 : at)
  const part = {
    start: Math.max(start, range.start) as Va,
    end: (top(end) < top(range.end) ? end : range.end) as Va,
  }
  if (top(part.end) <= part.start) return 0
  return part.start === start && part.end === end ? leaves : survey(source, part, frames).leaves
}

/** What became of a region in the copy; null if nothing of it is there. */
export function copyWords(mirror: Mirror, region: Region): string | null {
  const {source, outcome} = mirror
  const inRange = askedOf(mirror, region)
  if (inRange === 0 || outcome.built === null) return null
  const sums = {W: 0, V: 0, F: 0, gone: 0}
  for (const row of outcome.account.rows) {
    if (row.va + span(source.geometry, row.level) <= region.start || row.va >= region.end) continue
    sums.W += row.W
    sums.V += row.V
    sums.F += row.F
    sums.gone += row.lost + row.missing + row.dropped + row.unmapped
  }
  const left = inRange - sums.gone
  if (left <= 0) return null
  return [
    left < region.leaves
      ? `${number(left)} of ${number(region.leaves)} leaves`
      : `${sums.F ? "" : "the same "}${number(region.leaves)} leaves`,
    sums.W && `${number(sums.W)} now writable`,
    sums.V && `${number(sums.V)} now valid`,
    sums.F && `${number(sums.F)} mapped`,
  ]
    .filter(Boolean)
    .join(", ")
}

/** Names in a sentence that stand for several regions. */
function saidAs(region: Region): string {
  return region.device ? "device" : regionName(region)
}

const ORDER = ["kernel image", "modules", "vmalloc", "vmemmap", "device"]

export interface Absent {
  readonly heading: string
  /** The longest first. */
  readonly words: readonly string[]
}

/** What nobody asked for: a heading, and sentences. null if everything was. */
export function absentWords(mirror: Mirror): Absent | null {
  const {experiment, regions, outcome} = mirror
  const all = regions.reduce((sum, {leaves}) => sum + leaves, 0)
  const asked = experiment.range ? outcome.account.survey.leaves : 0
  if (all === asked) return null
  const outside = regions.filter(region => askedOf(mirror, region) === 0)
  const leaves = outside.reduce((sum, region) => sum + region.leaves, 0)
  const size = roundlyAll(outside)
  const heading = `Not in the copy: ${number(all - asked)} ${all - asked === 1 ? "leaf" : "leaves"}${leaves === all - asked ? `, ${size}` : ""}.`
  const said = new Set(outside.filter(({name}) => name !== "fixmap").map(saidAs))
  const names = [
    ...ORDER.filter(name => said.has(name)),
    ...[...said].filter(name => !ORDER.includes(name)),
  ].slice(0, 6)
  const list = partlyWords(mirror) + (names.length ? `No ${names.join(", no ")}. ` : "")
  // Without a linear map there is no data to move.
  const code = asked > 0 && outside.some(({executable}) => executable > 0)
  const why =
    "the few instructions that move the pages are reached through TTBR0, one identity-mapped page, and TTBR1 is for the data that they move"
  return {
    heading,
    words: [
      ...(code ? [`${list}No kernel code runs through this table: ${why}.`] : []),
      ...(code ? [`${list}No kernel code runs through this table.`] : []),
      list.trim(),
    ],
  }
}

/** "Of the linear map only 1 of 125,962 leaves is in the range. " */
function partlyWords(mirror: Mirror): string {
  return mirror.regions
    .map(region => ({region, inRange: askedOf(mirror, region)}))
    .filter(({region, inRange}) => inRange > 0 && inRange < region.leaves)
    .map(({region, inRange}) => {
      const name = region.name === null ? regionName(region) : `the ${region.name}`
      const few = inRange * 2 < region.leaves ? "only " : ""
      return `Of ${name} ${few}${number(inRange)} of ${number(region.leaves)} leaves ${inRange === 1 ? "is" : "are"} in the range. `
    })
    .join("")
}

function roundlyAll(regions: readonly Region[]): string {
  const mib = regions.reduce((sum, region) => sum + region.bytes, 0) / 2 ** 20
  return mib < 1024 ? `${Math.round(mib * 10) / 10} MiB` : Object.values(roundly(mib * 2 ** 20)).join(" ")
}
