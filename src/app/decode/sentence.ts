// A descriptor in two sentences: what it is, and what the kernel and the MMU make of it.

import {executableAtEl1, shape, state, EMPTY, INVALID} from "../../model/descriptor/descriptor.ts"
import {outputAddress, tableAddress} from "../../model/address.ts"
import {blockAllowed, linuxName, span, type Geometry, type Level} from "../../model/geometry.ts"
import {memoryName} from "../../model/descriptor/memoryType.ts"
import {bytes, number} from "../../model/descriptor/say.ts"
import type {PrintedRange} from "../../format/ptdump.ts"
import type {Release} from "../../model/source.ts"
import {bit, hex, type Word} from "../../model/word.ts"
import {code, strong, type Text} from "../words/text.ts"

export interface Sentence {
  readonly headline: Text
  readonly more: string
}

/** What a value is at a level, in one word, for a list of levels: "page", "block", "table", "invalid", "reserved". */
export function kindWord(g: Geometry, level: Level, {lo, hi}: Word): string {
  if (state(g, level, lo, hi) === EMPTY) return "empty"
  if ((lo & 1) === 0) return "invalid"
  if (state(g, level, lo, hi) === INVALID) return "reserved"
  return shape(level, lo, hi)
}

/** What a line of a page table dump leaves open: where it points; and how many entries it stands for. */
export function printedWords({start, end, empty}: PrintedRange, g: Geometry, level: Level): string {
  const bytes = (end - start) & ((1n << 64n) - 1n)
  const count = bytes / BigInt(span(g, level))
  const entries = `${number(count)} ${count === 1n ? "entry" : "entries"} of level ${level}`
  return empty
    ? `The line stands for ${entries}, all empty.`
    : `The line stands for ${entries}; it names no output address, so those bits are 0 here.`
}

/** The two sentences about a value at a level. */
export function sentence(g: Geometry, level: Level, value: Word, release: Release): Sentence {
  const {lo, hi} = value
  const is = state(g, level, lo, hi)
  if (is === EMPTY)
    return {
      headline: ["Empty: nothing is mapped here."],
      more: `All 64 bits are zero; every access is a translation fault, level ${level}.`,
    }
  if (shape(level, lo, hi) === "table") {
    const at = code(hex(tableAddress(g, lo, hi)))
    if (is === INVALID)
      return {
        headline: ["Invalid: it would lead to a table at ", at, "."],
        more: `Bit 0 is clear, so every access is a translation fault, level ${level}.`,
      }
    return {
      headline: ["A table descriptor: it leads to the next table at ", at, "."],
      more: belowTable(g, level, value),
    }
  }
  const at = code(hex(outputAddress(g, level, lo, hi)))
  const size = bytes(span(g, level))
  const what = level === 3 ? `page of ${size}` : `block of ${size}`
  const rights = [
    (lo & 0x80) === 0 ? "writable" : "read-only",
    executableAtEl1(g, level, lo | 3, hi) ? "executable" : "not executable",
    `${memoryName((lo >>> 2) & 7, release)} memory`,
  ].join(", ")
  if ((lo & 1) === 0)
    return {
      headline: ["Invalid, and not empty: it would be a ", what, " at ", at, "."],
      more: `Bit 0 is clear, so every access is a translation fault, level ${level}. Its other bits say: ${rights}.`,
    }
  if (is === INVALID)
    return {
      headline: [
        "Reserved: ",
        strong(level === 3 ? "01 at level 3" : `no block can stand at level ${level}`),
        "; the MMU faults.",
      ],
      more: reserved(g, level),
    }
  return {headline: [`A ${what} at `, at, `: ${rights}.`], more: `${validity(g, value)} ${linuxSays(lo, hi)}`}
}

function reserved(g: Geometry, level: Level): string {
  if (level === 3) return "A page has bit 1 set. A block? Then level 1 or 2."
  const blocks = ([0, 1, 2] as const).filter(l => l >= g.start && blockAllowed(g, l))
  return `With this granule and address size blocks stand at ${blocks.map(l => `level ${l}`).join(" and ")}.`
}

function belowTable(g: Geometry, level: Level, {lo, hi}: Word): string {
  const set = [
    bit(lo, hi, 61) && "EL0 has no access",
    bit(lo, hi, 62) && "nothing can be written",
    bit(lo, hi, 60) && "EL0 executes nothing",
    bit(lo, hi, 59) && "EL1 executes nothing",
  ].filter(part => typeof part === "string")
  const next = linuxName(g, (level + 1) as Level)
  return set.length === 0
    ? `It takes no right from what lies below it: the ${next} entries decide.`
    : `Below it, whatever the ${next} entries say, ${set.join(" and ")}.`
}

function validity(g: Geometry, {lo, hi}: Word): string {
  const parts = [
    bit(lo, hi, 10) ? "Valid and accessed" : "Valid, but not accessed yet",
    ...(g.output === "lpa2"
      ? []
      : [
          ["not shared", "with a reserved shareability", "shared between clusters", "shared between cores"][
            (lo >>> 8) & 3
          ],
        ]),
    bit(lo, hi, 6) ? "for user space, too" : "for the kernel only",
  ]
  return `${parts.join(", ")}.`
}

function linuxSays(lo: number, hi: number): string {
  const [dbm, readOnly] = [bit(lo, hi, 51), bit(lo, hi, 7)]
  if (!dbm && readOnly)
    return "DBM is 0 and AP[2] is 1, so Linux also regards it as write-protected: pte_write() is false."
  if (dbm && readOnly)
    return "DBM is 1 and AP[2] is 1: Linux regards it as writable and clean; hardware that manages the dirty state lets the first store through."
  if (dbm) return "DBM is 1, so Linux also regards it as writable: pte_write() is true."
  return "DBM is 0: the MMU lets stores through, though Linux regards it as write-protected; pte_write() is false."
}
