// Pointer, wheel and keys on the map of memory. The keys are the map's own as long as it has the focus.

import {useState} from "react"
import type {Pa} from "../../model/word.ts"
import {pageNear} from "../../view/theatre/mapPlace.ts"
import type {Moment} from "../../view/theatre/moment.ts"
import {spotIn, type Spot} from "../stage/inField.ts"
import {usePointing} from "../stage/usePointing.ts"
import {steppedTo} from "./mapKeys.ts"
import type {MapLook} from "./useMapView.ts"

interface MapInput {
  readonly look: MapLook
  readonly moment: Moment
  readonly selected: Pa | null
  onSelect(pa: Pa | null): void
}

const ZOOMS: Readonly<Record<string, 1 | -1>> = {"+": 1, "=": 1, "-": -1}

/** `hovered`: where the pointer is; `cursor`: where the keys have led to. */
export function useMapInput(root: React.RefObject<HTMLElement | null>, input: MapInput) {
  const {look, moment, selected, onSelect} = input
  const {layout} = look
  const [hovered, setHovered] = useState<Pa | null>(null)
  const [cursor, setCursor] = useState<Pa | null>(null)
  const under = ({x, y}: Spot) => pageNear(layout, x + root.current!.scrollLeft, y) ?? undefined
  const pointing = usePointing<Pa>(root, {
    ...{pinned: false, under, onPoint: setHovered, onClick: onSelect},
    scroll: (down, right = 0) => look.pan(right, down),
    onZoom: (steps, about, spot) => look.zoom(steps, about ?? null, about === undefined ? undefined : spot),
  })

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    if (!press(event)) return
    event.preventDefault()
    event.stopPropagation()
  }

  /** false: the key means nothing here. */
  function press(event: React.KeyboardEvent): boolean {
    const {key} = event
    const steps = ZOOMS[key]
    if (steps) return (look.zoom(steps, cursor ?? selected), true)
    if (key === "0") return (look.whole(), true)
    if (key === "Enter" && cursor !== null) return (onSelect(cursor), true)
    if (key === "Escape") return leave()
    const from = cursor ?? selected ?? moment.write?.to ?? layout.bill.parts[0].start
    const next = steppedTo(layout, cursor === null ? null : from, from, event)
    if (next === null) return false
    setHovered(null)
    setCursor(next)
    look.show(next)
    return true
  }

  /** Back to the whole; there to nothing selected. */
  function leave(): boolean {
    if (layout.rung !== "memory") return (look.whole(), true)
    if ((cursor ?? selected) === null) return false
    setCursor(null)
    onSelect(null)
    return true
  }

  return {
    ...{hovered, cursor},
    handlers: {
      ...pointing,
      onKeyDown,
      onPointerLeave: () => setHovered(null),
      onBlur: () => setCursor(null),
      onDoubleClick(event: React.MouseEvent) {
        const spot = spotIn(root.current!, event)
        const about = under(spot)
        if (about !== undefined) look.zoom(1, about, spot)
      },
    },
  }
}
