// The browser's focus, given to the current row of a list or to one of its cells.

import {useLayoutEffect, useRef} from "react"

/** @param wanted another number each time that the current row is to have the focus; 0: never */
export function useGivenFocus(
  list: React.RefObject<HTMLElement | null>,
  wanted: number,
  focusCell: number | null,
): void {
  const given = useRef(0)
  // At each drawing until it is done: the row may only be there once the list has scrolled.
  useLayoutEffect(() => {
    if (given.current === wanted || wanted === 0) return
    const row = list.current!.querySelector<HTMLElement>("[data-current]")
    const target = focusCell === null ? row : row?.querySelector<HTMLElement>(`[data-cell="${focusCell}"]`)
    if (!target) return
    given.current = wanted
    target.focus({preventScroll: true})
  })
}
