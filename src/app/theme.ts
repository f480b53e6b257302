// Light, dark, or as the system has it. The choice is kept where the browser allows it; the colours are custom properties.

import {useSyncExternalStore} from "react"
import {customProperties, type Shade, type Theme} from "../view/palette.ts"
import type {ThemeChoice} from "./state.ts"
import {current, send, subscribe, useValue} from "./store.ts"

const KEY = "trans-table.theme"
const dark = window.matchMedia("(prefers-color-scheme: dark)")
const more = window.matchMedia("(prefers-contrast: more)")

function shadeOf(choice: ThemeChoice): Shade {
  return choice === "system" ? (dark.matches ? "dark" : "light") : choice
}

function resolved(choice: ThemeChoice): Theme {
  const shade = shadeOf(choice)
  return more.matches ? `${shade}-more` : shade
}

/** Tells when the system's wish is another one. Returns what ends it. */
function onSystem(changed: () => void): () => void {
  for (const query of [dark, more]) query.addEventListener("change", changed)
  return () => {
    for (const query of [dark, more]) query.removeEventListener("change", changed)
  }
}

/** The theme that is on the screen. */
export function useTheme(): Theme {
  const choice = useValue(state => state.theme)
  return useSyncExternalStore(onSystem, () => resolved(choice))
}

/** Puts the colours on the page, now and whenever they change. */
export function startTheme() {
  try {
    const kept = localStorage.getItem(KEY)
    if (kept === "light" || kept === "dark") send({type: "theme", theme: kept})
  } catch {
    // No storage: the system's theme.
  }
  let shown = ""
  const paint = () => {
    const {theme} = current()
    const now = resolved(theme)
    const root = document.documentElement
    if (shown !== now) {
      for (const [name, colour] of Object.entries(customProperties(now))) root.style.setProperty(name, colour)
      root.style.colorScheme = shadeOf(theme)
      root.dataset.theme = now
      shown = now
    }
  }
  let choice = current().theme
  paint()
  onSystem(paint)
  subscribe(() => {
    if (current().theme === choice) return
    choice = current().theme
    paint()
    try {
      localStorage.setItem(KEY, choice)
    } catch {
      // It lasts as long as the page.
    }
  })
}
