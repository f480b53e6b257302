// What is new in a picture because its outcome is another one arrives with a motion; what was only scrolled into the window is there.

import {useCallback, useRef} from "react"

/** Says whether a picture shows another thing than the picture before. */
export function useArrival(): (shown: unknown) => boolean {
  const before = useRef<unknown>(undefined)
  return useCallback(shown => {
    const isOther = before.current !== shown
    before.current = shown
    return isOther
  }, [])
}
