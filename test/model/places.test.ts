import {expect, test} from "vitest"
import {bump} from "../../src/model/allocator.ts"
import {build, type Mapping} from "../../src/model/build.ts"
import {geometry} from "../../src/model/geometry.ts"
import {linearMap} from "../../src/model/linearMap.ts"
import {modulePlaces} from "../../src/model/places.ts"
import {protection, type ProtectionName} from "../../src/model/descriptor/protection.ts"
import type {Place} from "../../src/model/source.ts"
import {word, type Pa, type Va} from "../../src/model/word.ts"

const g = geometry(4096, 48)
const linear = linearMap(g, "5.14")
const MODULES = linear.end
const PAGE = 4096

const mapping = (va: number, page: number, pages: number, prot: ProtectionName): Mapping => ({
  va: va as Va,
  pa: (0x4000_0000 + page * PAGE) as Pa,
  size: pages * PAGE,
  prot: protection(prot, "5.14")!,
  largest: 3,
})
const inLinear = (page: number, pages: number, prot: ProtectionName) =>
  mapping(linear.start + page * PAGE, page, pages, prot)
const above = (slot: number, page: number, pages: number, prot: ProtectionName) =>
  mapping(MODULES + slot * PAGE, page, pages, prot)

/** The places found, as [page, pages] of RAM. */
function found(mappings: Mapping[], {places = [] as Place[], attributes = 3n} = {}) {
  const tables = build(g, mappings, bump(0x8000_0000 as Pa, PAGE), word(attributes))
  return modulePlaces({geometry: g, linear, places, ...tables}).map(({name, start, end}) => {
    expect(name).toBe("module code")
    return [(start - 0x4000_0000) / PAGE, (end - start) / PAGE]
  })
}

const ALL = inLinear(0, 512, "PAGE_KERNEL_TAGGED")

test("pages that are read-only in the linear map and executable above it are module code", () => {
  const mappings = [ALL, inLinear(7, 1, "PAGE_KERNEL_TAGGED_RO"), above(0, 7, 1, "PAGE_KERNEL_ROX")]
  expect(found(mappings)).toEqual([[7, 1]])
})

test("neighbouring frames are one place, in the order of RAM, wherever they are mapped above", () => {
  const mappings = [
    ALL,
    inLinear(7, 3, "PAGE_KERNEL_TAGGED_RO"),
    inLinear(20, 1, "PAGE_KERNEL_TAGGED_RO"),
    ...[20, 9, 7, 8].map((page, slot) => above(2 * slot, page, 1, "PAGE_KERNEL_ROX")),
  ]
  expect(found(mappings)).toEqual([
    [7, 3],
    [20, 1],
  ])
})

test.each<[string, ProtectionName, ProtectionName]>([
  ["a module's read-only data, not executable above", "PAGE_KERNEL_TAGGED_RO", "PAGE_KERNEL_RO"],
  ["code that the linear map could write", "PAGE_KERNEL_TAGGED", "PAGE_KERNEL_ROX"],
])("%s is none", (_what, lower, upper) => {
  expect(found([ALL, inLinear(7, 1, lower), above(0, 7, 1, upper)])).toEqual([])
})

const code = [ALL, inLinear(7, 1, "PAGE_KERNEL_TAGGED_RO"), above(0, 7, 1, "PAGE_KERNEL_ROX")]

test("what has a name already is left out", () => {
  const kernel = {name: "kernel code", start: 0x4000_0000 as Pa, end: 0x4001_0000 as Pa}
  expect(found(code, {places: [kernel]})).toEqual([])
})

test("tables that forbid EL1 to execute are heeded", () => {
  expect(found(code, {attributes: 0x0800_0000_0000_0003n})).toEqual([])
})
