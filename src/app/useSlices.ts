// Long work in slices between frames: a generator is asked again and again until its time is up, and goes on after the browser has had its turn.

import {useEffect, useState} from "react"

/** How long one slice may take, ms; a piece that is longer is not cut. */
const SLICE = 8

export type Work<T> =
  | {readonly state: "working"}
  | {readonly state: "done"; readonly value: T}
  /** The work threw this. */
  | {readonly state: "failed"; readonly error: unknown}

const WORKING = {state: "working"} as const

/** The result of the work, begun anew when `make` is another function (null: no work); what is not wanted any more is not finished. */
export function useSlices<T>(make: (() => Generator<unknown, T>) | null): Work<T> {
  const [done, setDone] = useState<{readonly of: unknown; readonly work: Work<T>}>({of: null, work: WORKING})
  useEffect(() => {
    if (!make) return
    const work = make()
    let timer = window.setTimeout(slice)
    function slice() {
      const until = performance.now() + SLICE
      try {
        for (let next = work.next(); ; next = work.next()) {
          if (next.done) return setDone({of: make, work: {state: "done", value: next.value}})
          if (performance.now() > until) break
        }
        timer = window.setTimeout(slice)
      } catch (error) {
        setDone({of: make, work: {state: "failed", error}})
      }
    }
    return () => window.clearTimeout(timer)
  }, [make])
  return done.of === make ? done.work : WORKING
}
