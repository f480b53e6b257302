// Which tables: a button that names them, and a list that says what each example is. The list's code comes when it is wanted.

import {lazy, memo, Suspense, useRef, useState} from "react"
import {example} from "./catalogue.ts"
import {Icon} from "./Icon.tsx"
import {send, useValue} from "../store.ts"

const load = () => import("./SourceList.tsx")
const SourceList = lazy(async () => ({default: (await load()).SourceList}))

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
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => setOpen(!open)}
        onKeyDown={event => {
          if (event.key === "ArrowDown" || event.key === "ArrowUp") {
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
        <Suspense>
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
        </Suspense>
      )}
    </div>
  )
})
