// A reader over one piece of a file. Little-endian. Every read is checked first; an error names the place in the file.

import {hex} from "../model/word.ts"
import {FormatError} from "./error.ts"

export interface Cursor {
  /** The place in the file of the next byte. */
  readonly offset: number
  /** Bytes left in this piece. */
  readonly left: number
  u8(): number
  u16(): number
  u32(): number
  u64(): bigint
  /** A 64-bit offset or size as a number. @throws FormatError if it has more than 53 bits: no file is that large. */
  size(): number
  /** The next n bytes, not copied. */
  bytes(n: number): Uint8Array
  skip(n: number): void
}

/**
 * A cursor at the start of `data`, which is `offset` bytes into the file. `what` names the piece in errors.
 * All methods throw FormatError where the piece ends too early.
 */
export function cursor(data: Uint8Array, offset: number, what: string): Cursor {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  let at = 0
  const take = (n: number) => {
    if (n > data.length - at)
      throw new FormatError(
        `${what}: ${hex(n)} bytes expected, ${hex(data.length - at)} are left`,
        offset + at,
      )
    at += n
    return at - n
  }
  return {
    get offset() {
      return offset + at
    },
    get left() {
      return data.length - at
    },
    u8: () => view.getUint8(take(1)),
    u16: () => view.getUint16(take(2), true),
    u32: () => view.getUint32(take(4), true),
    u64: () => view.getBigUint64(take(8), true),
    size() {
      const start = take(8)
      const high = view.getUint32(start + 4, true)
      if (high >= 2 ** 21)
        throw new FormatError(
          `${what}: ${hex(view.getBigUint64(start, true))} is no size or offset of a file`,
          offset + start,
        )
      return high * 2 ** 32 + view.getUint32(start, true)
    },
    bytes(n) {
      const start = take(n)
      return data.subarray(start, start + n)
    },
    skip: n => void take(n),
  }
}
