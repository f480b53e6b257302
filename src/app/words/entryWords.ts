// An entry in plain words: "page, read-only, normal, tagged", and what of it is different in the copy.

import {fieldsOf, finest} from "../../model/descriptor/field.ts"
import {difference, touches} from "../../view/bits.ts"
import {executableAtEl1, shape} from "../../model/descriptor/descriptor.ts"
import {span, type Level} from "../../model/geometry.ts"
import {memoryName} from "../../model/descriptor/memoryType.ts"
import type {Source} from "../../model/source.ts"
import {field} from "../../model/word.ts"
import {entryOn, type EntryAt, type Path, type PathEntry} from "../../model/path.ts"
import {bytes} from "../../model/descriptor/say.ts"

interface Traits {
  readonly valid: string
  readonly kind: string
  /** "read-only, clean": PTE_WRITE and PTE_RDONLY; a store works only where the hardware manages the dirty state. */
  readonly rights: string
  readonly memory: string
  readonly runs: string
}

/** What can be said of a leaf, valid or not; undefined for tables and empty entries. */
function traits(source: Source, entry: PathEntry | undefined, brief: boolean): Traits | undefined {
  if (!entry) return undefined
  const {level, lo, hi} = entry
  const {geometry: g, release, mair} = source
  const of = shape(level, lo, hi)
  if (of === "empty" || entry.kind === "table") return undefined
  const user = (lo & 0x40) !== 0 ? " for users" : ""
  const rights = (lo & 0x80) === 0 ? "writable" : (hi & 0x8_0000) !== 0 ? "read-only, clean" : "read-only"
  return {
    valid: entry.kind === "invalid" ? "invalid" : "valid",
    kind:
      of !== "block" ? of : brief ? `${bytes(span(g, level))} block` : `block of ${bytes(span(g, level))}`,
    rights: `${rights}${user}`,
    memory: memoryName(field(lo, hi, 4, 2), release, mair),
    runs: executableAtEl1(g, level, lo, hi) ? "executable" : "not executable",
  }
}

/** What stands at a level that a way does not come to: part of a block above it, or nothing. */
export function absentWords(source: Source, way: Path): string {
  const last = way.entries.at(-1)
  return last?.kind === "block" ? `in a block of ${bytes(span(source.geometry, last.level))}` : "no table"
}

/** What an entry is when there is nothing to say of rights and memory. */
function bare(source: Source, entry: PathEntry | undefined, way: Path): string {
  if (!entry) return absentWords(source, way)
  return entry.kind === "table" ? "table" : "empty"
}

/**
 * The entries of a level in words: "page, read-only, normal, tagged → writable"; `brief` leaves the memory out. Without an arrow
 * no bit differs.
 */
export function entryWords(source: Source, at: EntryAt, level: Level, brief = false): string {
  const [from, to] = [entryOn(at.source, level), entryOn(at.copy, level)]
  const [a, b] = [traits(source, from, brief), traits(source, to, brief)]
  const first = a ? listOf(a, brief) : bare(source, from, at.source)
  const second = bare(source, to, at.copy)
  if (!b) return a || first !== second ? `${first} → ${second}` : bothBare(first, from)
  if (!a) return `${first} → ${listOf(b, brief)}`
  const keys = ["valid", "kind", "rights", "memory", "runs"] as const
  const differs = keys.filter(key => a[key] !== b[key]).map(key => b[key])
  if (differs.length > 0) return `${first} → ${differs.join(", ")}`
  const other = otherBits(source, from!, to!)
  return other === "" ? first : `${first} → ${other}`
}

/** What differs between two entries of the same traits: another output address, or bits that have no word of their own. */
function otherBits({geometry: g, release, mair}: Source, from: PathEntry, to: PathEntry): string {
  if (from.lo === to.lo && from.hi === to.hi) return ""
  if (from.pa !== to.pa) return "another output address"
  const changed = difference(from, to)
  const fields = finest(fieldsOf(g, to.level, to.lo, to.hi, release, mair)).filter(f => touches(f, changed))
  if (fields.length > 2) return `${fields.length} fields changed`
  return fields
    .map(f => `${f.linux ?? f.name} ${f.high > f.low ? "changed" : f.value === 1 ? "set" : "cleared"}`)
    .join(", ")
}

function bothBare(words: string, from: PathEntry | undefined): string {
  return from?.kind === "table" ? "table → a table of its own" : words
}

function listOf(t: Traits, brief: boolean): string {
  const list = [t.valid === "invalid" ? (brief ? `invalid ${t.kind}` : "invalid") : t.kind, t.rights]
  if (!brief) list.push(t.memory)
  if (t.runs === "executable") list.push(t.runs)
  return list.join(", ")
}
