// JSON that comes from outside: `unknown` until one of these functions has looked at it. An error names the path (ram[0].end)
// and not an offset, which JSON.parse does not tell. 64-bit values are strings, as people write them (0x4185_8000): a JSON
// number would lose bits.

import {parseNumber, toPa, toVa, type Pa, type Va} from "../model/word.ts"
import {FormatError} from "./error.ts"

/** One place in the JSON, with the path to it for errors. */
export interface Value {
  readonly value: unknown
  readonly path: string
}

/** The whole of a JSON text. @throws FormatError if it is none. */
export function parseJson(text: string): Value {
  try {
    return {value: JSON.parse(text), path: ""}
  } catch {
    throw new FormatError("no JSON")
  }
}

/** The error that something else was expected at this place. */
export function wrong({value, path}: Value, expected: string): FormatError {
  const found = JSON.stringify(value) ?? "nothing"
  return new FormatError(`${path || "the whole"}: ${expected} expected, ${found.slice(0, 60)} found`)
}

/** A member of an object; undefined as its value if it has none of that name. */
export function at(parent: Value, key: string): Value {
  const object = parent.value
  if (typeof object !== "object" || object === null || Array.isArray(object)) throw wrong(parent, "an object")
  const path = parent.path ? `${parent.path}.${key}` : key
  return {value: Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : undefined, path}
}

export function list(v: Value): Value[] {
  if (!Array.isArray(v.value)) throw wrong(v, "a list")
  return v.value.map((value: unknown, i) => ({value, path: `${v.path}[${i}]`}))
}

export function string(v: Value): string {
  if (typeof v.value !== "string") throw wrong(v, "a text")
  return v.value
}

export function boolean(v: Value): boolean {
  if (typeof v.value !== "boolean") throw wrong(v, "true or false")
  return v.value
}

export function integer(v: Value): number {
  if (!Number.isSafeInteger(v.value) || (v.value as number) < 0) throw wrong(v, "a whole number")
  return v.value as number
}

export function oneOf<T extends string>(v: Value, names: readonly T[]): T {
  const name = names.find(name => name === v.value)
  if (name === undefined) throw wrong(v, `one of ${names.join(", ")}`)
  return name
}

export function word(v: Value): bigint {
  const value = typeof v.value === "string" ? parseNumber(v.value) : undefined
  if (value === undefined) throw wrong(v, "a number of at most 64 bits, in a string,")
  return value
}

/** What word.ts or geometry.ts refuses with a RangeError is here a fault of the file. */
export function checked<T>(v: Value, expected: string, make: () => T): T {
  try {
    return make()
  } catch (error) {
    if (error instanceof RangeError) throw wrong(v, expected)
    throw error
  }
}

export function pa(v: Value): Pa {
  const value = word(v)
  return checked(v, "a physical address", () => toPa(value))
}

export function va(v: Value): Va {
  const value = word(v)
  return checked(v, "a virtual address", () => toVa(value))
}
