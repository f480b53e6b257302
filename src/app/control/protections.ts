// Protection bits as people give them: raw, or by Linux's name of the source's own release.

import type {Source} from "../../model/source.ts"
import {protection, PROTECTIONS, type ProtectionName} from "../../model/descriptor/protection.ts"
import {hex64} from "../../model/word.ts"
import {readProt, type Read} from "./fields.ts"

/** The names worth offering: what the kernel maps its own pages with. */
export const OFFERED: readonly ProtectionName[] = [
  "PAGE_KERNEL",
  "PAGE_KERNEL_RO",
  "PAGE_KERNEL_ROX",
  "PAGE_KERNEL_EXEC",
]

function named(name: ProtectionName, {release, nonGlobal, geometry}: Source): bigint | undefined {
  return protection(name, release, {nonGlobal, lpa2: geometry.output === "lpa2"})
}

export function readProtection(text: string, source: Source): Read<bigint> {
  const name = PROTECTIONS.find(known => known === text.slice(0, 100).trim())
  const value = name && named(name, source)
  return value === undefined ? readProt(text) : {value}
}

/** The name if it has one, else hex. */
export function printProtection(value: bigint, source: Source): string {
  return OFFERED.find(name => named(name, source) === value) ?? hex64(value)
}

/** What a new map operation begins with: the kernel's own code pages. */
export function firstProtection(source: Source): bigint {
  return named("PAGE_KERNEL_EXEC", source)!
}
