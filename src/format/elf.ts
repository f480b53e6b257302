// ELF64 cores of AArch64: QEMU's dump-guest-memory (paging off), /proc/vmcore and copies of it, and our own examples.
// Memory is found by p_paddr. Not trusted: e_ehsize (QEMU 9.0 writes 8), and any count, offset or length before it has
// been checked against the size of the file. Left out: section contents, big-endian cores, 32 bits.
// System V ABI, "ELF header" and "Program header"; QEMU 9.0 dump/dump.c; Linux 7.1 fs/proc/vmcore.c.

import {hex, toPa} from "../model/word.ts"
import type {Bytes} from "./bytes.ts"
import {cursor, type Cursor} from "./cursor.ts"
import {FormatError} from "./error.ts"
import {notes, prstatus, NT_PRSTATUS, type Cpu} from "./note.ts"
import {physical, type Physical, type Segment} from "./segment.ts"

const HEADER = 64
const PROGRAM_HEADER = 56
const SECTION_HEADER = 64
const ET_CORE = 4
const EM_AARCH64 = 183
const PN_XNUM = 0xffff
const PT_LOAD = 1
const PT_NOTE = 4

/** More program headers than any machine has RAM blocks; they are read into memory. */
const MAX_HEADERS = 65536 * 4
/** Bytes of notes that are read in all: 4096 CPUs with SVE need less. */
const MAX_NOTES = 2 ** 24

export interface Core {
  /** In the order of the file; they may overlap. */
  readonly segments: readonly Segment[]
  readonly memory: Physical
  readonly cpus: readonly Cpu[]
  /** The text of the VMCOREINFO note, one KEY=VALUE a line. */
  readonly vmcoreinfo: string | undefined
}

interface ProgramHeader {
  readonly type: number
  readonly offset: number
  readonly paddr: bigint
  readonly filesz: number
  readonly memsz: number
  /** The place of the header itself in the file. */
  readonly at: number
}

/** Does a file start like an ELF file? */
function isElf(head: Uint8Array): boolean {
  return head.length >= 4 && head[0] === 0x7f && head[1] === 0x45 && head[2] === 0x4c && head[3] === 0x46
}

/**
 * Opens a core: reads its headers and notes, and of its memory nothing yet.
 * @throws FormatError if it is none, or contradicts itself or the size of the file.
 */
export async function openElf(bytes: Bytes): Promise<Core> {
  const headers = await programHeaders(bytes)
  const segments: Segment[] = []
  const cpus: Cpu[] = []
  let vmcoreinfo: string | undefined
  let notesLeft = MAX_NOTES
  for (const [i, header] of headers.entries()) {
    checkHeader(header, i, bytes.size)
    if (header.type === PT_LOAD) segments.push(...loaded(header, i))
    if (header.type !== PT_NOTE) continue
    notesLeft -= header.filesz
    if (notesLeft < 0)
      throw new FormatError(
        `ELF core: more notes than the ${hex(MAX_NOTES)} bytes that are read`,
        header.at + 32,
      )
    for (const note of notes(await bytes.read(header.offset, header.filesz), header.offset)) {
      if (note.name === "CORE" && note.type === NT_PRSTATUS) cpus.push(prstatus(note))
      if (note.name === "VMCOREINFO") vmcoreinfo ??= new TextDecoder().decode(note.content)
    }
  }
  return {segments, memory: physical(bytes, segments), cpus, vmcoreinfo}
}

/** Checks the ELF header and reads the table of program headers. */
async function programHeaders(bytes: Bytes): Promise<ProgramHeader[]> {
  const c = cursor(await bytes.read(0, Math.min(HEADER, bytes.size)), 0, "ELF header")
  const magic = c.bytes(4)
  if (!isElf(magic)) throw new FormatError("ELF core: the file does not start with 7f 45 4c 46", 0)
  expect(c.u8(), 2, "64-bit (class 2) expected, class", 4)
  expect(c.u8(), 1, "little-endian (1) expected, data encoding", 5)
  c.skip(10)
  expect(c.u16(), ET_CORE, "a core (type 4) expected, type", 16)
  expect(c.u16(), EM_AARCH64, "AArch64 (machine 183) expected, machine", 18)
  c.skip(12)
  const start = c.size()
  const sections = c.size()
  c.skip(6)
  expect(c.u16(), PROGRAM_HEADER, "program headers of 56 bytes expected, size", 54)
  const few = c.u16()
  const count = few === PN_XNUM ? await extendedCount(bytes, sections) : few
  const at = few === PN_XNUM ? sections + 44 : 56
  if (start > bytes.size || count * PROGRAM_HEADER > bytes.size - start)
    throw new FormatError(
      `ELF core: ${count} program headers from ${hex(start)} on, the file ends at ${hex(bytes.size)}`,
      at,
    )
  if (count > MAX_HEADERS)
    throw new FormatError(`ELF core: ${count} program headers, at most ${MAX_HEADERS} are read`, at)
  const table = cursor(await bytes.read(start, count * PROGRAM_HEADER), start, "program headers")
  return Array.from({length: count}, () => programHeader(table))
}

function expect(found: number, wanted: number, what: string, offset: number) {
  if (found !== wanted) throw new FormatError(`ELF core: ${what} ${found} found`, offset)
}

/** With 65535 or more program headers their number is in sh_info of section header 0. */
async function extendedCount(bytes: Bytes, sections: number): Promise<number> {
  if (sections === 0 || sections > bytes.size - SECTION_HEADER)
    throw new FormatError(
      `ELF core: the number of program headers is said to be in section header 0, which is not in the file`,
      40,
    )
  const c = cursor(await bytes.read(sections, SECTION_HEADER), sections, "section header 0")
  c.skip(44)
  return c.u32()
}

function programHeader(c: Cursor): ProgramHeader {
  const at = c.offset
  const type = c.u32()
  c.skip(4)
  if (type !== PT_LOAD && type !== PT_NOTE) {
    c.skip(PROGRAM_HEADER - 8)
    return {type, offset: 0, paddr: 0n, filesz: 0, memsz: 0, at}
  }
  const offset = c.size()
  c.skip(8)
  const paddr = c.u64()
  const filesz = c.size()
  const memsz = c.size()
  c.skip(8)
  return {type, offset, paddr, filesz, memsz, at}
}

/** Is what a program header points to inside the file? */
function checkHeader({type, offset, filesz, memsz, at}: ProgramHeader, i: number, size: number) {
  const end = offset + filesz
  if (end > size)
    throw new FormatError(
      `ELF core: program header ${i} ends at ${hex(end)}, the file at ${hex(size)}`,
      at + 8,
    )
  if (type === PT_LOAD && filesz > memsz)
    throw new FormatError(
      `ELF core: program header ${i} has ${hex(filesz)} bytes in the file, but only ${hex(memsz)} in memory`,
      at + 32,
    )
}

/** The segment of a PT_LOAD; none if nothing of it is in the file, or if it has no physical address (-1, in /proc/kcore). */
function loaded({offset, paddr, filesz, at}: ProgramHeader, i: number): Segment[] {
  if (filesz === 0 || paddr === 0xffff_ffff_ffff_ffffn) return []
  if (paddr + BigInt(filesz) > 2n ** 52n)
    throw new FormatError(
      `ELF core: program header ${i} reaches from physical address ${hex(paddr)} to beyond 52 bits`,
      at + 24,
    )
  return [{start: toPa(paddr), size: filesz, offset}]
}
