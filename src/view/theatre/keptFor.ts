// What is made of all spans of a ribbon is kept until another window or width is asked for: on a line of time mostly the place in it
// moves, and a list of a million pages is not to be gone through for that.

import type {RibbonSpan} from "./moment.ts"
import type {Window} from "./timelineScale.ts"

type Make<T> = (spans: readonly RibbonSpan[], window: Window, width: number) => T

/** The same function, which remembers its last result for each list of spans. */
export function keptFor<T>(make: Make<T>): Make<T> {
  const last = new WeakMap<readonly RibbonSpan[], {window: Window; width: number; made: T}>()
  return (spans, window, width) => {
    const known = last.get(spans)
    const {first, count} = window
    if (known?.width === width && known.window.first === first && known.window.count === count)
      return known.made
    const made = make(spans, window, width)
    last.set(spans, {window, width, made})
    return made
  }
}
