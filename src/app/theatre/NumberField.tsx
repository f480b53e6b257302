// A field for a whole number; what is none of that is said below it, and nothing changes.

import {useEffect, useId, useState} from "react"
import {number} from "../../model/descriptor/say.ts"

interface NumberFieldProps {
  readonly label: string
  /** null: empty, as it is by itself. */
  readonly value: number | null
  readonly least: number
  readonly most: number
  readonly onChange: (value: number | null) => void
}

export function NumberField({label, value, least, most, onChange}: NumberFieldProps) {
  const id = useId()
  const [text, setText] = useState(value === null ? "" : `${value}`)
  useEffect(() => setText(value === null ? "" : `${value}`), [value])
  const read = parse(text, least, most)
  const take = () => {
    if (read !== undefined && read !== value) onChange(read)
  }
  return (
    <p className="number-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        inputMode="numeric"
        value={text}
        placeholder={value === null ? "as known" : undefined}
        aria-invalid={read === undefined}
        aria-describedby={`${id}-problem`}
        onChange={event => setText(event.target.value)}
        onBlur={take}
        onKeyDown={event => event.key === "Enter" && take()}
      />
      <span id={`${id}-problem`} role="status">
        {read === undefined && `expected ${number(least)} to ${number(most)}`}
      </span>
    </p>
  )
}

/** A whole number in its limits; null: nothing was typed; undefined: something else. */
function parse(text: string, least: number, most: number): number | null | undefined {
  const digits = text.replace(/[,_ ]/g, "")
  if (digits === "") return null
  const value = /^[0-9]{1,12}$/.test(digits) ? Number.parseInt(digits, 10) : NaN
  return value >= least && value <= most ? value : undefined
}
