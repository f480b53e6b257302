// The fields of block and page descriptors, stage 1, EL1&0, direct permissions. Left out: the other meanings that bits
// have with permission indirection and overlays (FEAT_S1PIE, FEAT_S1POE), AttrIndx[3] (FEAT_AIE), Protected (FEAT_THE).
// Arm ARM, "VMSAv8-64 descriptor formats"; Linux 5.3.1 to 7.1.5, arch/arm64/include/asm/pgtable-hwdef.h and pgtable-prot.h.

import {highAddressFields, linuxName, VALID, type Definition} from "./definition.ts"
import {blockAllowed, contiguousEntries, span} from "../geometry.ts"
import {linuxMemories, memoryName} from "./memoryType.ts"
import {since} from "../release.ts"
import {bytes} from "./say.ts"
import {bit, hex} from "../word.ts"

const FORMATS = "Arm ARM, “VMSAv8-64 descriptor formats”"
const PERMISSIONS = "Arm ARM pseudocode AArch64_S1DirectBasePermissions"
const IGNORED = "Ignored by the MMU."

/** A bit for software. */
function software(bit: number, linux: Definition["linux"], says: Definition["says"]): Definition {
  return {
    label: "software",
    name: `software[${bit}]`,
    high: bit,
    low: bit,
    about: "For software; the MMU never looks at it.",
    source: FORMATS,
    linux,
    says,
  }
}

const PROT_NONE = {name: "PTE_PROT_NONE", before: "6.12", valid: false} as const
const UFFD_WP = {name: "PTE_UFFD_WP", since: "6.12"} as const

const SOFTWARE_BITS: readonly Definition[] = [
  software(58, [PROT_NONE, UFFD_WP], (value, {release, valid}) => {
    if (since(release, "6.12"))
      return value === 1
        ? "Software: write-protected by userfaultfd."
        : "Software: not watched by userfaultfd."
    if (valid) return "Software: unused."
    return value === 1 ? "Software: present without rights (PROT_NONE)." : "Software: not a PROT_NONE page."
  }),
  software(57, [{name: "PTE_DEVMAP", before: "7.1"}], (value, {release}) => {
    if (since(release, "7.1")) return "Software: unused."
    return `Software: ${value === 1 ? "" : "not "}device memory of a driver (dax).`
  }),
  software(56, [{name: "PTE_SPECIAL"}], value =>
    value === 1 ? "Software: special, a page without struct page." : "Software: not special.",
  ),
  software(55, [{name: "PTE_DIRTY"}], value => `Software: ${value === 1 ? "" : "not "}marked dirty.`),
]

