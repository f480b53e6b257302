// The notes of an ELF core: name, type and content, name and content padded to 4 bytes. ELF, "Note Section"; the layout of
// NT_PRSTATUS: Linux 7.1, include/linux/elfcore.h and arch/arm64/include/asm/elf.h.

import {cursor} from "./cursor.ts"

export const NT_PRSTATUS = 1

export interface Note {
  readonly name: string
  readonly type: number
  readonly content: Uint8Array
  /** The place of the content in the file. */
  readonly offset: number
}

/** Registers of a CPU, from its NT_PRSTATUS note. No core has the system registers (TTBR, TCR, MAIR). */
export interface Cpu {
  readonly pid: number
  /** x0 to x30. */
  readonly x: readonly bigint[]
  readonly sp: bigint
  readonly pc: bigint
  readonly pstate: bigint
}

const padded = (size: number) => Math.ceil(size / 4) * 4

/** The notes in `data`, which is `offset` bytes into the file. @throws FormatError if one reaches beyond its end. */
export function* notes(data: Uint8Array, offset: number): Generator<Note> {
  const c = cursor(data, offset, "ELF core: notes")
  while (c.left > 0) {
    const nameSize = c.u32()
    const contentSize = c.u32()
    const type = c.u32()
    const name = new TextDecoder().decode(c.bytes(nameSize)).replace(/\0.*$/s, "")
    c.skip(Math.min(padded(nameSize) - nameSize, c.left))
    const at = c.offset
    const content = c.bytes(contentSize)
    c.skip(Math.min(padded(contentSize) - contentSize, c.left))
    yield {name, type, content, offset: at}
  }
}

/** The registers in a NT_PRSTATUS note. @throws FormatError if it is too short. */
export function prstatus(note: Note): Cpu {
  const c = cursor(note.content, note.offset, "ELF core: NT_PRSTATUS")
  c.skip(32)
  const pid = c.u32()
  c.skip(76)
  const x = Array.from({length: 31}, () => c.u64())
  return {pid, x, sp: c.u64(), pc: c.u64(), pstate: c.u64()}
}
