// The protections that Linux gives its mappings, by release: Linux 5.3.1, 5.4, 5.10, 5.14-rc5, 6.12.26 and 7.1.5,
// arch/arm64/include/asm/pgtable-prot.h. A protection is a descriptor with its address bits zero. Stable series of older
// releases differ in PTE_DIRTY: 5.4 dropped it and 7.0 put it back into PAGE_KERNEL*, both marked for backports; the tables
// of 6.1 and 6.12 in test/dumps have it.

import {attrIndx, type LinuxMemory} from "./memoryType.ts"
import {since} from "../release.ts"
import type {Release} from "../source.ts"

/** PAGE_KERNEL_TAGGED and its _RO form are what the linear map has since 5.10, MTE or not. */
export const PROTECTIONS = [
  "PROT_NORMAL",
  "PROT_NORMAL_NC",
  "PROT_NORMAL_WT",
  "PROT_DEVICE_nGnRE",
  "PROT_DEVICE_nGnRnE",
  "PROT_SECT_NORMAL",
  "PROT_SECT_NORMAL_EXEC",
  "PROT_SECT_DEVICE_nGnRE",
  "PAGE_KERNEL",
  "PAGE_KERNEL_RO",
  "PAGE_KERNEL_ROX",
  "PAGE_KERNEL_EXEC",
  "PAGE_KERNEL_EXEC_CONT",
  "PAGE_KERNEL_TAGGED",
  "PAGE_KERNEL_TAGGED_RO",
  "PAGE_SHARED",
  "PAGE_SHARED_EXEC",
  "PAGE_READONLY",
  "PAGE_READONLY_EXEC",
  "PAGE_EXECONLY",
  "PAGE_NONE",
] as const
export type ProtectionName = (typeof PROTECTIONS)[number]

const TYPE_PAGE = 3n
const TYPE_SECT = 1n
const VALID = 1n
const USER = 1n << 6n
const RDONLY = 1n << 7n
const SHARED = 3n << 8n
const AF = 1n << 10n
const NG = 1n << 11n
const WRITE = 1n << 51n
const CONT = 1n << 52n
const PXN = 1n << 53n
const UXN = 1n << 54n
const DIRTY = 1n << 55n
const PROT_NONE = 1n << 58n

export interface ProtectionOptions {
  /** As a block: bit 1 clear. */
  readonly block?: boolean
  /** With nG, as all kernel mappings are while KPTI is in use. User protections always have it. */
  readonly nonGlobal?: boolean
  /** With TCR.DS = 1: no shareability, its bits belong to the address. */
  readonly lpa2?: boolean
}

/** A protection of a release, 64 bits; undefined if the release has no such memory type. */
export function protection(
  name: ProtectionName,
  release: Release,
  {block = false, nonGlobal = false, lpa2 = false}: ProtectionOptions = {},
): bigint | undefined {
  let value = plain(name, release)
  if (value === undefined) return undefined
  if (block) value &= ~2n
  if (nonGlobal) value |= NG
  if (lpa2) value &= ~SHARED
  return value
}

function plain(name: ProtectionName, release: Release): bigint | undefined {
  switch (name) {
    case "PROT_NORMAL":
      return kernel(release, "NORMAL")
    case "PROT_NORMAL_NC":
      return kernel(release, "NORMAL_NC")
    case "PROT_NORMAL_WT":
      return kernel(release, "NORMAL_WT")
    case "PROT_DEVICE_nGnRE":
      return kernel(release, "DEVICE_nGnRE")
    case "PROT_DEVICE_nGnRnE":
      return kernel(release, "DEVICE_nGnRnE")
    case "PROT_SECT_NORMAL":
      return section(release, "NORMAL", PXN | UXN | (since(release, "6.12") ? WRITE : 0n))
    case "PROT_SECT_NORMAL_EXEC":
      return section(release, "NORMAL", UXN)
    case "PROT_SECT_DEVICE_nGnRE":
      return section(release, "DEVICE_nGnRE", PXN | UXN)
    case "PAGE_KERNEL":
      return pageKernel(release)
    case "PAGE_KERNEL_RO":
      return readOnly(pageKernel(release))
    case "PAGE_KERNEL_ROX":
      return readOnly(pageKernel(release)) & ~PXN
    case "PAGE_KERNEL_EXEC":
      return pageKernel(release) & ~PXN
    case "PAGE_KERNEL_EXEC_CONT":
      return (pageKernel(release) & ~PXN) | CONT
    case "PAGE_KERNEL_TAGGED":
      return tagged(release, pageKernel(release))
    case "PAGE_KERNEL_TAGGED_RO":
      return tagged(release, readOnly(pageKernel(release)))
    case "PAGE_SHARED":
      return user(release, USER | PXN | UXN | WRITE | clean(release))
    case "PAGE_SHARED_EXEC":
      return user(release, USER | PXN | WRITE | clean(release))
    case "PAGE_READONLY":
      return user(release, USER | PXN | UXN | RDONLY)
    case "PAGE_READONLY_EXEC":
      return user(release, USER | PXN | RDONLY)
    case "PAGE_EXECONLY":
      return user(release, PXN | RDONLY)
    case "PAGE_NONE":
      // Since 6.10 nG says "present, though invalid", and user protections have nG anyway.
      return (user(release, PXN | UXN | RDONLY) & ~VALID) | (since(release, "6.12") ? 0n : PROT_NONE)
  }
}

function memory(release: Release, type: LinuxMemory): bigint | undefined {
  const at = attrIndx(release, type)
  return at === undefined ? undefined : BigInt(at) << 2n
}

function kernel(release: Release, type: LinuxMemory): bigint | undefined {
  const attr = memory(release, type)
  const dirty = release === "5.3" ? DIRTY : 0n
  return attr === undefined ? undefined : TYPE_PAGE | AF | SHARED | PXN | UXN | WRITE | dirty | attr
}

function section(release: Release, type: LinuxMemory, bits: bigint): bigint | undefined {
  const attr = memory(release, type)
  return attr === undefined ? undefined : TYPE_SECT | AF | SHARED | attr | bits
}

function pageKernel(release: Release): bigint {
  return kernel(release, "NORMAL")! | (since(release, "7.1") ? DIRTY : 0n)
}

/** NORMAL has index 0 wherever NORMAL_TAGGED exists. */
function tagged(release: Release, value: bigint): bigint | undefined {
  const attr = memory(release, "NORMAL_TAGGED")
  return attr === undefined ? undefined : value | attr
}

function readOnly(value: bigint): bigint {
  return (value & ~WRITE) | RDONLY
}

/** Since 5.4 writable shared user pages begin clean, that is read-only for the hardware. */
function clean(release: Release): bigint {
  return since(release, "5.4") ? RDONLY : 0n
}

function user(release: Release, bits: bigint): bigint {
  return TYPE_PAGE | AF | SHARED | NG | memory(release, "NORMAL")! | bits
}
