// How far a column's list is scrolled. The browser scrolls it; another current row brings itself into sight.

import {useLayoutEffect, useRef, useState} from "react"
import {scrollTo} from "../../view/columns/rows.ts"
import type {ColumnData} from "./useColumns.ts"

interface Scroll {
  /** Px, within what the rows can be scrolled. */
  readonly scroll: number
  onScroll(event: React.UIEvent<HTMLElement>): void
}

export function useScroll(
  list: React.RefObject<HTMLElement | null>,
  {key, rows}: ColumnData,
  current: number,
  height: number,
  rowHeight: number,
): Scroll {
  // Where a table that comes anew will be: its rows are drawn once, not those from the top before.
  const [scroll, setScroll] = useState(() => scrollTo(current, null, height, rowHeight, rows.count))
  const shownKey = useRef("")
  useLayoutEffect(() => {
    const element = list.current!
    // A table that comes anew has not been scrolled.
    const was = shownKey.current === key ? element.scrollTop : null
    shownKey.current = key
    const to = scrollTo(current, was, height, rowHeight, rows.count)
    if (element.scrollTop !== to) element.scrollTop = to
    setScroll(element.scrollTop)
  }, [list, key, current, height, rowHeight, rows.count])
  const most = Math.max(0, rows.count * rowHeight - height)
  return {
    scroll: Math.max(0, Math.min(scroll, most)),
    onScroll: event => setScroll(event.currentTarget.scrollTop),
  }
}
