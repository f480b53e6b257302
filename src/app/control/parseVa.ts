// A virtual address as someone types or pastes it: 0xffff_0000_0a2e_b000, ffff00000a2eb000 (as kernel logs have it), decimal.
// It must lie in the half that the source's root translates; if not, the message says what is wrong and what is expected.

import {halfEnd, halfStart} from "../../model/geometry.ts"
import type {Source} from "../../model/source.ts"
import {hex64, parseNumber, toVa, type Va} from "../../model/word.ts"
import {sourceHalf} from "../../model/path.ts"
import type {Read} from "./fields.ts"

const TOO_LONG = "An address has 64 bits: expected at most 16 hex digits"

/** The address that a text means to a source. */
export function parseVa(text: string, source: Source): Read<Va> {
  const digits = text.trim().replace(/[_ ]/g, "")
  if (digits === "" || /^0x$/i.test(digits)) return {problem: `Expected an address, ${range(source)}`}
  // Bare digits are hex if one of them can only be, or if there are 16 of them.
  const bare = /^[0-9a-f]+$/i.test(digits) && (digits.length === 16 || /[a-f]/i.test(digits))
  const stranger = /[^0-9a-f]/iu.exec(digits.replace(/^0x/i, ""))
  if (stranger) return {problem: `“${stranger[0]}” is no hex digit: expected 0x and up to 16 of 0–9, a–f`}
  const value = parseNumber(bare ? `0x${digits}` : digits)
  if (value === undefined) return {problem: TOO_LONG}
  const {vaBits} = source.geometry
  const half = value >> 63n === 1n ? 1 : 0
  const above = value >> BigInt(vaBits)
  if (above !== (half === 1 ? (1n << BigInt(64 - vaBits)) - 1n : 0n))
    return {
      problem: `Bits 63 to ${vaBits} are not all equal, so no table translates it: expected ${range(source)}`,
    }
  if (half !== sourceHalf(source))
    return {
      problem: `In the ${half === 1 ? "upper" : "lower"} half, TTBR${half}: this table is TTBR${1 - half}’s, ${range(source)}`,
    }
  return {value: toVa(value)}
}

function range(source: Source): string {
  const [g, half] = [source.geometry, sourceHalf(source)]
  return `${hex64(halfStart(g, half))} to ${hex64(halfEnd(g, half) - 1)}`
}
