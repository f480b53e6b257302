// Bits that no rule for leaves wrote: those of the copy's own table descriptors, and of entries that a map operation made.

import type {MapOperation} from "../../model/experiment.ts"
import type {Field} from "../../model/descriptor/field.ts"
import {linuxName, type Level} from "../../model/geometry.ts"
import type {PathEntry} from "../../model/path.ts"
import {revisions} from "../../model/trans/revisions.ts"
import {bit as bitOf, hex, word} from "../../model/word.ts"
import {kernelName, REVISION_WORDS} from "../control/revisions.ts"
import {strong, type Situation} from "../words/changeWords.ts"
import {fieldAt, finestFields} from "../words/fieldWords.ts"
import {has, type Hand} from "./hand.ts"
import {doneTogether} from "./ruleWords.ts"

const isAddress = ({name}: Field) => /^(NLTA|OA)/.test(name)

/** A bit of a table descriptor: written anew with the page that the copy took, not copied. */
export function tableBy(s: Situation, from: PathEntry, to: PathEntry, bit: number): Hand {
  const {source, experiment, level} = s
  const g = source.geometry
  const value = bitOf(to.lo, to.hi, bit)
  const below = linuxName(g, Math.min(3, level + 1) as Level)
  const kernel = kernelName(experiment.revision)
  if (isAddress(fieldAt(finestFields(source, to), bit)))
    return {
      who: [
        strong("The address of the copy’s own page."),
        ` ${hex(to.pa ?? 0)} is the page that the allocator gave for the ${below} table.`,
      ],
      rule: [
        "The copy’s tables never are the source’s: each gets a page of its own, from the caller’s allocator.",
      ],
      flag: null,
    }
  const same = has(from, bit) === (value === 1)
  const {lo, hi} = revisions[experiment.revision].tableBits(level)
  return {
    who: [
      strong(`${kernel} wrote ${value} with the link.`),
      same ? " The source’s own entry has the same." : ` The source’s own entry has ${1 - value} here.`,
    ],
    rule: [
      `A table descriptor is made anew, not copied: in ${linuxName(g, level)} entries the page’s address and ${doneTogether({lo, hi})}.`,
    ],
    flag: null,
  }
}

/** A bit of an entry that a map operation wrote. */
export function mappedBy(
  {source, experiment}: Situation,
  to: PathEntry,
  bit: number,
  {page, prot}: MapOperation,
): Hand {
  const {maps} = REVISION_WORDS[experiment.revision]
  const value = bitOf(to.lo, to.hi, bit)
  if (isAddress(fieldAt(finestFields(source, to), bit)))
    return {
      who: [
        {mark: "F"},
        strong(`${maps}() wrote it.`),
        ` It belongs to the address of the page to map, ${hex(page)}.`,
      ],
      rule: [],
      flag: null,
    }
  const asked = has(word(prot), bit) ? 1 : 0
  const says =
    asked === value
      ? ` The protection that was asked for, ${hex(prot)}, has ${value} here.`
      : ` The protection that was asked for, ${hex(prot)}, has ${asked} here: it is ignored.`
  return {who: [{mark: "F"}, strong(`${maps}() wrote it.`), says], rule: [], flag: null}
}
