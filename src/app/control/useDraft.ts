// What is typed into a text field that looks like the value it holds. It stands in the value's place until the field is left.

import {useState, type KeyboardEvent} from "react"

interface DraftEvents {
  /** What was typed, at each letter. */
  onType?(text: string): void
  /** The typing is over: the field has its value again. */
  onLeave?(): void
}

export interface Draft {
  /** What is typed; null: nothing, the value stands there. */
  readonly text: string | null
  /** Ends the typing. */
  leave(): void
  /** Attributes of the field. */
  readonly field: {
    readonly value: string
    readonly spellCheck: false
    readonly autoComplete: "off"
    readonly autoCapitalize: "off"
    onChange(event: {readonly target: {readonly value: string}}): void
    onBlur(event: {readonly currentTarget: Element}): void
    onKeyDown?(event: KeyboardEvent): void
  }
}

export function useDraft(value: string, {onType, onLeave}: DraftEvents = {}): Draft {
  const [text, setText] = useState<string | null>(null)
  const leave = () => {
    setText(null)
    onLeave?.()
  }
  return {
    ...{text, leave},
    field: {
      ...{value: text ?? value, spellCheck: false, autoComplete: "off", autoCapitalize: "off"},
      onChange({target}) {
        setText(target.value)
        onType?.(target.value)
      },
      // The window can lose the focus while the field keeps it: the typing goes on.
      onBlur({currentTarget}) {
        if (document.activeElement !== currentTarget) leave()
      },
    },
  }
}
