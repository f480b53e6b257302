// The store around the state: a value, a way to change it, and those who want to know.

import {useSyncExternalStore} from "react"
import {initial, update, type Event, type State} from "./state.ts"

let state = initial
const listeners = new Set<() => void>()

export const current = () => state

export function send(event: Event) {
  const next = update(state, event)
  if (next === state) return
  state = next
  for (const listener of listeners) listener()
}

export function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** A part of the state; the component renders again only when this part is another value. */
export function useValue<T>(part: (state: State) => T): T {
  return useSyncExternalStore(subscribe, () => part(state))
}
