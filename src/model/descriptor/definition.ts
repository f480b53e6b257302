// What a named field of a descriptor is, as data: where it stands, in which layouts, what it is called, and what its
// values say. The fields themselves are in leafFields.ts and tableFields.ts.

import type {Shape} from "./descriptor.ts"
import type {Geometry, Level, OutputFormat} from "../geometry.ts"
import {since} from "../release.ts"
import type {Release} from "../source.ts"
import type {Pa} from "../word.ts"

/** The descriptor and all that the meaning of a field may depend on. */
export interface Where {
  readonly g: Geometry
  readonly level: Level
  readonly shape: Shape
  /** Bit 0. */
  readonly valid: boolean
  readonly lo: number
  readonly hi: number
  readonly release: Release
  /** MAIR_EL1. */
  readonly mair: bigint
  /** The output address or next-level table address, all its fields together. */
  readonly address: Pa
}

/** A name of Linux for a field, and when it holds: from release `since` on, before release `before`. */
export interface LinuxName {
  readonly name: string
  readonly since?: Release
  readonly before?: Release
  /** Only while bit 0 is set (true) or clear (false). */
  readonly valid?: boolean
  readonly levels?: readonly Level[]
}

export interface Definition {
  /** Short, for above the cells. */
  readonly label: string
  /** The manual's name, with bit numbers of its own where it has some. Unique within a layout. */
  readonly name: string
  readonly high: number
  /** The lowest bit; `granule`: log2 of the granule; `span`: log2 of what the entry maps. Above `high`: no such field. */
  readonly low: number | "granule" | "span"
  readonly levels?: readonly Level[]
  readonly outputs?: readonly OutputFormat[]
  /** The field holds address bits, from this one of the address up; `low`: in place. */
  readonly address?: number | "low"
  /** Must be zero (RES0). */
  readonly reserved?: true
  /** What the field is for, in one sentence. */
  readonly about: string
  /** Where that is written. */
  readonly source: string
  /** The first that holds is the one. */
  readonly linux?: readonly LinuxName[]
  /** What a value means, in words. */
  readonly says: (value: number, at: Where) => string
  /** The single bits of a field that has names for them, from the top, without gaps. */
  readonly parts?: readonly Definition[]
}

/** Linux's name for a field of this descriptor, if it has one. */
export function linuxName(names: readonly LinuxName[] | undefined, at: Where): string | undefined {
  return names?.find(
    n =>
      (n.since === undefined || since(at.release, n.since)) &&
      (n.before === undefined || !since(at.release, n.before)) &&
      (n.valid ?? at.valid) === at.valid &&
      (n.levels?.includes(at.level) ?? true),
  )?.name
}

/** Address bits above 47: FEAT_LPA keeps OA[51:48] in bits 15:12, LPA2 OA[49:48] in place and OA[51:50] in bits 9:8. */
export function highAddressFields(says: (value: number, at: Where) => string): readonly Definition[] {
  const common = {label: "OA", source: "Arm ARM pseudocode AArch64_LeafBase, AArch64_NextTableBase", says}
  return [
    {
      ...common,
      name: "OA[49:48]",
      high: 49,
      low: 48,
      outputs: ["lpa2"],
      address: 48,
      about: "Bits 49 and 48 of the address, with TCR.DS = 1.",
    },
    {
      ...common,
      name: "OA[51:48]",
      high: 15,
      low: 12,
      outputs: ["lpa"],
      address: 48,
      about: "Bits 51 to 48 of the address, with FEAT_LPA and the 64 KiB granule.",
    },
    {
      ...common,
      name: "OA[51:50]",
      high: 9,
      low: 8,
      outputs: ["lpa2"],
      address: 50,
      about: "Bits 51 and 50 of the address, with TCR.DS = 1; shareability then comes from TCR.",
    },
  ]
}

/** Bit 0, the same everywhere. */
export const VALID: Definition = {
  label: "valid",
  name: "Valid",
  high: 0,
  low: 0,
  about: "Whether the MMU looks at the descriptor at all.",
  source: "Arm ARM pseudocode AArch64_DecodeDescriptorType",
  linux: [{name: "PTE_VALID"}],
  says: value =>
    value === 1
      ? "Valid: the MMU looks at the other bits."
      : "Invalid: every access faults, and the MMU reads none of the other bits.",
}
