// Unpacking gzip with the platform's own DecompressionStream: no code to ship, and off the main thread in browsers. It is
// fed piece by piece, for two reasons: an error can then name the place, and a small file that unpacks to gigabytes is
// stopped by the budget. What the platform says of an error differs from browser to browser and is not shown.

import {hex} from "../model/word.ts"
import type {Bytes} from "./bytes.ts"
import {FormatError} from "./error.ts"

const PIECE = 16384

/** Does a file start like gzip? */
export function isGzip(head: Uint8Array): boolean {
  return head.length >= 2 && head[0] === 0x1f && head[1] === 0x8b
}

/**
 * The unpacked content of a gzip file, at most `budget` bytes of it.
 * @throws FormatError if it is no gzip, is damaged, ends too early, or unpacks to more. The offset is that of the piece of
 * 16 KiB (of the packed file) in which the trouble shows.
 */
export async function gunzip(packed: Bytes, budget: number): Promise<Uint8Array> {
  if (packed.size < 18 || !isGzip(await packed.read(0, 2)))
    throw new FormatError("gzip: the file does not start with 1f 8b, or is shorter than 18 bytes", 0)
  const stream = new DecompressionStream("gzip")
  const writer = stream.writable.getWriter()
  const reader = stream.readable.getReader()
  let fed = 0
  let whole = false

  const feed = async () => {
    for (let offset = 0; offset < packed.size; offset += PIECE) {
      const piece = await packed.read(offset, Math.min(PIECE, packed.size - offset))
      fed = offset
      await writer.write(new Uint8Array(piece))
    }
    whole = true
    await writer.close()
  }
  const drain = async () => {
    const parts: Uint8Array[] = []
    let size = 0
    for (;;) {
      const {done, value} = await reader.read()
      if (done) return joined(parts, size)
      size += value.length
      if (size > budget)
        throw new FormatError(`gzip: the content is larger than the ${hex(budget)} bytes that are read`, fed)
      parts.push(value)
    }
  }

  // After an error the other side may wait for ever, so whoever fails first decides, and both ends are let go.
  const failed = new Promise<never>((_, reject) => void feed().catch(reject))
  try {
    return await Promise.race([drain(), failed])
  } catch (error) {
    writer.abort().catch(() => {})
    reader.cancel().catch(() => {})
    if (error instanceof FormatError) throw error
    const why = whole ? "damaged, or ends too early" : "damaged"
    throw new FormatError(`gzip: the packed data is ${why}`, fed)
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
