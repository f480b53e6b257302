// What can be opened by name: tables of real kernels, and small ones made by hand. The real ones are fetched when they are
// asked for; from a relative URL, so that the built page works from any path.

import {fromMemory} from "../../format/bytes.ts"
import {FormatError} from "../../format/error.ts"
import {parseExample} from "../../format/example.ts"
import {loadExample} from "../../format/load.ts"
import {handmade} from "../../model/handmade/tables.ts"
import type {Loaded} from "../../model/loaded.ts"
import {CAPTURED_KEXEC, CAPTURED_RESUME} from "../../model/machine/scenario.ts"
import type {Captured} from "../theatre/staging.ts"

export interface Example {
  /** What an Experiment calls its source; part of links, never changed. */
  readonly name: string
  readonly title: string
  readonly about: string
  readonly group: "real kernels" | "by hand"
  /** What is known of its transition. */
  readonly captured?: Captured
  /** `base`: the page's address, where this is not the page. @throws FormatError that names the file, and the offset if there is one. */
  load(base?: string): Promise<Loaded>
}

/** What the page opens with. */
export const DEFAULT_EXAMPLE = "6.1-4k-default"

const REAL: readonly Omit<Example, "group" | "load">[] = [
  {
    name: "6.1-4k-default",
    title: "Linux 6.1, rodata=full, 512 MiB",
    about: "The linear map in pages; kernel code and module code are read-only in it.",
    captured: {kexec: CAPTURED_KEXEC},
  },
  {
    name: "6.1-4k-rodata-off-2g",
    title: "Linux 6.1, rodata=off, 2 GiB",
    about: "The linear map in blocks of 1 GiB and 2 MiB: five tables are enough.",
  },
  {
    name: "6.1-4k-crash",
    title: "Linux 6.1, crash kernel loaded, 768 MiB",
    about: "The crash kernel's memory is invalid in the linear map: 8,215 entries that are not empty.",
  },
  {
    name: "6.12-4k-va48",
    title: "Linux 6.12, KFENCE, 512 MiB",
    about: "KFENCE keeps single pages invalid; the whole kernel half is copied, not just the linear map.",
  },
  {
    name: "6.12-16k-n1",
    title: "Linux 6.12, 16K granule, 512 MiB",
    about: "Three levels of 2,048 entries; the whole kernel half is copied.",
  },
  {
    name: "6.12-16k-lpa2",
    title: "Linux 6.12, 16K granule, 52 bits, 1 GiB",
    about: "LPA2: output addresses of 52 bits, so descriptors have no shareability field; with KFENCE.",
  },
  {
    name: "7.2-4k-a72-kaslr",
    title: "Linux 7.2, KASLR and KPTI, 640 MiB",
    about: "All kernel mappings are non-global; 11,555 read-only pages, not one block.",
  },
  {
    name: "hibernate-6.1-4k",
    title: "Linux 6.1, resume from hibernation, 384 MiB",
    about: "The copy was made by a real resume, through which the kernel then restored its image.",
    // The head of its list lies where that of 9,088 pairs would.
    captured: {resume: {placed: CAPTURED_RESUME, pages: 9088}},
  },
]

/** All examples, in the order of the list that people see. */
export const examples: readonly Example[] = [
  ...REAL.map(entry => ({
    ...entry,
    group: "real kernels" as const,
    load: (base?: string) => loadReal(entry.name, base),
  })),
  ...handmade.map(({make, ...entry}) => ({...entry, group: "by hand" as const, load: async () => make()})),
]

/** The example of this name. */
export function example(name: string): Example | undefined {
  return examples.find(entry => entry.name === name)
}

async function loadReal(name: string, base = document.baseURI): Promise<Loaded> {
  const json = `examples/${name}/example.json`
  const core = `examples/${name}/tables.elf.gz`
  const [about, file] = await Promise.all([fetched(json, base), fetched(core, base)])
  const known = await said(json, async () => parseExample(new TextDecoder().decode(about)))
  return said(core, () => loadExample(name, known, fromMemory(file)))
}

/** A file of the page's own; nothing else is ever fetched. */
async function fetched(path: string, base: string): Promise<Uint8Array> {
  const response = await fetch(new URL(path, base)).catch(() => undefined)
  if (!response) throw new FormatError(`${path}: cannot be fetched: no answer from the server`)
  if (!response.ok)
    throw new FormatError(`${path}: the server says ${`${response.status} ${response.statusText}`.trim()}`)
  const content = await response.arrayBuffer().catch(() => {
    throw new FormatError(`${path}: the connection ended before the file did`)
  })
  return new Uint8Array(content)
}

/** What is wrong with a file, said with its name. */
async function said<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw error instanceof FormatError ? error.in(file) : error
  }
}
