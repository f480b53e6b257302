// Pointer, wheel and keys on the map of memory. The keys are the map's own as long as it has the focus; those that zoom are meant for it anywhere
// in the theatre.

import {useEffect, useEffectEvent, useState} from "react"
import type {Pa} from "../../model/word.ts"
import {addressNear} from "../../view/theatre/mapShown.ts"
import type {Moment} from "../../view/theatre/moment.ts"
import type {PageWords} from "../../view/theatre/pageWords.ts"
import {pageOf, wordAddress, wordNumber} from "../../view/theatre/wordsLayout.ts"
import {toldWord} from "../../view/theatre/wordsScene.ts"
import {isText} from "../keys.ts"
import {spotIn, type Spot} from "../stage/inField.ts"
import {usePointing} from "../stage/usePointing.ts"
import {steppedTo} from "./mapKeys.ts"
import type {MapLook} from "./useMapView.ts"

interface MapInput {
  readonly look: MapLook
  readonly moment: Moment
  readonly words: PageWords | null
  readonly selected: Pa | null
  onSelect(pa: Pa | null): void
}

const ZOOMS: Readonly<Record<string, 1 | -1>> = {"+": 1, "=": 1, "-": -1}

/** `hovered`: where the pointer is; `cursor`: where the keys have led to. Addresses of pages, or of words. */
export function useMapInput(root: React.RefObject<HTMLElement | null>, input: MapInput) {
  const {look, moment, words, selected, onSelect} = input
  const {layout} = look
  const [hovered, setHovered] = useState<Pa | null>(null)
  const [cursor, setCursor] = useState<Pa | null>(null)
  const under = ({x, y}: Spot) => addressNear(layout, x + root.current!.scrollLeft, y) ?? undefined
  const zoom: MapLook["zoom"] = (steps, about, point) => {
    const done = look.zoom(steps, about, point)
    // A page is no word, and a word no page.
    if (done) setHovered(null)
    if (done) setCursor(cursor === null ? null : pageOf(layout.bill, cursor))
    return done
  }
  const pointing = usePointing<Pa>(root, {
    ...{pinned: false, under, onPoint: setHovered},
    onClick: address => (layout.rung === "words" ? go(address) : onSelect(address)),
    scroll: (down, right = 0) => look.pan(right, down),
    onZoom: (steps, about, spot) => zoom(steps, about ?? null, about === undefined ? undefined : spot),
  })
  useZoomKeys(event => {
    if (!zoomBy(event.key)) return
    event.preventDefault()
  })

  function go(address: Pa) {
    setHovered(null)
    setCursor(address)
    look.show(address)
  }

  /** false: the key does not zoom. */
  function zoomBy(key: string): boolean {
    const steps = ZOOMS[key]
    if (steps) return (zoom(steps, cursor ?? selected), true)
    if (key === "0") return (look.whole(), true)
    return false
  }

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    if (!press(event)) return
    event.preventDefault()
    event.stopPropagation()
  }

  /** false: the key means nothing here. */
  function press(event: React.KeyboardEvent): boolean {
    const {key} = event
    if (zoomBy(key)) return true
    if (key === "Enter" && cursor !== null) return (onSelect(pageOf(layout.bill, cursor)), true)
    if (key === "Escape") return leave()
    const next = steppedTo(layout, cursor, cursor ?? start(), event)
    if (next === null) return false
    go(next)
    return true
  }

  /** Where the first key leads. */
  function start(): Pa {
    if (layout.rung !== "words") return selected ?? moment.write?.to ?? layout.bill.parts[0].start
    const {bill, page} = layout
    const about = look.about === page || look.about === null ? null : wordNumber(bill, look.about)
    return wordAddress(layout, toldWord(words, about) ?? 0)
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
        if (about !== undefined) zoom(1, about, spot)
      },
    },
    zoom: (steps: 1 | -1) => zoom(steps, cursor ?? selected),
  }
}

/** Elements in which a letter means something of its own. */
const OWN = "select, [role=menu], [role=listbox], [role=dialog]"

/** Keys that nobody else on the page has taken. */
function useZoomKeys(press: (event: KeyboardEvent) => void) {
  const latest = useEffectEvent(press)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const {ctrlKey, metaKey, altKey, defaultPrevented, target} = event
      const isOwn = isText(target) || (target instanceof Element && target.closest(OWN) !== null)
      if (!ctrlKey && !metaKey && !altKey && !defaultPrevented && !isOwn) latest(event)
    }
    window.addEventListener("keydown", listen)
    return () => window.removeEventListener("keydown", listen)
  }, [])
}
