// Keys that work anywhere on the page: undo and redo, Escape for what is held or selected, and in every view of an outcome n and p
// for the next and previous difference and e for the place where it stopped; in the tree + and − for the zoom. A text field keeps its own.

import {useEffect} from "react"
import {nextApart} from "../model/account/nextApart.ts"
import {nextDifference} from "../model/account/differences.ts"
import {edited} from "../model/edit.ts"
import type {Va} from "../model/word.ts"
import {toggleVersus} from "./compare/toggle.ts"
import {compared, nextWings, sideAlone} from "./compare/useCompared.ts"
import {outcomeOf} from "./outcomes.ts"
import {look} from "./stage/firstPoint.ts"
import {current, send} from "./store.ts"
import {stepBy, timeNow} from "./time/go.ts"
import {MOVES} from "./time/moves.ts"
import {openTime} from "./time/openTime.ts"
import {showsOutcome} from "./views.ts"
import {zoomBy} from "./zoom/zoomBy.ts"

const TEXT = "input:not([type=radio], [type=checkbox], [type=range]), textarea"

/** Is it a place where keys are text? */
export function isText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches(TEXT)
}

/** Does a key open or close the list, or a comparison, or turn that? A capital A or B goes to that side. */
function turnsPage(key: string): boolean {
  const {versus, wings, view, listing} = current()
  if (key === "l" && showsOutcome(view)) return (send({type: "list", open: !listing}), true)
  if (key === "c" && showsOutcome(view)) return (toggleVersus(), true)
  if (key === "t" && showsOutcome(view)) return (openTime(), true)
  if (key === "t" && view === "theatre") return focusLine()
  if (versus === null || !showsOutcome(view)) return false
  if (key === "x") send({type: "swap"})
  else if (key === "d") send({type: "wings", wings: nextWings(view, wings)})
  else if (key === "A" || key === "B") document.querySelector<HTMLElement>(`[data-wing=${key}]`)?.focus()
  else return false
  return true
}

/** The theatre's time is always open: its line gets the focus. */
function focusLine(): boolean {
  const line = document.querySelector<HTMLElement>(".theatre-slider")
  line?.focus()
  return line !== null
}

/** Does a key move through time? */
function moves(key: string): boolean {
  const move = MOVES.find(one => one.key === key)
  const now = move && showsOutcome(current().view) ? timeNow() : null
  if (!move || !now) return false
  stepBy(now, move)
  return true
}

/** The place that is looked at. */
function placeNow(): Va | null {
  const {experiment, opened, selected, point} = current()
  const loaded = experiment && opened[experiment.source]
  if (!loaded) return null
  const source = edited(loaded.source, experiment.edits)
  return selected ?? point ?? look(source, outcomeOf(experiment, source), false)
}

const ZOOMS: Readonly<Record<string, 1 | -1>> = {"+": 1, "=": 1, "-": -1}

/** Does a key zoom? */
function zooms(key: string): boolean {
  const steps = ZOOMS[key]
  const {view, versus, wings} = current()
  // Two copies beside each other are seen from far only.
  const here = view === "tree" && !(versus && wings === "both")
  const place = steps && here ? placeNow() : null
  return place !== null && zoomBy(steps, place)
}

/** Where a single key leads. */
function placeOf(key: string): Va | null {
  const {experiment, opened, view, selected, point, versus, wings} = current()
  const loaded = experiment && opened[experiment.source]
  if (!loaded || !showsOutcome(view) || !"npe".includes(key)) return null
  const source = edited(loaded.source, experiment.edits)
  const own = {source, experiment, outcome: outcomeOf(experiment, source)}
  const pair = versus && compared({...own, loaded: {...loaded, source}}, versus)
  const shown = pair ? sideAlone(pair, view, wings) : own
  const {outcome} = shown ?? own
  if (key === "e") return (outcome.stop ?? outcome.maps.find(map => map.stop)?.stop)?.va ?? null
  const from = selected ?? point ?? look(source, outcome, false)
  const step = key === "n" ? 1 : -1
  if (shown) return nextDifference(shown.source, shown.experiment, shown.outcome, from, step)?.va ?? null
  const {a, b, result} = pair!
  return nextApart(source, a.copy, b.copy, result, from, step)
}

export function useKeys() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const key = event.key.toLowerCase()
      if (key === "escape") {
        if (current().held) send({type: "hold", held: null})
        else if (current().listing) send({type: "list", open: false})
        else if (current().step !== null) send({type: "step", step: null})
        else if (current().selected !== null) send({type: "select", va: null})
        return
      }
      // In a list to choose from a letter leads to what begins with it.
      const ownKeys = isText(event.target) || event.target instanceof HTMLSelectElement
      const single = !event.ctrlKey && !event.metaKey && !event.altKey && !ownKeys
      if (single && (moves(event.key) || zooms(key) || turnsPage(event.key))) return event.preventDefault()
      const place = single ? placeOf(key) : null
      if (place !== null) {
        event.preventDefault()
        send({type: "select", va: place})
        return
      }
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isText(event.target)) return
      const type = key === "z" ? (event.shiftKey ? "redo" : "undo") : key === "y" ? "redo" : null
      if (!type) return
      event.preventDefault()
      send({type})
    }
    window.addEventListener("keydown", press)
    return () => window.removeEventListener("keydown", press)
  }, [])
}