export const LEAF_FIELDS: readonly Definition[] = [
  {
    label: "ignored",
    name: "ignored[63:59]",
    high: 63,
    low: 59,
    about: "Ignored by the MMU; bits 62 to 59 are attributes for the bus (PBHA) if TCR.HWU enables them.",
    source: FORMATS,
    says: value => (value === 0 ? IGNORED : "Ignored by the MMU, unless PBHA is enabled for bits 62 to 59."),
    parts: [
      {
        label: "ignored",
        name: "ignored[63:60]",
        high: 63,
        low: 60,
        about: "Ignored by the MMU; bits 62 to 60 are attributes for the bus (PBHA) if TCR.HWU enables them.",
        source: FORMATS,
        says: () => IGNORED,
      },
      {
        label: "ignored",
        name: "ignored[59]",
        high: 59,
        low: 59,
        about: "Ignored by the MMU; an attribute for the bus (PBHA) if TCR.HWU enables it.",
        source: FORMATS,
        linux: [{name: "PMD_PRESENT_INVALID", since: "5.10", before: "6.12", valid: false, levels: [2]}],
        says: value =>
          value === 1
            ? "Software: the block is there, and invalid only while it is being changed."
            : "Software: not a block that is being changed.",
      },
    ],
  },
  {
    label: "software",
    name: "software[58:55]",
    high: 58,
    low: 55,
    about: "Four bits for software; the MMU never looks at them.",
    source: FORMATS,
    says(value, at) {
      const set = SOFTWARE_BITS.filter(({high}) => bit(at.lo, at.hi, high) === 1)
      const names = set.map(({linux, name}) => linuxName(linux, at) ?? name)
      return value === 0
        ? "None set; the MMU ignores them."
        : `Set: ${names.join(", ")}; the MMU ignores them.`
    },
    parts: SOFTWARE_BITS,
  },
  {
    label: "UXN",
    name: "UXN",
    high: 54,
    low: 54,
    about: "Unprivileged execute-never: EL0 may not fetch instructions from here.",
    source: PERMISSIONS,
    linux: [{name: "PTE_UXN"}],
    says: value =>
      value === 1 ? "User code cannot be executed from it." : "User code could be executed from it.",
  },
  {
    label: "PXN",
    name: "PXN",
    high: 53,
    low: 53,
    about: "Privileged execute-never: EL1 may not fetch instructions from here.",
    source: PERMISSIONS,
    linux: [{name: "PTE_PXN"}],
    says(value, {lo}) {
      if (value === 1) return "Kernel code cannot be executed from it."
      return (lo & 0xc0) === 0x40
        ? "Would allow kernel code, but EL1 never executes what EL0 may write."
        : "Kernel code can be executed from it."
    },
  },
  {
    label: "Cont",
    name: "Contiguous",
    high: 52,
    low: 52,
    about:
      "A hint that this entry is one of a naturally aligned group with equal attributes and contiguous addresses.",
    source: "Arm ARM pseudocode AArch64_ContiguousBit, ContiguousSize",
    linux: [{name: "PTE_CONT"}],
    says(value, {g, level}) {
      const group = contiguousEntries(g, level)
      if (group === 0) return value === 1 ? "Ignored at this level." : "Clear; ignored at this level."
      return value === 1
        ? `One of ${group} entries that the TLB may hold as one, ${bytes(group * span(g, level))}.`
        : `Not part of a contiguous group of ${group}.`
    },
  },
  {
    label: "DBM",
    name: "DBM",
    high: 51,
    low: 51,
    about:
      "Dirty bit modifier: with TCR.HD = 1, a write to a page that AP[2] makes read-only clears AP[2] instead of faulting.",
    source: "Arm ARM pseudocode AArch64_S1DirectBasePermissions; Linux 7.1, pgtable.h, pte_write()",
    linux: [{name: "PTE_WRITE"}],
    says(value, {lo}) {
      if (value === 0) return "Linux regards it as write-protected: pte_write() is false."
      return (lo & 0x80) === 0
        ? "Linux regards it as writable: pte_write() is true."
        : "Clean: read-only until the first write, which clears AP[2] if the hardware manages the dirty state."
    },
  },
  {
    label: "GP",
    name: "GP",
    high: 50,
    low: 50,
    about: "Guarded page: an indirect branch into it must land on a BTI instruction (FEAT_BTI).",
    source: FORMATS,
    linux: [{name: "PTE_GP", since: "5.10"}],
    says: value => (value === 1 ? "Branch targets are checked (BTI)." : "No branch-target check (BTI)."),
  },
  {
    label: "output address",
    name: "OA",
    high: 47,
    low: "span",
    address: "low",
    about: "The output address: where the mapped memory begins.",
    source: "Arm ARM pseudocode AArch64_LeafBase",
    says: (_, {g, shape, address}) =>
      `Points at the ${shape} ${hex(address)}, frame ${hex(address / g.granule)}.`,
  },
  ...highAddressFields((_, {address}) => `High bits of the address ${hex(address)}.`),
  {
    label: "nT",
    name: "nT",
    high: 16,
    low: 16,
    levels: [-1, 0, 1, 2],
    about:
      "Block translation entry: while set, the block is not cached in the TLB, so that its size may change (FEAT_BBM).",
    source: FORMATS,
    says: value =>
      value === 1 ? "The TLB does not keep the block; an access may fault." : "The TLB may keep the block.",
  },
  {
    label: "nG",
    name: "nG",
    high: 11,
    low: 11,
    about: "Not global: TLB entries made of it belong to one ASID.",
    source: FORMATS,
    linux: [{name: "PTE_PRESENT_INVALID", since: "6.12", valid: false}, {name: "PTE_NG"}],
    says(value, {valid, release}) {
      if (!valid && since(release, "6.12"))
        return value === 1
          ? "Software: Linux regards it as present, though the MMU faults."
          : "Software: for Linux, too, it is not present."
      return value === 1
        ? "Not global: valid in one address space (ASID)."
        : "Global: valid in every address space."
    },
  },
  {
    label: "AF",
    name: "AF",
    high: 10,
    low: 10,
    about: "Access flag: set once the memory has been accessed.",
    source: "Arm ARM pseudocode AArch64_S1Translate",
    linux: [{name: "PTE_AF"}],
    says: value =>
      value === 1
        ? "Was accessed: no access flag fault."
        : "Not accessed yet: the first access faults, or sets it if TCR.HA is 1.",
  },
  {
    label: "SH",
    name: "SH",
    high: 9,
    low: 8,
    outputs: ["48", "lpa"],
    about: "Shareability: which observers the hardware keeps coherent for it.",
    source: "Arm ARM pseudocode AArch64_S1ApplyOutputPerms",
    linux: [{name: "PTE_SHARED"}],
    says: value =>
      [
        "Non-shareable: coherent for this core only.",
        "Reserved value.",
        "Outer shareable: coherent between clusters and devices.",
        "Inner shareable: coherent between all cores.",
      ][value],
  },
  {
    label: "AP",
    name: "AP[2:1]",
    high: 7,
    low: 6,
    about: "Data access permissions of EL1 and EL0.",
    source: PERMISSIONS,
    says: value =>
      [
        "EL1 read and write, EL0 none.",
        "EL1 and EL0 read and write.",
        "EL1 read-only, EL0 none.",
        "EL1 and EL0 read-only.",
      ][value],
    parts: [
      {
        label: "AP[2]",
        name: "AP[2]",
        high: 7,
        low: 7,
        about: "1 = read-only at EL1 and EL0.",
        source: PERMISSIONS,
        linux: [{name: "PTE_RDONLY"}],
        says: value => (value === 1 ? "Read-only." : "Writable."),
      },
      {
        label: "AP[1]",
        name: "AP[1]",
        high: 6,
        low: 6,
        about: "1 = EL0 may access it, too.",
        source: PERMISSIONS,
        linux: [{name: "PTE_USER"}],
        says: value => (value === 1 ? "EL0 has access: a user page." : "EL0 has no access: a kernel page."),
      },
    ],
  },
  {
    label: "NS",
    name: "NS",
    high: 5,
    low: 5,
    about: "Non-secure: which physical address space, asked in Secure state only.",
    source: FORMATS,
    says: () => "Without meaning in the Non-secure state.",
  },
  {
    label: "AttrIndx",
    name: "AttrIndx",
    high: 4,
    low: 2,
    about: "The byte of MAIR_EL1 that describes the memory type.",
    source: "Arm ARM pseudocode AArch64_S1ApplyOutputPerms, AArch64_MAIRAttr",
    linux: [{name: "PTE_ATTRINDX"}],
    says(value, {release, mair}) {
      const memory = linuxMemories(release)[value]
      return `Memory type ${value}: ${memoryName(value, release, mair)}${memory ? `, MT_${memory}` : ""}.`
    },
  },
]

