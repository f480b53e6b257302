// "What is real here, what is assumed": nothing that was chosen by the seed is passed off as captured.

import {expect, test} from "vitest"
import {example} from "../../../src/app/head/catalogue.ts"
import {assumedOf, realOf} from "../../../src/app/theatre/Assumed.tsx"
import {scenarioOf, STAGED, type Staging} from "../../../src/app/theatre/staging.ts"
import type {Playbill} from "../../../src/view/theatre/moment.ts"
import {made} from "../../model/machine/stories.ts"

const {experiment} = made("read-only")
const playbill = {pages: 9088} as Playbill
const said = (name: string | null, staging: Partial<Staging> = {}) => {
  const known = (name && example(name)?.captured) || null
  const allocator = {...experiment.allocator, asKernel: name !== null}
  const scenario = scenarioOf({...experiment, allocator}, {...STAGED, ...staging}, known)
  return {
    real: realOf({scenario, captured: name !== null}).join(" "),
    assumed: assumedOf({scenario, playbill}).join(" "),
  }
}

test("of a captured resume its pages are real, the image's frames assumed", () => {
  const {real, assumed} = said("hibernate-6.1-4k")
  expect(real).toContain("registers and arguments of a real resume")
  expect(assumed).toContain("9,088 pages, chosen by the seed 1")
  expect(real).toContain("those that the kernel itself took for its copy")
  expect(assumed).not.toContain("allocator")
  expect(assumed).not.toContain("The frames of the exit page")
})

test("made by hand nothing is captured, and the frames of the exit page are assumed", () => {
  const {real, assumed} = said(null)
  expect(real).toContain("Nothing was captured")
  expect(assumed).toContain("The frames of the exit page")
  expect(assumed).toContain("where the experiment’s allocator begins")
})

test("a copy in unsafe pages, or none, is nowhere where the kernel had its own", () => {
  for (const staging of [{copied: false}, {safe: {...STAGED.safe, tables: false}}])
    expect(said("hibernate-6.1-4k", staging).real).not.toContain("the kernel itself took")
})

test("of a captured kexec the copy's frames are real too; its segments are assumed", () => {
  const {real, assumed} = said("6.1-4k-default", {transition: "kexec"})
  expect(real).toContain("The frames of the copy’s tables: those that the kernel itself took")
  expect(assumed).toContain("The segments")
  expect(assumed).not.toContain("allocator")
  const other = said("6.1-4k-default", {transition: "kexec, MMU off"})
  expect(other.real).not.toContain("of a real kexec")
  expect(other.real).not.toContain("The copy")
})

test("of a crash kernel the segments are in place, and no page of them waits", () => {
  const staging = {transition: "kexec, MMU off", kexec: {...STAGED.kexec, inPlace: true}} as const
  const {assumed} = said(null, staging)
  expect(assumed).toContain("in the memory that is reserved for a crash kernel")
  expect(assumed).not.toContain("Where they wait")
})

test("what the kernel would never do is said", () => {
  const {assumed} = said(null, {
    safe: {tables: true, exit: false, zero: false},
    invalidates: false,
    order: "ascending",
  })
  expect(assumed).toContain(
    "In some page’s way, as the kernel would never have it: the code that copies and the zero page.",
  )
  expect(assumed).toContain("Invalidation does nothing.")
  expect(assumed).toContain("the kernel builds it the other way")
})

test("pages that are kept free for the copy's tables are said, of a restore alone", () => {
  const kept = (staging: Partial<Staging>) => /Kept free.*? at least/.exec(said(null, staging).assumed)?.[0]
  expect(kept({kept: 1234})).toBe("Kept free for the copy’s tables: 1,234 pages at least")
  expect(kept({kept: 1})).toBe("Kept free for the copy’s tables: 1 page at least")
  expect([kept({}), kept({kept: 3, transition: "kexec"})]).toEqual([undefined, undefined])
})

test("what lies in some page's way is not where a capture has it", () => {
  const {real} = said("hibernate-6.1-4k", {safe: {tables: true, exit: false, zero: false}})
  expect(real).toContain("The frames of the exit page’s tables and the list’s head: registers and arguments")
  const kexec = {...STAGED.kexec, safe: {list: true, kimage: false}}
  const safe = {...STAGED.safe, exit: false}
  expect(said("6.1-4k-default", {transition: "kexec", safe, kexec}).real).toContain(
    "The frames of the control page’s tables and the zero page: of a real kexec.",
  )
  const whole = said("6.1-4k-default", {transition: "kexec"}).real
  expect(whole).toContain(
    "The frames of the control page, the control page’s tables, the zero page and struct kimage",
  )
})

test("in the way is only what the transition would have taken from safe pages", () => {
  const unsafe = (staging: Partial<Staging>) => {
    const {assumed} = said(null, {safe: {tables: false, exit: false, zero: false}, ...staging})
    return /would never have it: (.*?)\./.exec(assumed)?.[1]
  }
  expect(unsafe({})).toBe("the tables made for TTBR1, the code that copies and the zero page")
  expect(unsafe({copied: false})).toBe("the code that copies and the zero page")
  expect(unsafe({transition: "kexec"})).toBe("the tables made for TTBR1 and the code that copies")
  expect(unsafe({transition: "kexec, MMU off"})).toBe("the code that copies")
})

test("what kexec does otherwise is said, where it does", () => {
  const kexec = {...STAGED.kexec, late: true, idmap: false, t0sz: false}
  const {assumed} = said(null, {transition: "kexec", kexec})
  expect(assumed).toContain("read from struct kimage when all is copied, as up to Linux 5.17")
  expect(assumed).toContain("Nothing maps the code at its own address")
  expect(assumed).toContain("T0SZ stays as it was")
  const others = [said(null, {transition: "kexec"}), said(null, {transition: "kexec, MMU off", kexec})]
  for (const {assumed} of others) expect(assumed).not.toMatch(/as up to Linux 5\.17|own address|T0SZ/)
})
