// The revisions in words: their place on the line of time, their functions, and what stands in the place of each flag. Facts:
// the reference of transitional tables, 3.9 and 4.2.

import type {Flags, RevisionName} from "../../model/experiment.ts"
import type {Mark} from "../../model/account/account.ts"
import {bytes} from "../../model/descriptor/say.ts"
import {blockAllowed, levels, span, type Geometry} from "../../model/geometry.ts"

export type FlagName = keyof Flags
export const FLAGS: readonly FlagName[] = ["mkwrite", "mkvalid", "checkpfn", "forcemap"]

/** One of the four places: a flag of v1, a kernel option, or a rule that nobody can switch. */
export interface Control {
  readonly mark: Mark
  readonly kind: "flag" | "debug_pagealloc" | "fixed"
  /** The name beside the switch. */
  readonly name: string
  /** What it does, two short lines; of a function, with the sizes of blocks that there are: "2 MiB or 1 GiB". */
  readonly sentence: string | ((sizes: readonly string[]) => string)
}

export interface RevisionWords {
  /** On the line of time. */
  readonly label: string
  /** Alone, in a menu. */
  readonly title: string
  /** The kernel's functions; null: it has none. */
  readonly copies: string
  readonly empties: string | null
  readonly maps: string | null
  readonly controls: Readonly<Record<FlagName, Control>>
}

type Sentence = Control["sentence"]
const flag = (mark: Mark, name: string, sentence: Sentence): Control => ({mark, kind: "flag", name, sentence})
const fixed = (mark: Mark, name: string, sentence: Sentence): Control => ({
  mark,
  kind: "fixed",
  name,
  sentence,
})

/** A control's sentence for a geometry; null: none is known yet. */
export function sentenceOf({sentence}: Control, g: Geometry | null): string {
  return typeof sentence === "string" ? sentence : sentence(g ? blockSizes(g) : [])
}

/** The sizes of the blocks that the kernel makes, from the smallest. With 64K pages Linux takes all of level 1 for tables. */
function blockSizes(g: Geometry): string[] {
  return levels(g)
    .filter(level => level < 3 && level > (g.granule === 65536 ? 1 : 0) && blockAllowed(g, level))
    .map(level => bytes(span(g, level)))
    .reverse()
}

const ofSizes = (sizes: readonly string[], joint: string) => (sizes.length ? ` of ${sizes.join(joint)}` : "")

const V1_CONTROLS = {
  mkwrite: flag("W", "TRANS_MKWRITE", "Clears read-only, so that the copy can be written through."),
  mkvalid: flag("V", "TRANS_MKVALID", "Makes page entries valid that have a value but no valid bit."),
  checkpfn: flag("P", "TRANS_CHECKPFN", "Refuses an entry whose page frame is not memory: −ENXIO."),
  forcemap: flag(
    "F",
    "TRANS_FORCEMAP",
    sizes => `Maps over what is there, even if that is a block${ofSizes(sizes, " or ")}.`,
  ),
}

const ALWAYS_WRITABLE = "Always, since v4 of the series: clears read-only of all it copies."
const writable = (sentence: string) => fixed("W", "writable", sentence)
const DEBUG_PAGEALLOC: Control = {
  mark: "V",
  kind: "debug_pagealloc",
  name: "debug_pagealloc",
  sentence: "A kernel option. On: invalid pages become valid; off: left out.",
}
const BUG_CHECK = fixed("P", "pfn_valid()", "Always, but only of invalid pages: BUG() in place of −ENXIO.")
const OVERWRITES = fixed("F", "overwrites", "Always: nobody looks at what was there. Blocks count as tables.")
const EXIT_PAGE = fixed(
  "F",
  "exit page only",
  "Nothing is mapped into the copy: the exit page has its own tables.",
)
const IDMAP_ONLY = fixed("F", "idmap only", "Nothing to force: map_page is gone, idmap_page starts afresh.")

const MERGED = {
  mkwrite: writable(ALWAYS_WRITABLE),
  mkvalid: DEBUG_PAGEALLOC,
  checkpfn: BUG_CHECK,
  forcemap: OVERWRITES,
}
const V1 = {
  copies: "trans_table_create_copy",
  empties: "trans_table_create_empty",
  maps: "trans_table_map_page",
  controls: V1_CONTROLS,
}
const TRANS_PGD = {copies: "trans_pgd_create_copy", empties: null, maps: "trans_pgd_map_page"}
const NO_MAP = {...TRANS_PGD, maps: null}

export const REVISION_WORDS: Readonly<Record<RevisionName, RevisionWords>> = {
  "hibernate-v5.2": {
    ...{label: "v5.2", title: "Linux 5.2, hibernate", copies: "copy_page_tables", empties: null},
    maps: null,
    controls: {
      ...{...MERGED, forcemap: EXIT_PAGE},
      mkwrite: writable("Always on, before there were flags: clears read-only."),
    },
  },
  "v1-as-posted": {label: "as posted", title: "patch v1 as posted", ...V1},
  "v1-as-intended": {label: "as intended", title: "patch v1 as intended", ...V1},
  "merged-v5.7": {label: "v5.7", title: "Linux 5.7, hibernate", ...TRANS_PGD, controls: MERGED},
  "merged-v5.12": {label: "v5.12", title: "Linux 5.12, own file", ...TRANS_PGD, controls: MERGED},
  "v5.16": {
    ...{label: "v5.16", title: "Linux 5.16, kexec too", ...NO_MAP},
    controls: {...MERGED, forcemap: IDMAP_ONLY},
  },
  "v6.12": {
    ...{label: "v6.12", title: "Linux 6.12", ...NO_MAP},
    controls: {
      ...{...MERGED, forcemap: IDMAP_ONLY},
      mkvalid: fixed("V", "valid", "Always on since 6.12: every page entry that is not empty."),
    },
  },
  mainline: {
    ...{label: "7.1", title: "Linux 7.1", ...NO_MAP},
    controls: {
      mkwrite: writable("Always on, but clears read-only only where DIRTY is set."),
      mkvalid: fixed(
        "V",
        "valid",
        sizes => `Always on: all that is not empty, blocks${ofSizes(sizes, " and ")} too.`,
      ),
      checkpfn: fixed("P", "no check", "Gone in 7.1: no frame is checked, whatever it is."),
      forcemap: IDMAP_ONLY,
    },
  },
}

/** The kernel of a revision as a sentence names it: "Linux 6.12", "patch v1". */
export function kernelName(revision: RevisionName): string {
  const {label} = REVISION_WORDS[revision]
  return /^as /.test(label) ? "patch v1" : `Linux ${label.replace(/^v/, "")}`
}

/** Is the control's switch on? A fixed rule counts as on. */
export function isOn(control: Control, name: FlagName, e: {flags: Flags; debugPagealloc: boolean}): boolean {
  if (control.kind === "flag") return e.flags[name]
  return control.kind === "fixed" || e.debugPagealloc
}
