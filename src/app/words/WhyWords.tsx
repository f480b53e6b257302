// The sentence that says why, tied to the bits that it is about.

import {useEffect, useLayoutEffect, useReducer, useRef} from "react"
import {gridWidth, tie, type BitGrid} from "../../view/bits.ts"
import {plainReason} from "./changeWords.ts"
import {Mark} from "../control/Mark.tsx"
import type {Why} from "./reasons.ts"

/** y of the cells' foot, where the drops begin, and of the middle of the sentence. */
const HEIGHTS = {wide: {foot: 72, line: 87}, medium: {foot: 61, line: 70}} as const

interface WhyWordsProps {
  readonly reason: Why
  readonly grid: BitGrid
}

// Widths of sentences that were shown: most neighbours have the same one, so following the pointer measures nothing.
const widths = new Map<string, number>()

function whenFontsLoad(changed: () => void) {
  const loaded = () => {
    widths.clear()
    changed()
  }
  document.fonts.addEventListener("loadingdone", loaded)
  return () => document.fonts.removeEventListener("loadingdone", loaded)
}

export function WhyWords({reason, grid}: WhyWordsProps) {
  const words = useRef<HTMLParagraphElement>(null)
  const [, again] = useReducer((n: number) => n + 1, 0)
  useEffect(() => whenFontsLoad(again), [])
  const text = plainReason(reason.text)
  useLayoutEffect(() => {
    if (widths.has(text)) return
    if (widths.size > 1000) widths.clear()
    widths.set(text, words.current!.scrollWidth)
    again()
  })
  const width = widths.get(text) ?? text.length * 6
  const {foot, line} = grid.pitch < 15 ? HEIGHTS.medium : HEIGHTS.wide
  const whole = gridWidth(grid)
  const ties = tie(grid, reason.changed, width)
  const at = place(ties, width, whole, reason.address, grid)
  return (
    <>
      {ties && (
        <svg className="tie" width={whole} height={line - foot + 2} style={{top: foot}} aria-hidden="true">
          <path d={tiePath(ties.drops, at, width, line - foot)} />
        </svg>
      )}
      <p ref={words} className="why" style={{left: at, top: line - 10, maxWidth: whole - at}}>
        {reason.text.map((piece, n) =>
          typeof piece === "string" ? (
            <span key={n}>{piece}</span>
          ) : "mark" in piece ? (
            <Mark key={n} mark={piece.mark} radius={8} />
          ) : piece.tone === "bit" || piece.tone === "code" ? (
            <code key={n} className={piece.tone === "bit" ? "accent" : undefined}>
              {piece.text}
            </code>
          ) : (
            <b key={n} className={piece.tone}>
              {piece.text}
            </b>
          ),
        )}
      </p>
    </>
  )
}

/** From a changed bit to the sentence beside it. */
const CORNER = 26

/** Left edge of the sentence. */
function place(
  ties: ReturnType<typeof tie>,
  width: number,
  whole: number,
  address: boolean,
  grid: BitGrid,
): number {
  const clamp = (x: number) => Math.max(0, Math.min(whole - width, x))
  if (!ties) return clamp(address ? 16 * grid.pitch + grid.gap : 0)
  const [first, last] = [ties.drops[0], ties.drops[ties.drops.length - 1]]
  if (ties.place === "between") return clamp((first + last - width) / 2)
  if (ties.place === "before") return clamp((first - width - CORNER >= 0 ? first : last) - width - CORNER)
  if (ties.place === "after") return clamp((last + CORNER + width <= whole ? last : first) + CORNER)
  return clamp((first + last - width) / 2)
}

/** From each changed cell down to the line, and along it to the sentence; what the sentence is under goes straight down to it. */
function tiePath(drops: readonly number[], at: number, width: number, y: number): string {
  return drops
    .map(x => {
      if (x <= at) return `M${x},1V${y}H${at - 6}`
      return x >= at + width ? `M${x},1V${y}H${at + width + 6}` : `M${x},1V5`
    })
    .join("")
}
