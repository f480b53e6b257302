// Keys that work anywhere on the page: undo and redo, and Escape for what is held or selected. A text field keeps its own.

import {useEffect} from "react"
import {current, send} from "./store.ts"

/** Is it a place where keys are text? */
export function isText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input:not([type=radio], [type=checkbox]), textarea")
}

export function useKeys() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const key = event.key.toLowerCase()
      if (key === "escape") {
        if (current().held) send({type: "hold", held: null})
        else if (current().selected !== null) send({type: "select", va: null})
        return
      }
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isText(event.target)) return
      const type = key === "z" ? (event.shiftKey ? "redo" : "undo") : key === "y" ? "redo" : null
      if (!type) return
      event.preventDefault()
      send({type})
    }
    window.addEventListener("keydown", press)
    return () => window.removeEventListener("keydown", press)
  }, [])
}
