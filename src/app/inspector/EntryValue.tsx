// The source's descriptor as a text field that looks like the number it holds: what is typed is in the tables once it has all its digits.

import {useState} from "react"
import {readPasted} from "../../format/pasted.ts"
import type {PathEntry} from "../../model/path.ts"
import type {Source} from "../../model/source.ts"
import {hex64} from "../../model/word.ts"
import {editEntry, placeOf} from "./editEntry.ts"
import {useTypedEdit} from "./useTypedEdit.ts"

interface EntryValueProps {
  readonly source: Source
  readonly entry: PathEntry
  /** Without 0x. */
  readonly brief: boolean
  onProblem(problem: string | null): void
  /** The typing begins: the entry is to stay where it is. */
  onBegin(): void
}

export function EntryValue({source, entry, brief, onProblem, onBegin}: EntryValueProps) {
  const [bad, setBad] = useState(false)
  const typing = `entry ${placeOf(entry)}`
  const {text, field} = useTypedEdit(hex64(entry).slice(brief ? 2 : 0), {
    ...{typing, onBegin},
    put: (text, done) => change(source, entry, text, done, typing),
    say(problem) {
      setBad(problem !== null)
      onProblem(problem)
    },
  })
  return (
    <input
      className="entry-value"
      aria-label="Source descriptor"
      aria-invalid={bad && text !== null}
      title="type or paste a descriptor; Enter takes a short one, Escape leaves it as it was"
      {...field}
    />
  )
}

/** Puts a typed descriptor into the tables; says what is wrong with it. While it is typed it waits for its last digit. */
function change(
  source: Source,
  entry: PathEntry,
  text: string,
  done: boolean,
  typing: string,
): string | null {
  const reading = readPasted(text)
  if ("problem" in reading) return reading.problem
  if (!done && !isWhole(text)) return null
  const [first] = reading.values
  if (!first) return "Nothing is here; expected a descriptor of up to 16 hex digits"
  return editEntry(source, entry, first.value, typing)
}

function isWhole(text: string): boolean {
  return text.replace(/^\s*0x|[_\s]/gi, "").length >= 16
}
