// The event that a link names is held against the story once that is told: where the story has no such event this is said, and its end is shown.

import {useEffect} from "react"
import {number} from "../../model/descriptor/say.ts"
import type {Playbill} from "../../view/theatre/moment.ts"
import {send, useValue} from "../store.ts"

/** `playbill`: of the story that the link is about; null: it is not told yet. */
export function useLinkedPlace(playbill: Playbill | null) {
  const linked = useValue(state => state.linkedPlace)
  useEffect(() => {
    if (linked === null || playbill === null) return
    const text = beyondWords(playbill, linked)
    if (text !== null) send({type: "notice", text})
    send({type: "place", place: text === null ? linked : "end"})
  }, [linked, playbill])
}

/** null: the story has the event. */
export function beyondWords({length}: Pick<Playbill, "length">, event: number): string | null {
  if (event < length) return null
  return `The events of this story are numbered 0 to ${number(length - 1)}: there is no event ${number(event)}, and its end is shown.`
}
