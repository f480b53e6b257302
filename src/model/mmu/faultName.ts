// The kernel's names of the fault status codes, by release. Linux 5.3.1, 6.12.26, 7.1.5, arch/arm64/mm/fault.c,
// fault_info; the releases between are taken to be like the older one, but for the tag check fault, which came with MTE in 5.10.

import {since} from "../release.ts"
import type {Release} from "../source.ts"

const ALWAYS: Record<number, string> = {
  0x00: "ttbr address size fault",
  0x01: "level 1 address size fault",
  0x02: "level 2 address size fault",
  0x03: "level 3 address size fault",
  0x04: "level 0 translation fault",
  0x05: "level 1 translation fault",
  0x06: "level 2 translation fault",
  0x07: "level 3 translation fault",
  0x09: "level 1 access flag fault",
  0x0a: "level 2 access flag fault",
  0x0b: "level 3 access flag fault",
  0x0d: "level 1 permission fault",
  0x0e: "level 2 permission fault",
  0x0f: "level 3 permission fault",
  0x10: "synchronous external abort",
  0x14: "level 0 (translation table walk)",
  0x15: "level 1 (translation table walk)",
  0x16: "level 2 (translation table walk)",
  0x17: "level 3 (translation table walk)",
  0x18: "synchronous parity or ECC error",
  0x1c: "level 0 synchronous parity error (translation table walk)",
  0x1d: "level 1 synchronous parity error (translation table walk)",
  0x1e: "level 2 synchronous parity error (translation table walk)",
  0x1f: "level 3 synchronous parity error (translation table walk)",
  0x21: "alignment fault",
  0x30: "TLB conflict abort",
  0x31: "Unsupported atomic hardware update fault",
  0x34: "implementation fault (lockdown abort)",
  0x35: "implementation fault (unsupported exclusive)",
}

const SINCE_6_12: Record<number, string> = {
  0x08: "level 0 access flag fault",
  0x0c: "level 0 permission fault",
  0x13: "level -1 (translation table walk)",
  0x1b: "level -1 synchronous parity error (translation table walk)",
  0x29: "level -1 address size fault",
  0x2b: "level -1 translation fault",
}

/** The kernel's name of a fault status code, 0 to 0x3f; those that the release does not know are "unknown" with a decimal number. */
export function faultName(status: number, release: Release): string {
  const added = since(release, "6.12") ? SINCE_6_12[status] : undefined
  if (status === 0x11 && since(release, "5.10")) return "synchronous tag check fault"
  return ALWAYS[status] ?? added ?? `unknown ${status}`
}
