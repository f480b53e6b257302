// Writes small ELF64 cores for tests, field by field, so that any of them can be wrong.

export interface Header {
  readonly type?: number
  readonly offset?: number | bigint
  readonly paddr?: bigint
  readonly filesz?: number | bigint
  readonly memsz?: number | bigint
}

export interface CoreOptions {
  readonly headers: readonly Header[]
  readonly size?: number
  readonly machine?: number
  readonly class?: number
  readonly type?: number
  readonly phoff?: bigint
  readonly phnum?: number
  readonly shoff?: bigint
}

/** A core whose memory begins at offset 0x1000 of the file; by default one PT_LOAD of `size` bytes from 0x4000_0000 on. */
export function core({headers, size = 0x4000, ...rest}: CoreOptions): Uint8Array {
  const data = new Uint8Array(size)
  const view = new DataView(data.buffer)
  data.set([0x7f, 0x45, 0x4c, 0x46, rest.class ?? 2, 1, 1])
  view.setUint16(16, rest.type ?? 4, true)
  view.setUint16(18, rest.machine ?? 183, true)
  view.setBigUint64(32, rest.phoff ?? 64n, true)
  view.setBigUint64(40, rest.shoff ?? 0n, true)
  view.setUint16(52, 8, true) // e_ehsize as QEMU writes it
  view.setUint16(54, 56, true)
  view.setUint16(56, rest.phnum ?? headers.length, true)
  headers.forEach((header, n) => {
    const at = 64 + 56 * n
    view.setUint32(at, header.type ?? 1, true)
    view.setBigUint64(at + 8, BigInt(header.offset ?? 0x1000), true)
    view.setBigUint64(at + 24, header.paddr ?? 0x4000_0000n, true)
    view.setBigUint64(at + 32, BigInt(header.filesz ?? 0x1000), true)
    view.setBigUint64(at + 40, BigInt(header.memsz ?? header.filesz ?? 0x1000), true)
  })
  return data
}
