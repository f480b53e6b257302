// The bit of the copy that is asked about: which, what had the focus before, and where above the descriptor there is room for the answer.

import {useRef, useState} from "react"
import {BIT_GRIDS, cellMiddle, gridWidth} from "../../view/bits.ts"

export interface Asked {
  readonly bit: number
  /** Room above the descriptor, px. */
  readonly room: number
}

/** The left edge of the bits, and the width of the answer, px; inspector.css and why.css. */
const LEFT = {wide: 238, medium: 180} as const
const WIDTH = {wide: 560, medium: 520} as const
/** The part of the answer that lies left of the bit, if nothing is in the way. */
const BEFORE = 0.75

/** `hold`: what makes the page stay at the entry. */
export function useAsked(hold: () => void) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const section = useRef<HTMLElement>(null)
  const before = useRef<HTMLElement | SVGElement | null>(null)
  return {
    asked,
    section,
    ask(bit: number) {
      const {activeElement} = document
      if (!asked && (activeElement instanceof HTMLElement || activeElement instanceof SVGElement))
        before.current = activeElement
      hold()
      setAsked({bit, room: section.current!.getBoundingClientRect().top + window.scrollY - 18})
    },
    /** Closes the answer; the focus goes back. */
    unask() {
      setAsked(null)
      before.current?.focus()
    },
  }
}

/** Where the answer stands: its left edge, the bit's middle in it, and how high it may be, px. */
export function placeAbove(mode: "wide" | "medium", {bit, room}: Asked) {
  const grid = BIT_GRIDS[mode]
  const middle = LEFT[mode] + cellMiddle(grid, bit)
  const rightmost = LEFT[mode] + gridWidth(grid) - WIDTH[mode]
  const left = Math.max(0, Math.min(rightmost, middle - BEFORE * WIDTH[mode]))
  return {left, tail: middle - left, most: room}
}
