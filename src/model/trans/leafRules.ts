// Steps that the leaf rules of several revisions share, each named after the kernel's helper.

import type {Geometry} from "../geometry.ts"
import type {Word} from "../word.ts"
import type {RuleStep} from "./revision.ts"

const NOTHING: Word = {lo: 0, hi: 0}
const VALID: Word = {lo: 1, hi: 0}
const RDONLY: Word = {lo: 1 << 7, hi: 0}
const WRITE: Word = {lo: 0, hi: 1 << 19} // bit 51

/** The kernel's protection on a geometry: with LPA2 it has no SH, since bits 9:8 are address bits there. */
export function protectionOn({output}: Geometry, leaf: Word): Word {
  return output === "lpa2" ? {...leaf, lo: leaf.lo & ~0x300} : leaf
}

/** A block loses bit 7 and nothing else: bit 51 stays as it was. */
export function always(name: "PMD_SECT_RDONLY" | "PUD_SECT_RDONLY"): RuleStep {
  return {function: name, mark: "W", because: "always", set: NOTHING, clear: RDONLY}
}

/** pte_mkwrite() up to Linux 6.17: sets bit 51 and clears bit 7, whatever the entry. */
export const page52: RuleStep = {
  function: "pte_mkwrite",
  mark: "W",
  because: "always",
  set: WRITE,
  clear: RDONLY,
}

/** The same under the name that it has since Linux 6.6. */
export const page66: RuleStep = {...page52, function: "pte_mkwrite_novma"}

/** pte_mkpresent(): sets bit 0. */
export function revived(because: "debug_pagealloc" | "not empty"): RuleStep {
  return {function: "pte_mkpresent", mark: "V", because, set: VALID, clear: NOTHING}
}
