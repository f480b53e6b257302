// What the theatre is told: a Playbill, the same for all of a story, and a Moment for each of its events. Both are plain data, so that the
// story can stay in a worker; all that is drawn is made of them.

import type {CodeName} from "../../model/machine/code.ts"
import type {Accessed, Stream} from "../../model/machine/cpu.ts"
import type {Entry} from "../../model/machine/kimage.ts"
import type {End} from "../../model/machine/atWork.ts"
import type {LookedAgain} from "../../model/machine/lookedAgain.ts"
import type {LostKimage} from "../../model/machine/lostKimage.ts"
import type {LostList} from "../../model/machine/lostList.ts"
import type {LostTable} from "../../model/machine/lostTable.ts"
import type {MadeBy} from "../../model/machine/madeBy.ts"
import type {Registers} from "../../model/machine/registers.ts"
import type {StrayPair} from "../../model/machine/strayPair.ts"
import type {TransitionName} from "../../model/machine/scenario.ts"
import type {TableState} from "../../model/machine/tableIn.ts"
import type {TlbEntry} from "../../model/machine/tlb.ts"
import type {PaRange} from "../../model/source.ts"
import type {Level} from "../../model/geometry.ts"
import type {Pa, Word} from "../../model/word.ts"

/** What a frame is at a moment; its number in HOLDERS is the frame's byte in Moment.holders. */
export const HOLDERS = [
  // Nobody's; also a source page that was copied already.
  "free",
  // The old kernel's.
  "text",
  "rodata",
  "data",
  // The image: in a safe page; brought home by the loop; home since it was loaded.
  "waiting",
  "home",
  "home since loading",
  // What the CPU needs: S, C, T, E, Z, L.
  "source table",
  "copy table",
  "exit table",
  "exit page",
  "zero page",
  "list",
  // The root that they belong to is in use, and no walk from it comes to them any more.
  "source table out of reach",
  "copy table out of reach",
  "exit table out of reach",
  // Named by an entry, and no memory is there.
  "hole",
] as const
export type Holder = (typeof HOLDERS)[number]

/** What a table is once no walk comes to it. */
export const TABLES_OUT_OF_REACH: Readonly<Partial<Record<Holder, Holder>>> = {
  "source table": "source table out of reach",
  "copy table": "copy table out of reach",
  "exit table": "exit table out of reach",
}

/** Frames [first, first + count) at pa, one after the other; memory or a known hole. */
export interface MapPart {
  readonly start: Pa
  readonly first: number
  readonly count: number
  readonly memory: boolean
}

/** The name of the place with the kernel's text and rodata. */
export const KERNEL_CODE = "kernel code"

/** A place with a name: kernel code, memory map, device ... */
export interface MapPlace extends PaRange {
  readonly name: string
}

/** Pages [from, to) of the list overwrite frames of one holder and one place; or, before anything is overwritten, are read-only or invalid. */
export interface RibbonSpan {
  readonly from: number
  readonly to: number
  readonly holder: Holder
  /** The source's name for the place, if it has one. */
  readonly place: string | null
}

/** Something on the line of time, at an event. */
export interface TimeMark {
  readonly event: number
  readonly page: number | null
  readonly kind:
    | "points" // a TTBR was switched, or the MMU turned off
    | "live table" // a table reachable from a TTBR is overwritten: the first
    | "old root" // the root that was left is overwritten
    | "read-only" // the first destination that the source maps read-only
    | "invalid" // the first that it does not map
    | "lost list" // a page of the list is overwritten, and was read all the same
    | "lost kimage" // struct kimage is overwritten, and was read all the same
    | "lost code" // the code that copies is overwritten, and was run all the same
    | "zero page" // the zero page is overwritten, and needed again
    | "fault"
    | "jump"
}

/** The zero page was overwritten, and needed again. */
export interface Zeros {
  /** By which page. */
  readonly page: number
  /** The entries that the CPU read there when TTBR1 pointed to it again; `leads`: the walk found a translation. */
  readonly looked: readonly {readonly index: number; readonly word: Word; readonly leads: boolean}[]
}

