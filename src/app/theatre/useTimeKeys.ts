// Keys of the theatre's time: arrows for a step, [ and ] for a mark, Home and End, space to play. Who has used a key keeps it: a text
// field, a list, the map's cursor.

import {useEffect} from "react"
import type {Playbill} from "../../view/theatre/moment.ts"
import {nextMark, previousMark} from "../../view/theatre/timelineMoves.ts"
import {isText} from "../keys.ts"

type Move = (playbill: Playbill, event: number) => number | null

const MOVES: Readonly<Record<string, Move>> = {
  ArrowLeft: (_, event) => (event > 0 ? event - 1 : null),
  ArrowRight: ({length}, event) => (event < length - 1 ? event + 1 : null),
  "[": previousMark,
  "]": nextMark,
  Home: () => 0,
  End: ({length}) => length - 1,
}

/** Elements that have arrows, Home, End or space for themselves. */
const OWN =
  "input, select, summary, [role=menu], [role=listbox], [role=grid], [role=radiogroup], [role=dialog]"
const PRESSED = "button, a, summary"

function isOwn(key: string, target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (isText(target)) return true
  if (key === " ") return target.closest(`${OWN}, ${PRESSED}`) !== null
  return key !== "[" && key !== "]" && target.closest(OWN) !== null
}

/** Keys anywhere on the page move through a story. `event`: where one is. */
export function useTimeKeys(
  playbill: Playbill,
  event: number,
  go: (event: number) => void,
  turnPlay: () => void,
) {
  useEffect(() => {
    const press = (pressed: KeyboardEvent) => {
      const {key, target, ctrlKey, metaKey, altKey, defaultPrevented} = pressed
      if (ctrlKey || metaKey || altKey || defaultPrevented || isOwn(key, target)) return
      if (key === " ") turnPlay()
      else {
        const move = MOVES[key]
        if (!move) return
        const to = move(playbill, event)
        if (to !== null) go(to)
      }
      pressed.preventDefault()
    }
    window.addEventListener("keydown", press)
    return () => window.removeEventListener("keydown", press)
  }, [playbill, event, go, turnPlay])
}
