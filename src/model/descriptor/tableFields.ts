// The fields of table descriptors: hierarchical attributes and the next-level table address. What no field claims is
// ignored by the MMU, or RES0 among the address bits. Arm ARM, "VMSAv8-64 descriptor formats", pseudocode
// AArch64_S1ApplyTablePerms, AArch64_NextTableBase; Linux 5.3.1 to 7.1.5, arch/arm64/include/asm/pgtable-hwdef.h.

import {highAddressFields, VALID, type Definition, type LinuxName} from "./definition.ts"
import type {Release} from "../source.ts"
import {hex} from "../word.ts"

const PERMISSIONS = "Arm ARM pseudocode AArch64_S1ApplyTablePerms"

/** Linux names a table's bits by the level: PGD at -1, P4D at 0, PUD at 1, PMD at 2. */
function byLevel(suffix: string, since?: Release): readonly LinuxName[] {
  return [
    {name: `PMD_TABLE_${suffix}`, since, levels: [2]},
    {name: `PUD_TABLE_${suffix}`, since, levels: [1]},
    {name: `P4D_TABLE_${suffix}`, since, levels: [0]},
    {name: `PGD_TABLE_${suffix}`, since, levels: [-1]},
  ]
}

export const TABLE_FIELDS: readonly Definition[] = [
  {
    label: "NSTable",
    name: "NSTable",
    high: 63,
    low: 63,
    about: "Non-secure for everything below, asked in Secure state only.",
    source: PERMISSIONS,
    says: () => "Without meaning in the Non-secure state.",
  },
  {
    label: "APTable",
    name: "APTable",
    high: 62,
    low: 61,
    about: "Access permissions that everything below must do without.",
    source: PERMISSIONS,
    says: value =>
      [
        "Takes no right from what is below.",
        "No access for EL0 below.",
        "No writes below, at any exception level.",
        "No writes below, and no access for EL0.",
      ][value],
  },
  {
    label: "UXNTable",
    name: "UXNTable",
    high: 60,
    low: 60,
    about: "Everything below is execute-never for EL0.",
    source: PERMISSIONS,
    linux: byLevel("UXN", "5.14"),
    says: value =>
      value === 1
        ? "User code cannot be executed from anything below."
        : "Leaves execution by EL0 to the entries below.",
  },
  {
    label: "PXNTable",
    name: "PXNTable",
    high: 59,
    low: 59,
    about: "Everything below is execute-never for EL1.",
    source: PERMISSIONS,
    linux: byLevel("PXN", "5.14"),
    says: value =>
      value === 1
        ? "Kernel code cannot be executed from anything below."
        : "Leaves execution by EL1 to the entries below.",
  },
  {
    label: "table address",
    name: "NLTA",
    high: 47,
    low: "granule",
    address: "low",
    about: "The next-level table address.",
    source: "Arm ARM pseudocode AArch64_NextTableBase",
    says: (_, {address}) => `Points at the table ${hex(address)}.`,
  },
  ...highAddressFields((_, {address}) => `High bits of the table address ${hex(address)}.`),
  {
    label: "AF",
    name: "AF",
    high: 10,
    low: 10,
    about: "Access flag of a table, with FEAT_HAFT only; else ignored.",
    source: "Arm ARM, “VMSAv8-64 descriptor formats”",
    linux: byLevel("AF", "7.1"),
    says: value =>
      value === 1 ? "Was walked through, if the machine has FEAT_HAFT." : "Clear; ignored without FEAT_HAFT.",
  },
  {
    label: "table",
    name: "type",
    high: 1,
    low: 1,
    about: "With bit 0: 11 is a table, 01 is a block.",
    source: "Arm ARM pseudocode AArch64_DecodeDescriptorType",
    linux: [
      {name: "PMD_TABLE_BIT", before: "7.1", levels: [2]},
      {name: "PUD_TABLE_BIT", before: "7.1", levels: [1]},
    ],
    says: () => "A table: the walk goes on.",
  },
  VALID,
]
