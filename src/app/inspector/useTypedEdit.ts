// A value typed over an entry. Each letter begins from the tables as they were before the typing: what is refused, or is not whole yet,
// changes nothing. Enter, or going elsewhere, takes what stands; what Enter is refused stays to be mended. Escape takes nothing.

import {useRef} from "react"
import type {Edit} from "../../model/edit.ts"
import {edit, settle} from "../control/edit.ts"
import {useDraft, type Draft} from "../control/useDraft.ts"
import {current} from "../store.ts"

interface TypedEdit {
  /** Name of the typing: what has the same is one step of undo. */
  readonly typing: string
  /** Puts a text's value into the tables; says why not, and changes nothing. `done`: no letter follows. */
  put(text: string, done: boolean): string | null
  say(problem: string | null): void
  /** The first letter was typed. */
  onBegin(): void
}

export function useTypedEdit(value: string, {typing, put, say, onBegin}: TypedEdit): Draft {
  const before = useRef<readonly Edit[] | null>(null)
  const attempt = (text: string, done: boolean) => {
    if (before.current === null) onBegin()
    before.current ??= current().experiment!.edits
    edit({edits: before.current}, typing)
    const problem = put(text, done)
    say(problem)
    return problem
  }
  const draft = useDraft(value, {
    onType: text => void attempt(text, false),
    onLeave() {
      if (before.current !== null) attempt(draft.text!, true)
      before.current = null
      settle()
    },
  })
  const forget = () => {
    edit({edits: before.current!}, typing)
    before.current = null
    say(null)
    draft.leave()
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (draft.text === null || (event.key !== "Enter" && event.key !== "Escape")) return
    event.stopPropagation()
    event.preventDefault()
    if (event.key === "Escape") forget()
    else if (attempt(draft.text, true) === null) draft.leave()
  }
  return {...draft, field: {...draft.field, onKeyDown}}
}
