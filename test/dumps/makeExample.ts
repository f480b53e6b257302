// Writes public/examples/<name>/example.json from the files of a captured dump (as the kernel and the emulator wrote them):
//   npx tsx test/dumps/makeExample.ts <folder> ...
// The folder's name is the example's. Title and description are the catalogue's.

import {mkdirSync, readFileSync, writeFileSync} from "node:fs"
import {basename, join} from "node:path"
import {examples} from "../../src/app/head/catalogue.ts"
import {fromMemory} from "../../src/format/bytes.ts"
import {collect} from "../../src/format/collect.ts"
import {openElf} from "../../src/format/elf.ts"
import {gunzip} from "../../src/format/gunzip.ts"
import {outputAddress, tableAddress} from "../../src/model/address.ts"
import {kind} from "../../src/model/descriptor/descriptor.ts"
import {
  entries,
  geometry,
  halfStart,
  span,
  type Geometry,
  type Granule,
  type Level,
} from "../../src/model/geometry.ts"
import type {Memory} from "../../src/model/memory.ts"
import {modulePlaces} from "../../src/model/places.ts"
import {bigVa, hex, hex64, parseNumber, toPa, toVa, type Pa} from "../../src/model/word.ts"

/** Pages that the allocator may give out; its range is found free in RAM, aligned to 2 MiB. */
const PAGES = 1024
const ALIGN = 2 ** 21
const NAMES = {"Kernel code": "kernel code", "Kernel data": "kernel data", "Crash kernel": "crash kernel"}
/** KFENCE_POOL_SIZE is (CONFIG_KFENCE_NUM_OBJECTS + 1) * 2 pages. Linux 6.12, include/linux/kfence.h. */
const KFENCE_PAGES = 512

interface Area {
  readonly name: string
  readonly start: number
  readonly end: number
  readonly nested: boolean
}

/** /proc/iomem: both ends inclusive; half-open here. */
function iomem(text: string): Area[] {
  return [...text.matchAll(/^( *)([0-9a-f]+)-([0-9a-f]+) : (.*)$/gm)].map(([, indent, start, end, name]) => ({
    name,
    start: parseInt(start, 16),
    end: parseInt(end, 16) + 1,
    nested: indent !== "",
  }))
}

/** Calls back for every leaf of the upper half, ascending: address, output address, bytes. */
function eachLeaf(
  {geometry: g, memory, root}: {geometry: Geometry; memory: Memory; root: Pa; linear: {end: number}},
  found: (va: number, pa: Pa, size: number) => void,
) {
  const visit = (level: Level, table: Pa, base: number) => {
    const frame = memory.frame(table)!
    const at = (table % memory.frameBytes) / 4
    for (let i = 0; i < entries(g, level); i++) {
      const [lo, hi] = [frame[at + 2 * i], frame[at + 2 * i + 1]]
      const va = base + i * span(g, level)
      const what = kind(g, level, lo, hi)
      if (what === "table") visit((level + 1) as Level, tableAddress(g, lo, hi), va)
      else if (what === "block" || what === "page") found(va, outputAddress(g, level, lo, hi), span(g, level))
    }
  }
  visit(g.start, root, halfStart(g, 1))
}

/** The first aligned run of `size` bytes in RAM in which nothing is used, as far as is known. */
function free(ram: Area, used: readonly {start: number; end: number}[], size: number): number {
  for (let start = ram.start; start + size <= ram.end; start += ALIGN)
    if (used.every(u => u.end <= start || u.start >= start + size)) return start
  throw new Error("no free run in RAM")
}

/**
 * The kernel's own areas: its image by symbols, the rest by vmcoreinfo. A kernel built for 52 bits that runs with 48 prints a
 * VMEMMAP_START that it does not use; its own begins 8 MiB above vmalloc. The image counts before vmalloc, which it lies in.
 */
function areasOf(vmcoreinfo: string, symbols: Record<string, string>, ecam: {start: number; end: number}[]) {
  const value = (name: string) =>
    Number(BigInt.asIntN(64, BigInt(vmcoreinfo.match(new RegExp(`NUMBER\\(${name}\\)=(0x[0-9a-f]+)`))![1])))
  const symbol = (name: string) => Number(toVa(parseNumber(symbols[name])!))
  const vmallocEnd = value("VMALLOC_END")
  return [
    {name: "kernel image", start: symbol("_text"), end: symbol("_end")},
    ...ecam.map(range => ({name: "PCI ECAM", ...range})),
    {name: "modules", start: value("MODULES_VADDR"), end: value("MODULES_END")},
    {name: "vmalloc", start: value("VMALLOC_START"), end: vmallocEnd},
    {
      name: "vmemmap",
      start: Math.max(value("VMEMMAP_START"), vmallocEnd + 8 * 2 ** 20),
      end: value("VMEMMAP_END"),
    },
  ]
}

