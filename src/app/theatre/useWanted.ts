// The event that a hand has asked for, before it can be shown: the line follows at once, and so does the next step.

import {useCallback, useEffect, useState} from "react"
import type {Playbill} from "../../view/theatre/moment.ts"

/** What was not shown after so long is not waited for any more, ms. */
const PATIENCE = 2000

/** Where one is, or wants to be; and how to go on from there. */
export function useWanted(
  playbill: Playbill,
  event: number,
  onGo: (event: number) => void,
): readonly [at: number, go: (event: number) => void] {
  const [wanted, setWanted] = useState<{readonly playbill: Playbill; readonly event: number} | null>(null)
  const waits = wanted !== null && wanted.playbill === playbill && wanted.event !== event
  useEffect(() => {
    if (!waits) return setWanted(null)
    const timer = window.setTimeout(() => setWanted(null), PATIENCE)
    return () => window.clearTimeout(timer)
  }, [waits, wanted])
  const go = useCallback(
    (to: number) => {
      setWanted({playbill, event: to})
      onGo(to)
    },
    [playbill, onGo],
  )
  return [waits ? wanted.event : event, go]
}
