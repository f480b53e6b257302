// Replays one case of the transitional-table vectors through the model; the fields are described in README.md beside it.

import {bump, failAfter} from "../../src/model/allocator.ts"
import type {Experiment} from "../../src/model/experiment.ts"
import {geometry, type Geometry, type Granule} from "../../src/model/geometry.ts"
import {layered, memory, type Memory} from "../../src/model/memory.ts"
import {Halt, machine} from "../../src/model/trans/machine.ts"
import type {Settings} from "../../src/model/trans/revision.ts"
import {revisions} from "../../src/model/trans/revisions.ts"
import {toPa, toVa, word, type Pa} from "../../src/model/word.ts"

type Tables = Record<string, Record<string, string>>

export interface TransCase {
  id: string
  revision: Experiment["revision"]
  granule: Granule
  vaBits: number
  op: "create_copy" | "map_page" | "create_empty" | "idmap_page"
  flags?: string[]
  debugPagealloc?: boolean
  source?: {root: string; pages: Tables}
  dest?: {root: string; pages: Tables}
  validPfns: [string, string][]
  alloc: {base: string; limit: number}
  args: {start?: string; end?: string; page?: string; va?: string; prot?: string}
  expect: {
    rc: number | string
    root: string | null
    allocated: number | null
    pages: Tables | null
    t0sz?: string | null
  }
}

function load(g: Geometry, tables: Tables): Memory {
  const made = memory(g.granule)
  for (const [pa, entries] of Object.entries(tables)) {
    const frame = new Uint32Array(g.granule / 4)
    for (const [i, value] of Object.entries(entries)) {
      const {lo, hi} = word(BigInt(value))
      frame[2 * Number(i)] = lo
      frame[2 * Number(i) + 1] = hi
    }
    made.put(toPa(BigInt(pa)), frame)
  }
  return made
}

function save(from: Memory): Tables {
  const tables: Tables = {}
  for (const pa of from.frames()) {
    const frame = from.frame(pa)!
    const entries: Record<string, string> = {}
    for (let i = 0; i < frame.length / 2; i++)
      if (frame[2 * i] | frame[2 * i + 1])
        entries[i] = `0x${((BigInt(frame[2 * i + 1]) << 32n) | BigInt(frame[2 * i])).toString(16)}`
    tables[`0x${pa.toString(16)}`] = entries
  }
  return tables
}

/** What the model makes of a case, in the form of its `expect`. */
export function runCase(c: TransCase): TransCase["expect"] {
  const g = geometry(c.granule, c.vaBits)
  const flag = (name: string) => c.flags?.includes(name) ?? false
  const settings: Settings = {
    flags: {
      mkwrite: flag("MKWRITE"),
      mkvalid: flag("MKVALID"),
      checkpfn: flag("CHECKPFN"),
      forcemap: flag("FORCEMAP"),
    },
    debugPagealloc: c.debugPagealloc ?? false,
    nonGlobal: false,
  }
  const source = load(g, c.source?.pages ?? {})
  const pages = load(g, c.dest?.pages ?? {})
  let allocated = 0
  const bumped = failAfter(bump(toPa(BigInt(c.alloc.base)), c.granule), c.alloc.limit)
  const allocate = () => {
    const page = bumped()
    if (page !== undefined) allocated++
    return page
  }
  const frames = c.validPfns.map(([start, end]) => ({start: toPa(BigInt(start)), end: toPa(BigInt(end))}))
  const m = machine(g, layered(pages, source), allocate, frames)
  const revision = revisions[c.revision]
  const pa = (text: string | undefined) => toPa(BigInt(text!))
  const hex = (value: Pa | null) => (value === null ? null : `0x${value.toString(16)}`)
  let result: {rc: number | string; root: string | null; t0sz?: string | null}
  try {
    if (c.op === "create_copy") {
      const [start, end] = [toVa(BigInt(c.args.start!)), toVa(BigInt(c.args.end!))]
      const {rc, root} = revision.createCopy(m, settings, pa(c.source!.root), start, end)
      result = {rc, root: hex(root)}
    } else if (c.op === "create_empty") {
      const {rc, root} = revision.createEmpty!(m)
      result = {rc, root: hex(root)}
    } else if (c.op === "map_page") {
      const [root, page, va] = [pa(c.dest!.root), pa(c.args.page), toVa(BigInt(c.args.va!))]
      const rc = revision.mapPage!(m, settings, root, page, va, word(BigInt(c.args.prot!)))
      result = {rc, root: hex(root)}
    } else {
      const {rc, ttbr0, t0sz} = revision.idmapPage!(m, pa(c.args.page))
      result = {rc, root: hex(ttbr0), t0sz: t0sz === null ? null : `0x${t0sz.toString(16)}`}
    }
  } catch (halt) {
    if (!(halt instanceof Halt)) throw halt
    // hibernate-v5.2: the caller had the root before the copy began; v1 hands it out at once.
    result = {rc: halt.rc, root: rootOnHalt(c)}
  }
  if (result.rc === "OOB") return {rc: "OOB", root: null, allocated: null, pages: null}
  return {...result, allocated, pages: save(pages)}
}

function rootOnHalt(c: TransCase): string | null {
  if (c.op === "map_page") return c.dest!.root
  return c.revision.startsWith("merged") || c.revision === "mainline" || c.op !== "create_copy" ? null : c.alloc.base
}

/** null if the model agrees with a case, otherwise what differs, in words. */
export function replayTrans(c: TransCase): string | null {
  const got = runCase(c)
  const lines: string[] = []
  for (const key of ["rc", "root", "allocated", "t0sz"] as const)
    if ((got[key] ?? null) !== (c.expect[key] ?? null))
      lines.push(`${key}: model ${got[key]}, kernel ${c.expect[key]}`)
  const [ours, theirs] = [got.pages ?? {}, c.expect.pages ?? {}]
  for (const page of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const [a, b] = [ours[page], theirs[page]]
    if (!a || !b) lines.push(`page ${page}: ${a ? "only in the model" : "only in the kernel"}`)
    else
      for (const i of new Set([...Object.keys(a), ...Object.keys(b)]))
        if (a[i] !== b[i]) lines.push(`page ${page}[${i}]: model ${a[i] ?? "0x0"}, kernel ${b[i] ?? "0x0"}`)
  }
  return lines.length === 0 ? null : lines.slice(0, 8).join("\n    ")
}
