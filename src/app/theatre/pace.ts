// Playing: on by a pace, mark by mark, until the end. How fast is remembered.

import {useEffect, useState} from "react"
import type {Playbill} from "../../view/theatre/moment.ts"
import {onward, PACES, type Pace} from "../../view/theatre/timelineMoves.ts"

const KEY = "trans-table theatre pace"
/** Between two moves, ms: a page alone is looked at, many are a film, a mark is to be read. */
const WAIT: Readonly<Record<Pace, number>> = {1: 400, 10: 100, 100: 60, mark: 2000}

function remembered(): Pace {
  try {
    return PACES.find(pace => `${pace}` === localStorage.getItem(KEY)) ?? 100
  } catch {
    return 100
  }
}

export interface Play {
  readonly playing: boolean
  readonly pace: Pace
  setPlaying(playing: boolean): void
  setPace(pace: Pace): void
}

/** `event` is the one that is shown: the next move waits for it. */
export function usePlay(playbill: Playbill, event: number, go: (event: number) => void): Play {
  const [playing, setPlaying] = useState(false)
  const [pace, setPace] = useState(remembered)
  useEffect(() => {
    if (!playing) return
    const next = onward(playbill, event, pace)
    if (next === null) {
      setPlaying(false)
      return
    }
    const timer = window.setTimeout(() => go(next), WAIT[pace])
    return () => window.clearTimeout(timer)
  }, [playing, pace, playbill, event, go])
  return {
    ...{playing, pace, setPlaying},
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
