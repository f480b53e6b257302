// The source's descriptor as a text field that looks like the number it holds: what is typed is in the tables at once.

import {useState} from "react"
import {readPasted} from "../../format/pasted.ts"
import type {PathEntry} from "../../model/path.ts"
import type {Source} from "../../model/source.ts"
import {hex64} from "../../model/word.ts"
import {settle} from "../control/edit.ts"
import {useDraft} from "../control/useDraft.ts"
import {editEntry, placeOf} from "./editEntry.ts"

interface EntryValueProps {
  readonly source: Source
  readonly entry: PathEntry
  /** Without 0x. */
  readonly brief: boolean
  onProblem(problem: string | null): void
}

export function EntryValue({source, entry, brief, onProblem}: EntryValueProps) {
  const [bad, setBad] = useState(false)
  const say = (problem: string | null) => {
    setBad(problem !== null)
    onProblem(problem)
  }
  const {field, leave} = useDraft(hex64(entry).slice(brief ? 2 : 0), {
    onType: text => say(change(source, entry, text)),
    onLeave() {
      say(null)
      settle()
    },
  })
  return (
    <input
      className="entry-value"
      aria-label="Source descriptor"
      aria-invalid={bad}
      {...field}
      onKeyDown={event => {
        if (event.key !== "Enter" && event.key !== "Escape") return
        event.stopPropagation()
        leave()
      }}
    />
  )
}

/** Puts a typed descriptor into the tables; says what is wrong with it. */
function change(source: Source, entry: PathEntry, text: string): string | null {
  const reading = readPasted(text)
  if ("problem" in reading) return reading.problem
  const [first] = reading.values
  if (!first) return "Nothing is here; expected a descriptor of up to 16 hex digits"
  return editEntry(source, entry, first.value, `entry ${placeOf(entry)}`)
}
