// The sentence that says why, tied to the bits that it is about.

import {useLayoutEffect, useRef, useState} from "react"
import {gridWidth, tie, type BitGrid} from "../view/bits.ts"
import {Mark} from "./Mark.tsx"
import type {Why} from "./reasons.ts"

/** y of the line of the sentence, below the cells; the drops begin at the cells' foot. */
const FOOT = 70
const LINE = 84

interface WhyWordsProps {
  readonly reason: Why
  readonly grid: BitGrid
}

export function WhyWords({reason, grid}: WhyWordsProps) {
  const words = useRef<HTMLParagraphElement>(null)
  const [width, setWidth] = useState(500)
  useLayoutEffect(() => setWidth(words.current!.scrollWidth), [reason])
  const whole = gridWidth(grid)
  const ties = tie(grid, reason.changed, width)
  const at = place(ties, width, whole, reason.address, grid)
  const last = ties?.drops[ties.drops.length - 1] ?? 0
  return (
    <>
      {ties && (
        <svg className="tie" width={whole} height={30} style={{top: FOOT}} aria-hidden="true">
          <path d={tiePath(ties.drops, at, width, last)} />
        </svg>
      )}
      <p ref={words} className="why" style={{left: at, top: LINE - 10, maxWidth: whole - at}}>
        {reason.text.map((piece, n) =>
          typeof piece === "string" ? (
            <span key={n}>{piece}</span>
          ) : "mark" in piece ? (
            <Mark key={n} mark={piece.mark} radius={8} />
          ) : piece.tone === "bit" ? (
            <code key={n} className="accent">
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

/** Left edge of the sentence. */
function place(
  ties: ReturnType<typeof tie>,
  width: number,
  whole: number,
  address: boolean,
  grid: BitGrid,
): number {
  const clamp = (x: number) => Math.max(0, Math.min(whole - width, x))
  if (!ties) return clamp(address ? 16 * grid.pitch : 0)
  const [first, last] = [ties.drops[0], ties.drops[ties.drops.length - 1]]
  if (ties.place === "between") return clamp((first + last - width) / 2)
  if (ties.place === "before") return clamp(last - width - 26)
  if (ties.place === "after") return clamp((ties.drops.length > 1 ? first : last) + 26)
  return clamp((first + last - width) / 2)
}

/** From each changed cell down to the line, and along it to the sentence. */
function tiePath(drops: readonly number[], at: number, width: number, last: number): string {
  const y = LINE - FOOT
  return drops
    .map(x => {
      const end = x <= at ? at - 6 : x >= at + width ? at + width + 6 : null
      return end === null ? `M${x},0V4` : `M${x},0V${y}H${x === last || x <= at || x >= at + width ? end : x}`
    })
    .join("")
}
