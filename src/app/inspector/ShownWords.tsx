// Below the bits: why the copy is as it is, or what the field at the bit is, or why a change was refused.

import type {ReactNode} from "react"
import {bitWords, fieldAt, finestFields, valuesWords} from "../words/fieldWords.ts"
import type {ShownEntry} from "./shownEntry.ts"

interface ShownWordsProps {
  readonly shown: ShownEntry
  /** For one line: what a field is for is left out. */
  readonly brief: boolean
  /** What can be done with the bit. */
  readonly hint?: string
  /** The reason, drawn. */
  readonly children: ReactNode
}

export function ShownWords({shown, brief, hint, children}: ShownWordsProps) {
  if (shown.refused !== null) return <Refused why={shown.refused} />
  return shown.bit === null ? children : <FieldWords {...shown} bit={shown.bit} {...{brief, hint}} />
}

function Refused({why}: {readonly why: string}) {
  return (
    <p className="inspector-field inspector-refused" role="alert">
      {why}. The entry stays as it was.
    </p>
  )
}

interface FieldWordsProps extends Pick<ShownEntry, "source" | "from" | "to"> {
  readonly bit: number
  readonly brief: boolean
  readonly hint: string | undefined
}

/** What a field is, and what its value says in the source and in the copy. */
function FieldWords({source, from, to, bit, brief, hint}: FieldWordsProps) {
  const [a, b] = [from, to].map(entry => entry && fieldAt(finestFields(source, entry), bit))
  const field = b && to?.kind !== "empty" ? b : (a ?? b)
  if (!field) return <p className="inspector-field">No descriptor: there is no table for it.</p>
  return (
    <p className="inspector-field">
      <b>{field.name}</b> {field.linux !== undefined && <code>{field.linux}</code>} {bitWords(field)}.{" "}
      {!brief && field.about}
      <span>{valuesWords(a, b)}</span>
      {hint !== undefined && <span>{hint}</span>}
    </p>
  )
}
