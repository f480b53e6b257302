// A call of idmap_page in words: what a step did, what there is so far, and each table for those who hear it. Transitional tables facts, 4.3.

import {executableAtEl1} from "../../model/descriptor/descriptor.ts"
import {granuleBase, type Geometry} from "../../model/geometry.ts"
import {idmapTables, type IdmapLine, type IdmapState, type IdmapTable} from "../../model/steps/idmapLine.ts"
import {hex, hex64} from "../../model/word.ts"
import {accent, code, result, strong, type Text} from "../words/text.ts"
import type {Verdict} from "../words/verdict.ts"
import {codeName, stepName, things} from "../words/words.ts"

const NAME = code("trans_pgd_idmap_page()")

/** What the step of a state did. */
export function idmapStepText({call}: IdmapLine, {step, result: returned}: IdmapState): Text {
  if (!step) return ["Nothing has been done yet."]
  const place = strong(`level ${step.level}`)
  const page = code(hex(granuleBase(call.geometry, call.page)))
  if (step.allocated === undefined)
    return [
      NAME,
      " ",
      accent(`gives up with ${codeName(-12)}`),
      " at ",
      place,
      " for ",
      page,
      ": there is no page left.",
    ]
  const root = returned?.ttbr0 ? [" This is the root."] : []
  return [
    ...[NAME, " takes the page ", code(hex(step.allocated)), " for a table of ", place, " and writes "],
    ...[code(hex64(step.wrote!)), " to its ", strong(`entry ${step.index}`), " for ", page, ": "],
    ...[step.level === 3 ? "the page itself." : "the table made before.", ...root],
  ]
}

/** What there is after a step. */
export function idmapVerdict(line: IdmapLine, state: IdmapState): Verdict {
  const {number, top, result: returned} = state
  const {call, count, geometry: g} = line
  const page = hex(granuleBase(g, call.page))
  const what: Text = [
    NAME,
    " maps the page ",
    code(page),
    " at its own address, in tables of its own, from the page up.",
  ]
  const made = idmapTables(line, number).filter(({table}) => table !== null).length
  if (returned?.ttbr0 && returned.t0sz)
    return {
      headline: `The page is mapped at its own address: ${things(made, "table")}.`,
      sentences: [
        [NAME, " returned ", result("0"), "."],
        ["TTBR0 is to get ", code(hex(returned.ttbr0)), ", T0SZ ", strong(`${returned.t0sz}`), "."],
        ...missingLevel(line, returned.t0sz),
        ...otherSize(g, returned.t0sz),
      ],
      ending: [],
    }
  if (returned)
    return {
      headline: `Stopped with ${codeName(returned.rc)}: ${made === 0 ? "no table" : things(made, "table")}, and no root.`,
      sentences: [
        ["Returned ", result(codeName(returned.rc)), "; neither TTBR0 nor T0SZ was told."],
        ...(made > 0 ? [["The pages taken so far are not given back here."]] : []),
      ],
      ending: [],
    }
  return {
    headline: `At ${stepName(number, count)}: ${made === 0 ? "nothing" : things(made, "table")} so far.`,
    sentences: [what, ...(top ? [["No register can lead to them yet: the root comes last."]] : [])],
    ending: [],
  }
}

/** With LPA2 and pages of 4 KiB the walk begins a level above the root that was made. */
function missingLevel(line: IdmapLine, t0sz: number): Text[] {
  const [root] = idmapTables(line, line.count)
  const bits = 64 - t0sz
  if (root.bits.msb === bits - 1) return []
  return [
    [
      accent("A level is missing: "),
      `with ${bits} address bits a walk begins at level ${`${root.level - 1}`.replace("-", "−")}, and the root is a table of level ${root.level}.`,
    ],
  ]
}

/** T0SZ of a kernel is that of its own VA_BITS. */
function otherSize({vaBits}: Geometry, t0sz: number): Text[] {
  const own = 64 - vaBits
  if (own === t0sz) return []
  return [[`This kernel’s own tables have T0SZ ${own}: TCR_EL1 must be set to ${t0sz} with TTBR0.`]]
}

/** A table of the chain, for those who hear it. */
export function idmapTableText({level, bits: {msb, lsb}, index, table, wrote}: IdmapTable): string {
  const place = `Level ${level}, address bits ${msb} to ${lsb}, entry ${index}`
  if (table === null || wrote === null) return `${place}: not made yet`
  return `${place}: table ${hex(table)}, ${hex64(wrote)}`
}

/** Beside the page: how it may be used, once its entry is written. */
export function pageNote(g: Geometry, tables: readonly IdmapTable[]): string {
  const leaf = tables.at(-1)?.wrote
  if (!leaf) return "the page, VA = PA"
  const rights = (leaf.lo & 0x80) === 0 ? "writable" : "read-only"
  return `VA = PA: ${rights}, ${executableAtEl1(g, 3, leaf.lo, leaf.hi) ? "executable" : "not executable"}`
}
