// The window on the rows of pixels: where it starts, and what brings it elsewhere.

import {useLayoutEffect, useRef, useState} from "react"
import type {Source} from "../../model/source.ts"
import type {Va} from "../../model/word.ts"
import {topAbout, topFor} from "../../view/stage/stage.ts"
import type {Seen} from "../zoom/useZoomed.ts"
import type {UsedRows} from "./useRows.ts"

interface Looking {
  readonly source: Source
  readonly point: Va
  /** What the tree showed last. */
  readonly seen: React.RefObject<Seen | null>
}

/** First visible px of the rows, and what sets it. */
export function useWindow(
  {at, rows}: UsedRows,
  {source, point, seen}: Looking,
): [number, (top: number) => void] {
  const [wanted, setTop] = useState(seen.current?.top ?? 0)
  const top = Math.max(0, Math.min(wanted, rows.height - at.field.height))

  // A point that is not in the window brings the window along; scrolling does not bring the point.
  const room = useRef({rows, at, point})
  room.current = {rows, at, point}
  useLayoutEffect(() => {
    setTop(before => topFor(room.current.rows, room.current.at, point, before))
  }, [point, source])

  // Rows of another height keep the point where it was.
  useLayoutEffect(() => {
    const was = seen.current
    if (was && was.rows !== rows && was.rows.height !== rows.height)
      setTop(topAbout({rows, at}, room.current.point, was))
  }, [seen, rows, at])
  useLayoutEffect(() => {
    seen.current = {rows, top}
  }, [seen, rows, top])
  return [top, setTop]
}
