// A text field for one value. It says at once what is wrong and what is expected; only what can be read goes on, so the last
// good outcome stays on the screen. What was typed is kept as it is until it is good and left.

import {useId, useState} from "react"
import {isRead, type Read} from "./fields.ts"

interface TextFieldProps<T> {
  readonly label: string
  readonly value: T
  /** The value as text, as the reader reads it. */
  readonly print: (value: T) => string
  readonly read: (text: string) => Read<T>
  readonly onValue: (value: T) => void
  readonly onSettle: () => void
  readonly hint?: string
  readonly rows?: number
  readonly className?: string
  /** Names to choose from, which the reader takes as well. */
  readonly names?: readonly string[]
}

export function TextField<T>(props: TextFieldProps<T>) {
  const {label, value, print, read, onValue, onSettle, hint, rows, className = "", names} = props
  const id = useId()
  const text = print(value)
  // What is typed, and what the value was then: when it changes by other hands (undo), the typing is over.
  const [typed, setTyped] = useState<{text: string; over: string} | null>(null)
  const draft = typed?.over === text ? typed.text : null
  const result = draft === null ? null : read(draft)
  const problem = result && !isRead(result) ? result.problem : null
  const said = problem ?? hint
  const shared = {
    id,
    value: draft ?? text,
    "aria-invalid": problem !== null,
    "aria-describedby": said ? `${id}-said` : undefined,
    spellCheck: false,
    autoComplete: "off",
    onChange(event: {target: {value: string}}) {
      const next = read(event.target.value)
      setTyped({text: event.target.value, over: isRead(next) ? print(next.value) : text})
      if (isRead(next)) onValue(next.value)
    },
    onBlur() {
      if (problem === null) setTyped(null)
      onSettle()
    },
    onKeyDown(event: React.KeyboardEvent) {
      if (event.key === "Escape" && draft !== null) {
        event.stopPropagation()
        setTyped(null)
      }
      if (event.key === "Enter" && rows === undefined && problem === null) setTyped(null)
    },
  }
  return (
    <div className={`text-field ${className}`}>
      <label htmlFor={id}>{label}</label>
      {rows === undefined ? (
        <input type="text" list={names && `${id}-names`} {...shared} />
      ) : (
        <textarea rows={rows} {...shared} />
      )}
      {names && (
        <datalist id={`${id}-names`}>
          {names.map(name => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
      <p
        id={`${id}-said`}
        className="field-said"
        data-problem={problem !== null}
        role={problem ? "alert" : undefined}
      >
        {said}
      </p>
    </div>
  )
}
