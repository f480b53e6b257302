// The shipped examples, read from disk as the page would fetch them.

import {readFileSync} from "node:fs"
import {fromMemory} from "../../src/format/bytes.ts"
import {parseExample} from "../../src/format/example.ts"
import {gunzip} from "../../src/format/gunzip.ts"
import {loadExample} from "../../src/format/load.ts"

export const NAMES = [
  "6.1-4k-default",
  "6.1-4k-rodata-off-2g",
  "6.1-4k-crash",
  "6.12-4k-va48",
  "6.12-16k-n1",
  "6.12-16k-lpa2",
  "7.2-4k-a72-kaslr",
  "hibernate-6.1-4k",
] as const

/** The core as shipped, packed. */
export function packed(name: string): Uint8Array {
  return new Uint8Array(readFileSync(`public/examples/${name}/tables.elf.gz`))
}

/** The core, unpacked. */
export function unpacked(name: string): Promise<Uint8Array> {
  return gunzip(fromMemory(packed(name)), 2 ** 26)
}

export function json(name: string): string {
  return readFileSync(`public/examples/${name}/example.json`, "utf8")
}

export function load(name: string) {
  return loadExample(name, parseExample(json(name)), fromMemory(packed(name)))
}
