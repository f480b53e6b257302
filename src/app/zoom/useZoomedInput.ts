// Pointer, wheel and keys on the zoomed tree: they go from entry to entry and from bar to bar, open, unfold and scroll.

import type {Va} from "../../model/word.ts"
import {vaUnder, type Zoomed} from "../../view/zoom/place.ts"
import type {Piece} from "../../view/zoom/pieces.ts"
import type {Rung} from "../../view/zoom/rung.ts"
import {pieceOf, stepFrom, type Way} from "../../view/zoom/steps.ts"
import {inField} from "../stage/inField.ts"
import {usePointing} from "../stage/usePointing.ts"

const KEYS: Readonly<Record<string, Way>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  Home: "start",
  End: "end",
}

/** Px of the window before that a page up or down keeps in sight. */
const KEPT = 40

interface ZoomedInput {
  readonly zoomed: Zoomed
  readonly point: Va
  readonly pinned: boolean
  readonly rung: Rung
  onPoint(va: Va): void
  onSelect(va: Va): void
  /** false: there is no nearer or further rung. */
  onZoom(steps: 1 | -1, about: Va): boolean
  /** false: the window is there already. */
  scrollTo(top: number): boolean
  unfold(piece: Va): void
  fold(piece: Piece): void
}

/** Handlers for the stage's element, and the way to an address. */
export function useZoomedInput(root: React.RefObject<HTMLElement | null>, input: ZoomedInput) {
  const {zoomed, point, pinned, rung, onPoint, onSelect, onZoom, scrollTo, unfold, fold} = input
  const {at, top} = zoomed

  /** Opens what is closed: a stack into its rows, a row into its entries. */
  function open(va: Va) {
    const piece = pieceOf(zoomed, va)
    onSelect(va)
    if (rung === "runs" && piece && piece.rows > 1) unfold(piece.va)
    else if (rung === "runs" && piece?.shape === "bar") onZoom(1, va)
  }

  function foldOrUnfold(piece: Piece | undefined) {
    if (piece && piece.rows > 1) unfold(piece.va)
    else if (piece) fold(piece)
  }

  function go(va: Va | null) {
    if (va === null) return
    ;(pinned ? onSelect : onPoint)(va)
    const to = topInSight(zoomed, va)
    if (to !== null) scrollTo(to)
  }

  const handlers = usePointing<Va>(root, {
    ...{pinned, onPoint, onClick: open},
    scroll: by => scrollTo(top + by),
    under(spot) {
      const found = inField(at, spot)
      return found ? vaUnder(zoomed, found.x, found.y) : undefined
    },
    onZoom: (steps, about) => onZoom(steps, about ?? point),
  })
  return {
    ...handlers,
    go,
    onKeyDown(event: React.KeyboardEvent) {
      if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
      const way = KEYS[event.key]
      const screen = event.key === "PageUp" ? -1 : event.key === "PageDown" ? 1 : 0
      if (way) go(stepFrom(zoomed, point, way))
      else if (screen) scrollTo(top + screen * (at.field.height - KEPT))
      else if (event.key === "Enter") open(point)
      else if (event.key === " ") foldOrUnfold(pieceOf(zoomed, point))
      else return
      event.preventDefault()
    },
  }
}

/** A window start that brings an address in sight; null if it is. */
function topInSight(zoomed: Zoomed, va: Va): number | null {
  const {top, at} = zoomed
  const piece = pieceOf(zoomed, va)
  if (!piece) return null
  const tall = piece.shape === "open" ? 0 : piece.rows * piece.rowPx
  if (piece.y >= top && piece.y + tall <= top + at.field.height) return null
  return piece.y < top ? piece.y : piece.y + tall - at.field.height
}