/** A step of the kernel before or after the list, with the kernel's number. */
export interface StationStop {
  readonly station: string
  readonly event: number
  readonly number: number
  /** false: the story ends before it. */
  readonly reached: boolean
}

export interface Playbill {
  readonly transition: TransitionName
  /** Pages in the work list, and how many were copied in all. */
  readonly pages: number
  readonly copied: number
  /** Events in all; those of the list are [list.first, list.first + list.length). */
  readonly length: number
  readonly list: {readonly first: number; readonly length: number}
  readonly before: readonly StationStop[]
  readonly after: readonly StationStop[]
  readonly end: End
  readonly marks: readonly TimeMark[]
  readonly ribbon: readonly RibbonSpan[]
  /** Bytes of a frame, and how many frames one table of level 3 maps: a row of the map. */
  readonly frameBytes: number
  readonly rowFrames: number
  /** The index in the root at which the copied range begins; null: no range is copied. */
  readonly firstIndex: number | null
  /** The page of the list that is stored over struct kimage; null: none is. */
  readonly kimagePage: number | null
  /** null: the zero page was not overwritten, or nobody needs it again. */
  readonly zeros: Zeros | null
  /** Pages of the list that lie in the kernel's code and are read-only in the source. */
  readonly readOnlyCode: number
  /** The same of pages that belong elsewhere: modules, data. */
  readonly readOnlyElsewhere: number
  readonly parts: readonly MapPart[]
  readonly places: readonly MapPlace[]
  /** A frame's linear address less its physical one. */
  readonly shift: number
  /**
   * The roots: of the source, the copy (null: none), the zero page, the restored kernel. The source's and the restored kernel's are in one frame:
   * Moment.live says whose is there.
   */
  readonly roots: {
    readonly source: Pa
    readonly copy: Pa | null
    readonly zero: Pa
    readonly restored: Pa | null
  }
  /** What idmap_page was asked for: a page, and the pages for its tables in their order; null: it was not called. */
  readonly idmap: {readonly page: Pa; readonly tables: readonly Pa[]} | null
  /** Bytes that the story keeps. */
  readonly bytes: number
}

/** A table page on the way of a walk, or a page at its end, with its neighbours in memory. */
export interface WalkStop {
  readonly what: Level | "to" | "from" | "fetch"
  /** The frame's address. */
  readonly pa: Pa
  /** What the four frames on either side hold, and itself in the middle: numbers in HOLDERS; -1: no memory. */
  readonly around: readonly number[]
  /** The entry that was read (null: the end of the walk): its index, and its word. */
  readonly entry: {readonly index: number; readonly lo: number; readonly hi: number} | null
  /** What the frame is to a walk that reads an entry of it; null: it is not read as a table, or no memory is there. */
  readonly table: TableState | null
  /** Where the entry leads. */
  readonly next: "table" | "page" | "block" | "fault" | null
}

export interface WalkLine {
  readonly access: Accessed
  /** By which register it is translated; null: by none, with the MMU off. */
  readonly register: Accessed["register"]
  readonly stops: readonly WalkStop[]
}

/** A pair of the list near the page of the moment. */
export interface ListRow {
  readonly page: number
  readonly from: Pa
  readonly to: Pa
  /** What the destination holds at this moment. */
  readonly holds: Holder
  /** What stands in its place, since a page was stored there; null: it is still the list's. */
  readonly instead: StrayPair | null
}

/** A word of kexec's list. */
export interface EntryRow extends Entry {
  /** In the order of reading; 0: the head, in struct kimage. */
  readonly number: number
  /** Of a DESTINATION: the segment that begins there. */
  readonly segment: string | null
  /** Of a SOURCE: what the running destination holds at this moment. */
  readonly holds: Holder | null
  /** What the CPU read in its place, or would read now, since it was overwritten; null: it is still the list's. */
  readonly instead: Word | null
}

