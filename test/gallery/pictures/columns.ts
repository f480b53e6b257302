// The tables on the way to an address, column by column: every group of rows, source and copy. Drawn by the page itself.

import type {Experiment} from "../../../src/model/experiment.ts"
import {linuxName} from "../../../src/model/geometry.ts"
import {print} from "../../../src/app/link/url.ts"
import {toVa} from "../../../src/model/word.ts"
import {columnsOf, said} from "../../view/columns/columnsOf.ts"
import type {Open, Told} from "../picture.ts"

const DESK = [1440, 900] as const
const PHONE = [390, 844] as const

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
    `${linuxName(loaded.source.geometry, pair.level)}`,
    ...groups[n].map(group => `  ${said(group)}`),
  ])
  const experiment = {...loaded.experiment, ...parts}
  return {text, size, link: `#${print(experiment, loaded.experiment, toVa(va))}&view=columns`}
}

export const columnsMain = (open: Open) => columns(open, "6.1-4k-default", 0xffff_0000_0a2e_b000n)
export const columns390 = (open: Open) => columns(open, "6.1-4k-default", 0xffff_0000_0a2e_b000n, {}, PHONE)
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