/** Where blocks map a range of physical addresses; each is one run of neighbours. */
function mappedAt(source: Parameters<typeof eachLeaf>[0], pa: {start: number; end: number}) {
  const found: {start: number; end: number}[] = []
  eachLeaf(source, (va, address, size) => {
    if (va < source.linear.end || address < pa.start || address >= pa.end) return
    const last = found.at(-1)
    if (last?.end === va) last.end = va + size
    else found.push({start: va, end: va + size})
  })
  return found
}

async function makeExample(folder: string) {
  const name = basename(folder)
  const text = (file: string) => readFileSync(join(folder, file), "utf8")
  const json = (file: string) => JSON.parse(text(file))
  const copy = json("copy.json")
  const registers = json("registers.json")
  const {values} = json("symbols.json")
  const number = (value: string) => parseNumber(value)!
  const va = (value: string) => hex64(bigVa(toVa(number(value === "0x10000000000000000" ? "0x0" : value))))
  const pa = (value: string | number) => hex(toPa(typeof value === "string" ? number(value) : value))

  const tcr = number(registers.TCR_EL1)
  const vaBits = 64 - Number((tcr >> 16n) & 63n)
  const granule = ({1: 16384, 2: 4096, 3: 65536} as Record<number, Granule>)[Number((tcr >> 30n) & 3n)]
  const output = (tcr >> 59n) & 1n ? "lpa2" : "48"
  // PAGE_OFFSET is the bottom of the upper half; PAGE_END lies half of the smallest configurable upper half below the top.
  const linear = {
    start: toVa(-(2n ** BigInt(vaBits))),
    end: toVa(granule === 16384 ? -(2n ** 46n) : -(2n ** 47n)),
  }

  const [version, ...how] = text("version.txt").trim().split("\n")
  const release = version
    .match(/^Linux version (\d+)\.(\d+)/)!
    .slice(1, 3)
    .join(".")
  const known: Record<string, {release: string; revision: string}> = {
    "6.1": {release: "5.14", revision: "v5.16"},
    "6.12": {release: "6.12", revision: "v6.12"},
    "7.2": {release: "7.1", revision: "mainline"},
  }

  const areas = iomem(text("iomem.txt"))
  const ram = areas.filter(({name}) => name === "System RAM")
  const places = areas
    .filter(({name}) => name in NAMES)
    .map(({name, start, end}) => ({name: NAMES[name as keyof typeof NAMES], start, end}))
  const pool = number(values.__kfence_pool ?? "0x0")
  if (pool !== 0n) {
    const start = toVa(pool) - linear.start + ram[0].start
    places.push({name: "KFENCE pool", start, end: start + KFENCE_PAGES * granule})
  }

  const packed = fromMemory(readFileSync(join(folder, "tables.elf.gz")))
  const {segments, memory} = await openElf(fromMemory(await gunzip(packed, 2 ** 26)))
  const root = toPa(number(copy.sourceRootPa))
  const g = geometry(granule, vaBits, output)
  const source = {geometry: g, root, memory: (await collect(memory, g, root)).memory, linear, places: []}
  const ecam = areas.find(({name}) => name === "PCI ECAM")
  const kernel = areasOf(
    text("vmcoreinfo.txt"),
    json("symbols.json").symbols,
    ecam ? mappedAt(source, ecam) : [],
  )
  const used = [
    ...areas.filter(({nested}) => nested),
    ...segments.map(({start, size}) => ({start, end: start + size})),
    ...modulePlaces(source),
  ]
  const invalid = Object.values(copy.source as Record<string, {entries: {invalid?: number}}>).some(
    ({entries}) => entries.invalid,
  )
  const {title, about} = examples.find(example => example.name === name)!
  const range = (area: {start: number; end: number}) => ({start: pa(area.start), end: pa(area.end)})
  const example = {
    title,
    about,
    provenance: [version, ...how, `command line: ${text("cmdline.txt").trim()}`],
    geometry: {granule, vaBits, output},
    release: known[release].release,
    mair: hex64(number(registers.MAIR_EL1)),
    nonGlobal: number(values.arm64_use_ng_mappings) !== 0n,
    debugPagealloc: /^CONFIG_DEBUG_PAGEALLOC=y/m.test(text("config.txt")),
    root: hex(root),
    copy: {
      root: pa(copy.copyRootPa),
      revision: known[release].revision,
      range: {start: va(copy.comparedStart), end: va(copy.comparedEnd)},
    },
    linear: {start: hex64(bigVa(linear.start)), end: hex64(bigVa(linear.end))},
    ram: ram.map(range),
    places: places.map(place => ({name: place.name, ...range(place)})),
    areas: kernel.map(({name, start, end}) => ({
      name,
      start: hex64(bigVa(toVa(BigInt(start)))),
      end: hex64(bigVa(toVa(BigInt(end)))),
    })),
    flags: invalid ? ["mkwrite", "mkvalid"] : ["mkwrite"],
    allocator: {base: pa(free(ram[0], used, PAGES * granule)), limit: PAGES},
  }
  mkdirSync(join("public/examples", name), {recursive: true})
  writeFileSync(join("public/examples", name, "example.json"), `${JSON.stringify(example, null, 2)}\n`)
}

for (const folder of process.argv.slice(2)) await makeExample(folder)