const TYPE = {
  high: 1,
  low: 1,
  about: "With bit 0: 11 is a table, at level 3 a page; 01 is a block, at level 3 reserved.",
  source: "Arm ARM pseudocode AArch64_DecodeDescriptorType",
} as const

/** Of a type that could not be: bit 0 comes first. */
const NOT_READ = "Not read, as the entry is invalid."

/** Bits 1 and 0 of a page. */
export const PAGE_TYPE: readonly Definition[] = [
  {
    ...TYPE,
    label: "page",
    name: "type",
    linux: [{name: "PTE_TABLE_BIT", before: "7.1"}],
    says: (value, {valid}) =>
      value === 1 ? "A page." : valid ? "Reserved at level 3: the MMU faults." : NOT_READ,
  },
  VALID,
]

/** Bits 1 and 0 of a block. */
export const BLOCK_TYPE: readonly Definition[] = [
  {
    ...TYPE,
    label: "block",
    name: "type",
    linux: [
      {name: "PMD_TABLE_BIT", before: "7.1", levels: [2]},
      {name: "PUD_TABLE_BIT", before: "7.1", levels: [1]},
    ],
    says(_, {g, level, valid}) {
      if (blockAllowed(g, level)) return `A block of ${bytes(span(g, level))}, no table.`
      return valid ? `No block can stand at level ${level}: the MMU faults.` : NOT_READ
    },
  },
  VALID,
]
