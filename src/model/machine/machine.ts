// The machine of a transition, made ready: what is where, the tables that the kernel has made, and the work list.

import type {Outcome} from "../outcome.ts"
import type {Source} from "../source.ts"
import type {Frames} from "./frames.ts"
import type {Journal} from "./journal.ts"
import type {Kimage} from "./kimage.ts"
import type {Layout} from "./layout.ts"
import type {Physical} from "./physical.ts"
import type {Scenario} from "./scenario.ts"
import type {Text} from "./text.ts"
import type {Pa, Va} from "../word.ts"

/** What the kernel's functions made, and returned. */
export type Tables = Omit<Outcome, "account">

/** The exit page as TTBR0 maps it. */
export interface Exit {
  readonly va: Va
  /** null: it is not mapped, and TTBR0 stays the reserved table. */
  readonly root: Pa | null
  /** For which its tables are made. */
  readonly t0sz: number
}

/** Why a frame must not be overwritten: source, copy and exit are tables. */
export type Owner = "source" | "copy" | "exit tables" | "exit page" | "zero page" | "list"

/** The pages that are to be copied, in the order of copying; n counts them from 0, and is below length. */
export interface WorkList {
  readonly length: number
  /** The frame that holds the n-th page when the list is ready, and the one in which it belongs. */
  from(n: number): number
  to(n: number): number
  /** Where the list says so: the address at which its loop reads it. */
  at(n: number): Va
}

export interface Machine {
  readonly scenario: Scenario
  /** With the experiment's edits. */
  readonly source: Source
  readonly frames: Frames
  readonly layout: Layout
  readonly list: WorkList
  /** A frame's linear address less its physical one. */
  readonly shift: number
  /** What the kernel made of the experiment; null: it was not asked to. */
  readonly outcome: Tables | null
  readonly exit: Exit
  /** kexec with the MMU off: the old kernel's page that turns it off, in its idmap. */
  readonly restart: Exit | null
  readonly zero: Pa
  /** hibernate: the root of the kernel in the image, and the frames in which its tables belong. */
  readonly restoredRoot: Pa | null
  readonly restoredTables: ReadonlySet<number>
  /** kexec, v1: its argument page. */
  readonly argument: Pa | null
  /** kexec: its list. */
  readonly kimage: Kimage | null
  /** The kernel's own code. The model takes its vectors and its resume entry to be at the first address of it. */
  readonly text: Text
  readonly journal: Journal
  readonly memory: Physical
  /** What each frame that matters is needed for, by frame number. */
  readonly owners: ReadonlyMap<number, Owner>
  /** 1 for each frame that has an owner and is needed as it is while the list is copied. */
  readonly special: Uint8Array
}
