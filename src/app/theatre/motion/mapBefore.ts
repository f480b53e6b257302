// The map as it was a moment ago lies over the map as it is, unseen: an act shows it, and takes it away.

import type {Move} from "./act.ts"

const what = ".map-canvas.before"

/** Tables turn hollow or solid in one motion down the map, one after another. */
export function turning(duration: number): Move {
  return {
    what,
    from: {visibility: "visible", clipPath: "inset(0)"},
    to: {clipPath: "inset(100% 0 0 0)"},
    duration,
  }
}

/** It stays as it was for a delay, and then becomes what it is. */
export function becoming(delay: number, duration: number): Move {
  return {what, from: {visibility: "visible"}, to: {opacity: 0}, delay, duration}
}
