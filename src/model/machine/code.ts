// The code that the CPU may be in during a transition. Each is known by the address of its next instruction and by what a page must hold to be it;
// whether the CPU gets there is the MMU's business.

import type {ContentCode} from "./journal.ts"
import type {Machine} from "./machine.ts"
import type {Address, Pa} from "../word.ts"

export type CodeName = "old kernel" | "restart routine" | "code that copies" | "coming kernel"

export interface Code {
  readonly name: CodeName
  /** Its next instruction; null: the source maps no code, and it is taken to be somewhere. */
  readonly va: Address | null
  /** Is a frame with that content still, or already, this code? */
  readonly is: (frame: number, content: ContentCode) => boolean
}

/** The kernel that makes way for another one. */
export function oldKernel({text}: Machine): Code {
  return {name: "old kernel", va: text.first, is: ownContent}
}

/** kexec with the MMU off: what turns it off. */
export function restartRoutine({restart, frames}: Machine): Code {
  const {va} = restart!
  const own = frames.number(va as number as Pa)
  return {name: "restart routine", va, is: (_, content) => content === -1 - own}
}

/** The page that copies. */
export function codeThatCopies({exit, layout}: Machine): Code {
  return {name: "code that copies", va: exit.va, is: (_, content) => content === -1 - layout.exit}
}

/** hibernate: the kernel in the image, mapped where the one that restores it is. */
export function restoredKernel(machine: Machine): Code {
  return {
    ...{name: "coming kernel", va: machine.text.first},
    is: (frame, content) => isRestored(machine, frame, content),
  }
}

/** Is a frame what it is in the restored kernel? What the list leaves out is the same in both kernels, as long as nobody writes it. */
export function isRestored({layout}: Machine, frame: number, content: ContentCode): boolean {
  const rank = layout.homes.rank(frame)
  const listed = rank >= 0 && rank < layout.pairs
  return listed || content >= 0 ? content === frame : ownContent(frame, content)
}

/** kexec: the kernel in the segments, entered at an address that was read from memory. */
export function newKernel({frames, kimage}: Machine, va: Address): Code {
  const home = frames.number(kimage!.segments[0].start)
  return {name: "coming kernel", va, is: (frame, content) => frame === home && content === home}
}

function ownContent(frame: number, content: ContentCode): boolean {
  return content === -1 - frame
}
