// What every reader stands on: a thing with a size, of which ranges can be read. A dump may be larger than memory, so
// nothing reads the whole of it; memory and a Blob are two implementations, and what else is wanted is wrapped around.

import {hex} from "../model/word.ts"
import {FormatError} from "./error.ts"

export interface Bytes {
  /** Bytes in all. */
  readonly size: number
  /**
   * Exactly `length` bytes from `offset`. They are only to be read: they may belong to someone else.
   * @throws FormatError if the range is not inside.
   */
  read(offset: number, length: number): Promise<Uint8Array>
}

/** Checks a range against a size before anything is allocated for it. */
function check(size: number, offset: number, length: number) {
  const inside = offset >= 0 && length >= 0 && offset + length <= size
  if (!inside || !Number.isSafeInteger(offset + length))
    throw new FormatError(`${hex(length)} bytes expected, the file ends at ${hex(size)}`, offset)
}

/** The bytes of an array, not copied. */
export function fromMemory(data: Uint8Array): Bytes {
  return {
    size: data.length,
    read: async (offset, length) => {
      check(data.length, offset, length)
      return data.subarray(offset, offset + length)
    },
  }
}

/** The bytes of a Blob, thus also of a File: only what is asked for is read. */
export function fromBlob(blob: Blob): Bytes {
  return {
    size: blob.size,
    read: async (offset, length) => {
      check(blob.size, offset, length)
      const data = await blob
        .slice(offset, offset + length)
        .arrayBuffer()
        .catch(() => {
          throw new FormatError("the file can no longer be read: it was changed or removed", offset)
        })
      if (data.byteLength !== length)
        throw new FormatError(`${hex(length)} bytes expected, ${hex(data.byteLength)} read`, offset)
      return new Uint8Array(data)
    },
  }
}

/**
 * Reads in blocks of `blockBytes` and keeps the `blocks` last used, so that neighbours cost one read. What is longer than
 * a block is read past the cache.
 */
export function cached(inner: Bytes, blockBytes = 65536, blocks = 256): Bytes {
  const kept = new Map<number, Promise<Uint8Array>>()
  const block = (n: number) => {
    const start = n * blockBytes
    const data = kept.get(n) ?? inner.read(start, Math.min(blockBytes, inner.size - start))
    kept.delete(n)
    kept.set(n, data)
    if (kept.size > blocks) kept.delete(kept.keys().next().value!)
    data.catch(() => kept.delete(n))
    return data
  }
  return {
    size: inner.size,
    read: async (offset, length) => {
      check(inner.size, offset, length)
      if (length > blockBytes || length === 0) return inner.read(offset, length)
      const first = Math.floor(offset / blockBytes)
      const at = offset - first * blockBytes
      const head = (await block(first)).subarray(at, at + length)
      if (head.length === length) return head
      const whole = new Uint8Array(length)
      whole.set(head)
      whole.set((await block(first + 1)).subarray(0, length - head.length), head.length)
      return whole
    },
  }
}

/** The same bytes; counts the calls and what they asked for. */
export function counted(inner: Bytes): Bytes & {readonly reads: number; readonly bytesRead: number} {
  const counts = {reads: 0, bytesRead: 0}
  return {
    size: inner.size,
    read(offset, length) {
      counts.reads++
      counts.bytesRead += length
      return inner.read(offset, length)
    },
    get reads() {
      return counts.reads
    },
    get bytesRead() {
      return counts.bytesRead
    },
  }
}
