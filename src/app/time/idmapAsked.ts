// Which call of trans_pgd_idmap_page() time is about, and how a link says so.

import type {RevisionName} from "../../model/experiment.ts"
import type {Geometry} from "../../model/geometry.ts"
import {MOST_TABLES} from "../../model/steps/idmapLine.ts"
import {revisions} from "../../model/trans/revisions.ts"
import {hex, type Pa} from "../../model/word.ts"
import {isRead, readPa, type Read} from "../control/fields.ts"
import {cut} from "../words/words.ts"

/** What the link holds of a call; the rest is the experiment's. */
export interface IdmapAsked {
  /** Any address in the page. */
  readonly page: Pa
  /** The pages that it takes for its tables; null: what the experiment's allocator has left after copy and map operations. */
  readonly tables: readonly Pa[] | null
}

/** Does a release have the function? */
export function hasIdmap(revision: RevisionName): boolean {
  return revisions[revision].idmapPage !== undefined
}

const digits = (pa: Pa) => hex(pa).slice(2).replaceAll("_", "")

/** "4a257000", or with its tables "4a257000:46f51000,46f52000". */
export function printIdmap({page, tables}: IdmapAsked): string {
  return tables ? `${digits(page)}:${tables.map(digits).join(",")}` : digits(page)
}

/** The reader of what printIdmap() prints. */
export function readIdmap(text: string, g: Geometry): Read<IdmapAsked> {
  const [where, list, ...more] = text.split(":")
  if (more.length > 0) return {problem: `“${cut(text)}”: expected a page, or page:table,table`}
  const page = readPa(`0x${where}`, g, false)
  if (!isRead(page)) return page
  const names = list?.split(",").filter(name => name !== "") ?? []
  if (names.length > MOST_TABLES)
    return {problem: `“${cut(text)}” has ${names.length} tables: expected at most ${MOST_TABLES}`}
  const tables = names.map(name => readPa(`0x${name}`, g, true))
  const wrong = tables.find(table => !isRead(table))
  if (wrong && !isRead(wrong)) return wrong
  const found = tables.flatMap(table => (isRead(table) ? [table.value] : []))
  if (new Set(found).size < found.length) return {problem: `“${cut(text)}” has a table twice`}
  return {value: {page: page.value, tables: list === undefined ? null : found}}
}