/** The words near the page of the moment. */
export interface EntryRows {
  readonly rows: readonly EntryRow[]
  /** Words in all, head and DONE included. */
  readonly count: number
  /** The number of the word that names the moment's page; null: no page is being copied. */
  readonly now: number | null
  /** If the last row is none of the list's words: the page that overwrote them, and whether its bytes are known. */
  readonly stray: {readonly by: number; readonly known: boolean} | null
  /** Where the new kernel begins: DONE leads there. */
  readonly start: Pa
}

export interface Moment {
  /**
   * The number of the event that it shows: registers and TLB as they are after it, memory as it was before a page is copied; a station
   * shows what it made, and an end what was stored.
   */
  readonly event: number
  readonly station: string
  readonly page: number | null
  /** A byte for each frame. */
  readonly holders: Uint8Array
  /** Does a TTBR lead to the root of each? A table that no walk from there comes to is out of reach: its frame says so. */
  readonly live: {
    readonly source: boolean
    readonly copy: boolean
    readonly exit: boolean
    readonly restored: boolean
  }
  readonly registers: Registers
  /** The code that the PC is in, or was to be in; "strange": what is there is something else. */
  readonly code: CodeName | "strange"
  /** Whose tables TTBR0 leads to; null: it is the reserved table, and nothing is mapped. */
  readonly lower: "code that copies" | "restart routine" | null
  /** Where T0SZ is not the one that TTBR0's tables are made for, and a walk begins at another level than that of their root; null: it begins there. */
  readonly misfit: {
    readonly set: number
    readonly needed: number
    readonly begins: Level
    readonly root: Level
  } | null
  /** What a fetch of the kernel's exception vectors would come to; null: the source maps no code. "unreachable": an entry leads nowhere. */
  readonly vectors: "whole" | "unmapped" | "unreachable" | "not executable" | "overwritten" | null
  readonly tlb: readonly (TlbEntry & {
    readonly for: "data" | "fetch"
    /** The tables say something else now. */
    readonly stale: boolean
    /** What of this moment uses it. */
    readonly use: Stream | "code" | null
  })[]
  /** The walks of the event's accesses, the one that is to be shown first: what faulted, else the store, else the last; no look-up ahead of time. */
  readonly walks: readonly WalkLine[]
  /** Tables that were overwritten so far: while a register still led to them, or when none did any more. */
  readonly tables: {readonly live: number; readonly dead: number}
  readonly write: {
    readonly to: Pa
    readonly from: Pa
    readonly before: Holder
    /** Is it a table that a register leads to? */
    readonly reached: boolean
    /** Is what comes the restored kernel's table of that frame? */
    readonly renews: boolean
  } | null
  /**
   * Rows (2 MiB with 4K pages) of which no table is left that maps them, as first addresses of physical memory: those among them that
   * the moment's own page loses. `since`: the page that overwrote the table, -1: the tables never had it; `entries`: how many pages are
   * lost with it.
   */
  readonly lost: readonly {readonly pa: Pa; readonly since: number; readonly entries: number}[]
  /** With one that is no pair any more they end: no list says what comes after it. */
  readonly rows: readonly ListRow[]
  readonly firstRow: number
  /** kexec: the words of its list that name these pages, and those between them; null: it has no such list. */
  readonly kimage: EntryRows | null
  readonly end: End | null
  /** Of a fault in a table that had been overwritten: by which page, and what carried the list on; null: no such fault. */
  readonly lostTable: LostTable | null
  /** At a good end: the overwritten live table that a walk came to first; null: none did; undefined: that was not looked for, or is another end. */
  readonly lookedAgain: LookedAgain | null | undefined
  /** Of an end to which a list led that had been overwritten: by which page, and what is read there; null: no such end. */
  readonly lostList: LostList | null
  /** Of an end at an address from struct kimage, which had been overwritten; null: no such end. */
  readonly lostKimage: LostKimage | null
  /** Of a fault: what the source's own tables had at that address, before the first page; null: no fault, or no such address. */
  readonly own: "valid" | "invalid" | "empty" | null
  /** Of a fault: what of the experiment made the entry so; null: no fault, or nothing did but the kernel. */
  readonly madeBy: MadeBy | null
}
