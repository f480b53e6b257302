// The parts of a link that say an experiment's own things, from their text: allocator, edited entries, pages to map. In a link hex has
// no 0x and no _.

import {flaws} from "../../model/descriptor/flaws.ts"
import type {Edit} from "../../model/edit.ts"
import {entryPlace} from "../../model/entryPlace.ts"
import type {Experiment, MapOperation, PageSupply} from "../../model/experiment.ts"
import type {Source} from "../../model/source.ts"
import {hex, hex64, parseNumber, toPa, word} from "../../model/word.ts"
import {isRead, readLimit, readMapVa, readPa, readProt, readSupply, type Read} from "../control/fields.ts"
import {cut} from "../words/words.ts"

/** A number as a link has it. */
export const digits = (value: bigint | number) =>
  hex(value)
    .slice(2)
    .replaceAll("_", "")
    .replace(/^0+(?=.)/, "")

/** A number of a link as the fields of the page have it; what is no hex is left as it is, so that the message shows it. */
export function hexText(text: string): string {
  return /^[0-9a-f]+$/i.test(text) ? `0x${text}` : text
}

export function hexRanges(text: string): string {
  return text.replace(/[0-9a-z]+/gi, word => (word === "none" ? word : hexText(word)))
}

/** "pages=1024@42400000", "pages=40@kernel". */
export function printPages({allocator: {base, limit, asKernel}}: Experiment): string {
  return `pages=${limit}@${asKernel ? "kernel" : digits(base)}`
}

/** `own`: what "kernel" stands for. */
export function readPages(text: string, own: PageSupply, g: Parameters<typeof readPa>[1]): Read<PageSupply> {
  const [count, from, ...more] = text.split("@")
  if (from === undefined || more.length > 0) return {problem: `“${cut(text)}”: expected count@address`}
  const limit = readLimit(count)
  const supply = readSupply(from === "kernel" ? from : hexText(from), own, g)
  if (!isRead(limit)) return limit
  return isRead(supply) ? {value: {...supply.value, limit: limit.value}} : supply
}

/** `source`: with the edits before it. */
export function readEdit(text: string, source: Source): Read<Edit> {
  const [where, what, ...more] = text.split(":")
  if (what === undefined || more.length > 0) return {problem: `“${cut(text)}”: expected address:value`}
  const at = parseNumber(hexText(where))
  const value = parseNumber(hexText(what))
  if (value === undefined) return {problem: `“${cut(what)}” is no descriptor: expected at most 16 hex digits`}
  if (at === undefined || at >= 1n << 52n || at % 8n !== 0n)
    return {problem: `“${cut(where)}” is no entry's address: expected a multiple of 8`}
  if (!source.memory.frame(toPa(at))) return {problem: `No table of the source is at ${hex(at)}`}
  const place = entryPlace(source, toPa(at))
  const [flaw] = place ? flaws(source.geometry, place.level, word(value).lo, word(value).hi) : []
  if (flaw !== undefined)
    return {problem: `${hex64(value)} at ${hex(at)}: ${flaw[0].toLowerCase()}${flaw.slice(1)}`}
  return {value: {at: toPa(at), value}}
}

export function readMap(text: string, g: Parameters<typeof readPa>[1]): Read<MapOperation> {
  const fields = text.split(",")
  if (fields.length !== 3) return {problem: `“${cut(text)}”: expected address,page,protection`}
  const va = readMapVa(hexText(fields[0]), g)
  const page = readPa(hexText(fields[1]), g, false)
  const prot = readProt(hexText(fields[2]))
  if (!isRead(va)) return va
  if (!isRead(page)) return page
  return isRead(prot) ? {value: {va: va.value, page: page.value, prot: prot.value}} : prot
}
