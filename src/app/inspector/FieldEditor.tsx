// One field of the source's descriptor, chosen by its name and given another value: one of those that have a sentence, or hex digits.
// The copy follows at once; what the architecture forbids is refused here, with the reason.

import {useState} from "react"
import {fieldsOf} from "../../model/descriptor/field.ts"
import {holdsAddress, settable, valuesOf, withAddress, withField} from "../../model/descriptor/setField.ts"
import type {Field} from "../../model/descriptor/field.ts"
import type {PathEntry} from "../../model/path.ts"
import type {Source} from "../../model/source.ts"
import {hex} from "../../model/word.ts"
import {settle} from "../control/edit.ts"
import {bitWords} from "../words/fieldWords.ts"
import {cut} from "../words/words.ts"
import {editEntry, placeOf} from "./editEntry.ts"
import {useTypedEdit} from "./useTypedEdit.ts"

interface FieldEditorProps {
  readonly source: Source
  readonly entry: PathEntry
  /** A bit of the field. */
  readonly bit: number
  setBit(bit: number): void
  /** The entry is about to be changed: it stays shown, whatever becomes of it. */
  hold(): void
  onClose(): void
}

export function FieldEditor({source, entry, bit, setBit, hold, onClose}: FieldEditorProps) {
  const {geometry: g, release, mair} = source
  const fields = settable(fieldsOf(g, entry.level, entry.lo, entry.hi, release, mair))
  const field = fields.find(({high, low}) => low <= bit && bit <= high) ?? fields[0]
  const values = valuesOf(g, entry.level, entry, field, release, mair)
  const [problem, setProblem] = useState<string | null>(null)
  const typing = `field ${placeOf(entry)} ${field.name}`
  const put = (value: bigint | string) =>
    typeof value === "string" ? value : editEntry(source, entry, value, typing)
  return (
    <div
      className="edits-list field-editor"
      role="group"
      aria-label="Set a field"
      onBlur={settle}
      onKeyDown={event => {
        if (event.key !== "Escape") return
        event.stopPropagation()
        event.preventDefault()
        onClose()
      }}
    >
      <label>
        field{" "}
        <select
          autoFocus
          value={field.low}
          onChange={event => {
            setProblem(null)
            setBit(fields[event.target.selectedIndex].low)
          }}
        >
          {fields.map(one => (
            <option key={one.name} value={one.low}>
              {one.name}
              {one.linux === undefined ? "" : `, ${one.linux}`}, {bitWords(one)}
            </option>
          ))}
        </select>
      </label>
      {values.length > 0 ? (
        <label>
          value{" "}
          <select
            value={field.value}
            onChange={event => {
              hold()
              setProblem(put(withField(entry, field, BigInt(values[event.target.selectedIndex].value))))
            }}
          >
            {values.map(({value, says}) => (
              <option key={value} value={value}>
                {value.toString(2).padStart(field.high - field.low + 1, "0")}: {says}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <TypedValue
          key={field.name}
          now={hex(holdsAddress(field) && entry.pa !== null ? entry.pa : field.value)}
          {...{typing, hold}}
          put={text => put(typed(source, entry, field, text))}
          say={setProblem}
        />
      )}
      <p
        role={problem === null ? undefined : "alert"}
        className={problem === null ? "" : "inspector-refused"}
      >
        {problem === null ? field.about : `${problem}. The entry stays as it was.`}
      </p>
    </div>
  )
}

interface TypedValueProps {
  readonly now: string
  readonly typing: string
  put(text: string): string | null
  say(problem: string | null): void
  hold(): void
}

function TypedValue({now, hold, ...how}: TypedValueProps) {
  const {field} = useTypedEdit(now, {...how, onBegin: hold})
  return (
    <label>
      value <input {...field} />
    </label>
  )
}

/** The descriptor with a typed value in a field; or what is wrong with the text. */
function typed(source: Source, entry: PathEntry, field: Field, text: string): bigint | string {
  const digits = text.trim().replace(/^0x/i, "").replace(/[_\s]/g, "")
  if (!/^[0-9a-f]{1,16}$/i.test(digits))
    return `“${cut(text)}” is no value for ${field.name}; expected up to 16 hex digits`
  const value = BigInt(`0x${digits}`)
  if (holdsAddress(field)) return withAddress(source.geometry, entry.level, entry, value)
  const bits = field.high - field.low + 1
  if (value >= 1n << BigInt(bits))
    return `${hex(value)} does not fit into ${field.name}, ${bitWords(field)}; expected at most ${hex((1n << BigInt(bits)) - 1n)}`
  return withField(entry, field, value)
}
