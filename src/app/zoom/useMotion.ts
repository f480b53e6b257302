// The way from one list of rows to another: rows keep their order, grow, and slide.

import {useLayoutEffect, useRef} from "react"
import type {Motion} from "../../view/zoom/place.ts"

const DURATION = 280

/** Slow, fast, slow. */
const eased = (part: number) => (part < 0.5 ? 2 * part * part : 1 - 2 * (1 - part) ** 2)

interface Move {
  /** Where the rows came from; null: they stand still. */
  readonly from: Motion["from"] | null
  /** Do they go back there? */
  readonly back: boolean
  /** Paints them on their way, and at last where they stay (null). */
  paint(motion: Motion | null): void
  onEnd(): void
}

/** Moves once whenever `key` is another value. */
export function useMotion(key: unknown, move: Move) {
  const latest = useRef(move)
  latest.current = move
  const moving = useRef(0)
  useLayoutEffect(() => {
    const {from, back} = latest.current
    const still = !from || matchMedia("(prefers-reduced-motion: reduce)").matches
    const end = () => {
      moving.current = 0
      if (!back) latest.current.paint(null)
      latest.current.onEnd()
    }
    if (still) return end()
    let start = 0
    const frame = (now: number) => {
      start ||= now
      const part = Math.min(1, (now - start) / DURATION)
      if (part === 1) return end()
      latest.current.paint({from, part: eased(back ? 1 - part : part)})
      moving.current = requestAnimationFrame(frame)
    }
    latest.current.paint({from, part: back ? 1 : 0})
    moving.current = requestAnimationFrame(frame)
    return () => {
      cancelAnimationFrame(moving.current)
      moving.current = 0
    }
  }, [key])
  /** Is it on its way? Then it paints itself. */
  return moving
}
