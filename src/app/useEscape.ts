// Escape closes what is open, from wherever the focus is.

import {useEffect, useRef} from "react"

/** Calls `close` on Escape while something is open, unless a field has used the key; before the page lets go of what is selected. */
export function useEscape(open: boolean, close: () => void) {
  const latest = useRef(close)
  latest.current = close
  useEffect(() => {
    if (!open) return
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener("keydown", press)
    return () => document.removeEventListener("keydown", press)
  }, [open])
}
