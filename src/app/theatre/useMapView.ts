// What of the map is looked at, and the ways to look elsewhere. From far the layout stays as it is through a story, but for rows that were
// folded and are needed now; another memory is seen whole at first.

import {useMemo, useRef, useState} from "react"
import type {Pa} from "../../model/word.ts"
import {mapLayout, usedRows, type MapLayout} from "../../view/theatre/mapLayout.ts"
import {
  middlePage,
  nearLayout,
  panned,
  showing,
  viewWith,
  WHOLE,
  type MapView,
} from "../../view/theatre/mapNear.ts"
import {isInSight, pageBox, windowOf, type Box} from "../../view/theatre/mapPlace.ts"
import {nearer} from "../../view/nearer.ts"
import {MAP_RUNGS, type MapRung} from "../../view/theatre/mapRung.ts"
import type {MapFrame} from "../../view/theatre/mapScene.ts"
import type {Playbill} from "../../view/theatre/moment.ts"

/** A zoom: from which layout, about which page. */
export interface MapMove {
  readonly from: MapLayout
  readonly about: Pa
}

export interface MapLook {
  readonly layout: MapLayout
  /** How one came here; null: not by a zoom. */
  readonly move: MapMove | null
  /** So many rungs nearer about a page, which stays where the point is; false: there is none. */
  zoom(steps: 1 | -1, about: Pa | null, point?: {readonly x: number; readonly y: number}): boolean
  /** By px; false: the map ends there. */
  pan(right: number, down: number): boolean
  /** Brings a page into the window. */
  show(pa: Pa): void
  whole(): void
}

interface Looked {
  /** Which memory it was. */
  readonly memory: string
  readonly view: MapView
  readonly move: MapMove | null
}

export function useMapView(bill: Playbill, holders: Uint8Array, {space}: MapFrame): MapLook {
  const memory = bill.parts.map(({start, count}) => `${start}+${count}`).join()
  const [looked, setLooked] = useState<Looked>({memory, view: WHOLE, move: null})
  const {view, move} = looked.memory === memory ? looked : {view: WHOLE, move: null}
  const whole = useWhole(bill, holders, space)
  const layout = useMemo(
    () => (view.rung === "memory" ? whole : nearLayout(bill, whole.space, view)),
    [bill, whole, view],
  )

  function look(next: MapView, about: Pa | null = null) {
    setLooked({memory, view: next, move: about === null ? null : {from: layout, about}})
  }

  function zoom(steps: 1 | -1, wanted: Pa | null, point?: {readonly x: number; readonly y: number}): boolean {
    const rung: MapRung = nearer(MAP_RUNGS, view.rung, steps)
    if (rung === view.rung) return false
    const about = wanted ?? middlePage(layout)
    const box = pageBox(layout, about)
    const at = point ?? (box && isInSight(layout, box) ? middleOf(box) : middleOf(windowOf(layout)))
    look(viewWith(bill, whole.space, rung, about, at, partAt(layout, box, at)), about)
    return true
  }

  return {
    ...{layout, move, zoom},
    pan(right, down) {
      if (view.rung === "memory") return false
      const next = panned(layout, right, down)
      const moves =
        next.left * layout.space.scale !== layout.left || next.top * layout.space.scale !== layout.top
      if (moves) look(next)
      return moves
    },
    show(pa) {
      const next = showing(layout, pa)
      if (next.left !== view.left || next.top !== view.top) look(next)
    },
    whole() {
      if (view.rung !== "memory") look(WHOLE, middlePage(layout))
    },
  }
}

const middleOf = ({x, y, width, height}: Box) => ({x: x + width / 2, y: y + height / 2})

/** At which part of a page's width and height a point is; from far its middle. */
function partAt(layout: MapLayout, box: Box | null, at: {x: number; y: number}) {
  if (!box || layout.rung === "memory") return undefined
  const within = (n: number) => Math.max(0, Math.min(1, n))
  return {x: within((at.x - box.x) / box.width), y: within((at.y - box.y) / box.height)}
}

function useWhole(bill: Playbill, holders: Uint8Array, space: MapFrame["space"]): MapLayout {
  const kept = useRef<{bill: Playbill; used: ReadonlySet<number>} | null>(null)
  const scale = window.devicePixelRatio || 1
  // Every frame is looked at: once for a moment, not at each move of the pointer.
  const used = useMemo(() => {
    const before = kept.current?.bill === bill ? kept.current.used : undefined
    const now = usedRows(bill, holders, before)
    kept.current = {bill, used: before?.size === now.size ? before : now}
    return kept.current.used
  }, [bill, holders])
  return useMemo(() => mapLayout(bill, row => used.has(row), {...space, scale}), [bill, used, space, scale])
}
