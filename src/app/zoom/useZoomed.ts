// The zoomed scene: the pieces of the rows, one of them opened, and the window on them. When the pieces become others the place that
// one looks at stays where it was.

import {useMemo, useRef, useState} from "react"
import {alignDown} from "../../model/geometry.ts"
import type {Va} from "../../model/word.ts"
import {rowAtY, rowOf, rowVa, rowY, type Rows} from "../../view/field/rows.ts"
import {openTable, type Stage} from "../../view/stage/stage.ts"
import {openTableAt} from "../../view/zoom/openTable.ts"
import {piecesOf, type Piece} from "../../view/zoom/pieces.ts"
import {
  cellAt,
  topKeeping,
  topShowing,
  topWhole,
  topWith,
  type Motion,
  type Zoomed,
} from "../../view/zoom/place.ts"
import type {Rung} from "../../view/zoom/rung.ts"
import {send, useValue} from "../store.ts"
import type {UsedRows} from "../stage/useRows.ts"
import type {ViewProps} from "../stage/viewProps.ts"

const setUnfolded = (unfolded: readonly Va[]) => send({type: "look", look: {unfolded}})

/** What a window showed last: rows, and the first px of them. */
export interface Seen {
  readonly rows: Rows
  readonly top: number
}

interface Kept {
  readonly scene: Omit<Zoomed, "top">
  /** What was zoomed, opened and unfolded. */
  readonly look: string
  readonly top: number
  /** Where the rows came from; null: they stand still. */
  readonly from: Motion["from"] | null
}

interface Asked extends ViewProps {
  readonly rung: Rung
  /** The address that the zoom is about. */
  readonly about: Va
  /** What was seen before the first picture. */
  readonly before: Seen | null
}

export function useZoomed(props: Asked, {at, trees, rows: lines, half}: UsedRows) {
  const {source, experiment, outcome, rung, about, before} = props
  const g = source.geometry
  const shown = useValue(state => state.look.unfolded)
  const unfolded: ReadonlySet<Va> = useMemo(() => new Set(shown), [shown])
  const kind = rung === "runs" ? null : rung === "bits" ? "bits" : "cells"
  const opened = kind && (g.start === 3 ? about : alignDown(g, 2, about))
  const base = useMemo(
    (): Stage => ({source, experiment, outcome, at, rows: lines, top: 0, trees, half}),
    [source, experiment, outcome, at, lines, trees, half],
  )
  const table = useMemo(
    () => (kind === null || opened === null ? null : openTableAt(base, opened, kind)),
    [base, opened, kind],
  )
  const rows = useMemo(() => {
    const height = table ? table.lines.length * table.line : 0
    return piecesOf(base, {row: table && table.va, height, unfolded})
  }, [base, table, unfolded])
  // The strips lead to the point, wherever the zoom is.
  const open = openTable({source, half}, props.point)
  const scene = useMemo(() => ({...base, rows, table, open}), [base, rows, table, open])

  // Zooming keeps the place that it is about where it was; an outcome with other pieces keeps the first row in sight.
  const seen = useRef<Seen | null>(before)
  const look = `${rung} ${opened} ${[...unfolded].join()}`
  const kept = useRef<Kept | null>(null)
  const [, repaint] = useState(0)
  const {height} = at.field
  if (kept.current?.scene.rows !== rows) {
    const was = seen.current
    const zooms = kept.current?.look !== look
    const anchor = zooms || !was ? about : firstIn(was)
    const top = was
      ? topKeeping(scene, anchor, placeIn(was, kept.current?.scene ?? null, anchor, height))
      : topWith(scene, anchor)
    kept.current = {
      ...{scene, look, from: zooms ? was : null},
      top: zooms ? topWhole(scene, topShowing(scene, top), anchor) : top,
    }
  } else if (kept.current.scene !== scene) kept.current = {...kept.current, scene}
  const last = Math.max(0, rows.height - height)
  const top = Math.max(0, Math.min(last, kept.current.top))
  seen.current = {rows, top}
  const standing: Zoomed = useMemo(() => ({...scene, top: 0}), [scene])
  const zoomed: Zoomed = useMemo(() => ({...scene, top}), [scene, top])

  return {
    /** The scene whatever the window is, and with it. */
    standing,
    zoomed,
    from: kept.current.from,
    unfold(piece: Va) {
      setUnfolded([...new Set(unfolded).add(piece)])
    },
    /** Folds the stack that a piece was unfolded from, if it was. */
    fold({unfolded: first}: Piece) {
      if (first !== null) setUnfolded([...unfolded].filter(va => va !== first))
    },
    scrollTo(to: number): boolean {
      const next = Math.max(0, Math.min(last, Math.round(to)))
      if (next === top) return false
      kept.current = {...kept.current!, top: next}
      repaint(n => n + 1)
      return true
    },
  }
}

/** Where the place was in the window before; in the middle if it was not in sight. */
function placeIn({rows, top}: Seen, scene: Omit<Zoomed, "top"> | null, about: Va, height: number): number {
  const cell = scene && scene.rows === rows && cellAt({...scene, top}, about)
  const row = rowOf(rows, about)
  const y = cell ? cell.y + cell.height / 2 : row ? rowY(row) + row.section.rowPx / 2 - top : -1
  return y >= 0 && y <= height ? y : height / 2
}

/** The first address in the window. */
function firstIn({rows, top}: Seen): Va {
  const row = rowAtY(rows, top)
  return row ? rowVa(rows.geometry, row) : (0 as Va)
}
