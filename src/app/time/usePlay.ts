// Playing: so many steps a second, until the next decision if one wants to see those. How fast is remembered.

import {useEffect, useRef, useState} from "react"
import type {Line} from "../../model/steps/line.ts"
import {next} from "../../model/steps/move.ts"

/** Steps a second. */
export const PACES = [2, 20, 500, 20_000] as const
export type Pace = (typeof PACES)[number]

const KEY = "trans-table pace"
const TICK = 50

function remembered(): Pace {
  try {
    return PACES.find(pace => `${pace}` === localStorage.getItem(KEY)) ?? PACES[1]
  } catch {
    return PACES[1]
  }
}

export interface Play {
  readonly playing: boolean
  readonly pace: Pace
  readonly pausing: boolean
  setPlaying(playing: boolean): void
  setPace(pace: Pace): void
  setPausing(pausing: boolean): void
}

/** `go` is told each step that is shown. */
export function usePlay(line: Line, step: number, go: (step: number) => void): Play {
  const [playing, setPlaying] = useState(false)
  const [pace, setPace] = useState(remembered)
  const [pausing, setPausing] = useState(true)
  // To find it costs a run of the copy: once for each decision, not for each step on the way.
  const ahead = useRef<{line: Line; from: number; at: number} | null>(null)
  useEffect(() => {
    if (!playing) return
    const known = ahead.current
    if (!known || known.line !== line || step < known.from || step >= known.at)
      ahead.current = {line, from: step, at: next(line, step, "decision") ?? line.count}
    const until = pausing ? ahead.current!.at : line.count
    const wait = Math.max(TICK, 1000 / pace)
    const timer = window.setTimeout(() => {
      const to = Math.min(until, step + Math.max(1, Math.round((pace * wait) / 1000)))
      if (to > step) go(to)
      if (to === until) setPlaying(false)
    }, wait)
    return () => window.clearTimeout(timer)
  }, [playing, pace, pausing, line, step, go])
  return {
    ...{playing, pace, pausing, setPlaying, setPausing},
    setPace(pace) {
      setPace(pace)
      try {
        localStorage.setItem(KEY, `${pace}`)
      } catch {
        // Without storage it holds for this visit.
      }
    },
  }
}
