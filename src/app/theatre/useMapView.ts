// What of the map is looked at, and the ways to look elsewhere. From far the layout stays as it is through a story, but for rows that were
// folded and are needed now. How near one looks, and at what, is kept with the rest of the page's state, for its link: to the page, or the word.

import {useEffect, useMemo, useRef} from "react"
import {hex, type Pa} from "../../model/word.ts"
import {mapLayout, usedRows, type MapLayout} from "../../view/theatre/mapLayout.ts"
import {WHOLE} from "../../view/theatre/mapNear.ts"
import {
  aboutOf,
  moved,
  shownOf,
  viewAbout,
  viewShowing,
  zoomed,
  type MapShown,
  type ShownView,
} from "../../view/theatre/mapShown.ts"
import {nearer} from "../../view/nearer.ts"
import {MAP_RUNGS} from "../../view/theatre/mapRung.ts"
import type {MapFrame} from "../../view/theatre/mapScene.ts"
import type {Playbill} from "../../view/theatre/moment.ts"
import type {MemoryLook} from "../look.ts"
import {send, useValue} from "../store.ts"

/** A zoom: from what, about which page. */
export interface MapMove {
  readonly from: MapShown
  readonly about: Pa
}

export interface MapLook {
  readonly layout: MapShown
  /** What it is about; null: from far all is looked at. */
  readonly about: Pa | null
  /** How one came here; null: not by a zoom. */
  readonly move: MapMove | null
  /** So many rungs nearer about a page, which stays where the point is; false: there is none. */
  zoom(steps: 1 | -1, about: Pa | null, point?: {readonly x: number; readonly y: number}): boolean
  /** By px; false: the map ends there. */
  pan(right: number, down: number): boolean
  /** Brings a page into the window, or a word. */
  show(address: Pa): void
  whole(): void
}

/** The exact view of which the page's state keeps the rung and the place, and how one came there. */
interface Looked {
  readonly linked: MemoryLook | null
  /** Which memory it was. */
  readonly memory: string
  readonly view: ShownView
  readonly move: MapMove | null
}

export function useMapView(bill: Playbill, holders: Uint8Array, frame: MapFrame): MapLook {
  const memory = bill.parts.map(({start, count}) => `${start}+${count}`).join()
  const linked = useValue(state => state.look.memory)
  const whole = useWhole(bill, holders, frame.space)
  const looked = useRef<Looked | null>(null)
  const own = looked.current?.memory === memory && looked.current.linked === linked ? looked.current : null
  const found = useMemo(() => (linked ? viewAbout(whole, linked.rung, linked.about) : WHOLE), [whole, linked])
  const view = own?.view ?? found
  const layout = useMemo(() => shownOf(whole, frame, view), [whole, frame, view])
  useMissing(linked, linked !== null && found.rung === "memory")

  function look(next: ShownView, about: Pa | null = null) {
    const rung = next.rung
    const place = rung === "memory" ? null : {rung, about: aboutOf(shownOf(whole, frame, next), next)}
    const move = about === null ? null : {from: layout, about}
    looked.current = {memory, linked: place, view: next, move}
    send({type: "look", look: {memory: place}})
  }

  return {
    ...{layout, move: own?.move ?? null, about: view.rung === "memory" ? null : (linked?.about ?? null)},
    zoom(steps, wanted, point) {
      const rung = nearer(MAP_RUNGS, view.rung, steps)
      if (rung === view.rung) return false
      const about = wanted ?? aboutOf(layout, view)
      look(zoomed(layout, whole, rung, about, point), about)
      return true
    },
    pan(right, down) {
      const next = moved(layout, view, right, down)
      if (next) look(next)
      return next !== null
    },
    show(address) {
      look(viewShowing(layout, address))
    },
    whole() {
      if (view.rung !== "memory") look(WHOLE, aboutOf(layout, view))
    },
  }
}

/** A place that the map does not have is said, and let go. */
function useMissing(linked: MemoryLook | null, isMissing: boolean) {
  useEffect(() => {
    if (!linked || !isMissing) return
    send({type: "notice", text: `No memory is near ${hex(linked.about)}: the map shows all of it.`})
    send({type: "look", look: {memory: null}})
  }, [linked, isMissing])
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
