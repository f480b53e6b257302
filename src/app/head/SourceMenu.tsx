// Which tables: a button that names them, and a list that says what each example is. The list's code comes when it is wanted.

import {memo, useRef, useState} from "react"
import {Boundary} from "../Boundary.tsx"
import {example} from "./catalogue.ts"
import {Icon} from "./Icon.tsx"
import {later} from "../later.tsx"
import {send, useValue} from "../store.ts"

const SourceList = later(async () => (await import("./SourceList.tsx")).SourceList)

/** Keys that open the list, with the focus in it. */
const OPENING = ["ArrowDown", "ArrowUp", "Enter", " "]

interface SourceMenuProps {
  /** What the tables are to the view. */
  readonly label: string
}

export const SourceMenu = memo(function SourceMenu({label}: SourceMenuProps) {
  const shown = useValue(state => state.experiment?.source ?? null)
  const opening = useValue(state => state.opening?.name ?? null)
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const name = opening ?? shown
  const title = (name && example(name)?.title) ?? name ?? "no tables"
  return (
    <div className="picker source-menu">
      <span className="label" id="source-label">
        {label}
      </span>
      <button
        type="button"
        ref={button}
        id="source-button"
        className="picker-value"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-labelledby="source-label source-button"
        aria-busy={opening !== null}
        onPointerEnter={SourceList.ahead}
        onFocus={SourceList.ahead}
        onClick={() => setOpen(!open)}
        onKeyDown={event => {
          // Not by the click that Enter and Space end in: the list takes a click without a pointer for a screen reader's, and leaves the focus to it.
          if (OPENING.includes(event.key)) {
            event.preventDefault()
            setOpen(true)
          }
        }}
      >
        <span className="picker-words" data-long={title.length > 32}>
          {title}
        </span>
        <Icon name="down" />
      </button>
      {open && (
        <Boundary part="The list of sources" subject={null}>
          <SourceList
            button={button}
            chosen={name}
            onClose={() => setOpen(false)}
            onChoose={chosen => {
              setOpen(false)
              send({type: "open", name: chosen})
            }}
            onReview={() => {
              setOpen(false)
              send({type: "view", view: "review"})
            }}
          />
        </Boundary>
      )}
    </div>
  )
})
