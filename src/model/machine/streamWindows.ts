// The window of each stream of accesses, for as long as it holds: until a register changes, or a table that it came through.

import type {Regime} from "../mmu/regime.ts"
import type {Physical} from "./physical.ts"
import {windowAt, type Window} from "./window.ts"
import type {Va} from "../word.ts"

export interface StreamWindows {
  /** By the number of the stream. */
  readonly windows: readonly (Window | undefined)[]
  /** 1 for each frame that a window came through. */
  readonly through: Uint8Array
  /** The window of an address, in memory after `now` writes; undefined: no table of level 3 translates it. */
  find(stream: number, va: number, regime: Regime, now: number): Window | undefined
  forget(): void
}

export function streamWindows(memory: Physical): StreamWindows {
  const windows: (Window | undefined)[] = []
  const through = new Uint8Array(memory.frames.count)
  const walked: number[] = []

  function seen(frame: number) {
    through[frame] = 1
    walked.push(frame)
  }

  return {
    windows,
    through,
    find(stream, va, regime, now) {
      const window = windows[stream]
      if (window && va >= window.start && va < window.end) return window
      return (windows[stream] = windowAt(regime, memory, now, va as Va, seen))
    },
    forget() {
      windows.length = 0
      for (const frame of walked) through[frame] = 0
      walked.length = 0
    },
  }
}
