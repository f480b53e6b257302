// The tables on the way to an address, column by column: every group of rows, source and copy. Drawn by the page itself.

import type {Experiment} from "../../../src/model/experiment.ts"
import {linuxName} from "../../../src/model/geometry.ts"
import {print} from "../../../src/app/link/url.ts"
import {toVa, type Pa} from "../../../src/model/word.ts"
import type {TablePair} from "../../../src/view/columns/tables.ts"
import {columnsOf, said} from "../../view/columns/columnsOf.ts"
import type {Open, Told} from "../picture.ts"

const DESK = [1440, 900] as const
const PHONE = [390, 844] as const
const MODULE = 0xffff_0000_0a2e_b000n

/** Why a side has no table, if it is not that there is none. */
function absence({source, copy}: TablePair): string {
  const words = [source, copy].map(({absent}) => absent ?? "table")
  return words.every(word => word === "table") ? "" : ` (${words.join(", ")})`
}

async function columns(
  open: Open,
  name: string,
  va: bigint,
  parts: Partial<Experiment> = {},
  size: readonly [number, number] = DESK,
): Promise<Told> {
  const loaded = await open(name)
  const {pairs, groups} = columnsOf(loaded, va, parts)
  const text = pairs.flatMap((pair, n) => [
    `${linuxName(loaded.source.geometry, pair.level)}${absence(pair)}`,
    ...groups[n].map(group => `  ${said(group)}`),
  ])
  const experiment = {...loaded.experiment, ...parts}
  return {text, size, link: `#${print(experiment, loaded.experiment, toVa(va))}&view=columns`}
}

export const columnsMain = (open: Open) => columns(open, "6.1-4k-default", MODULE)
export const columns390 = (open: Open) => columns(open, "6.1-4k-default", MODULE, {}, PHONE)
export const columnsAllEqual = (open: Open) => columns(open, "6.1-4k-default", 0xffff_0000_0000_0000n)
export const columnsBlock = (open: Open) => columns(open, "6.1-4k-default", 0xffff_0000_0040_0000n)
export const columnsInvalid = (open: Open) =>
  columns(open, "6.1-4k-crash", 0xffff_0000_2521_4000n, {revision: "v6.12"})
export const columnsDropped = (open: Open) => columns(open, "6.1-4k-crash", 0xffff_0000_2521_4000n)
export const columnsStopped = (open: Open) => columns(open, "hole", 0xffff_0000_0280_0000n)
export const columnsLost = (open: Open) => columns(open, "index-bug", 0xffff_8000_0000_0000n)
export const columns16K = (open: Open) => columns(open, "6.12-16k-n1", 0xffff_8000_0a91_0000n)
export const columns64K = (open: Open) => columns(open, "64k-42", 0xffff_fc00_03fe_0000n)
export const columnsFiveLevels = (open: Open) => columns(open, "4k-52", 0xfff0_0000_0040_0000n)
export const columnsForced = (open: Open) =>
  columns(open, "map-block", 0xffff_0000_0040_0000n, {
    flags: {mkwrite: true, mkvalid: false, checkpfn: false, forcemap: true},
  })

/** The PMD entry of the module's table, written over: its value from where the PMD table and its PTE table are. */
async function edited(open: Open, value: (pmd: Pa) => bigint): Promise<Told> {
  const name = "6.1-4k-default"
  const {pairs} = columnsOf(await open(name), MODULE)
  const pmd = pairs[2].source.pa!
  const edits = [{at: (pmd + 8 * 81) as Pa, value: value(pmd)}]
  return columns(open, name, MODULE, {edits})
}

export const columnsPointsToItself = (open: Open) => edited(open, pmd => BigInt(pmd) | 3n)
export const columnsNotInFile = (open: Open) => edited(open, () => 0x9_0000_0000n | 3n)
export const columnsEnomem = (open: Open) => columns(open, "no-memory", 0xffff_0000_04a0_0000n)
export const columnsEmptyCopy = (open: Open) => columns(open, "empty-copy", 0xffff_8000_0000_0000n)
