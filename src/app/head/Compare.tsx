// Opens and closes a comparison: the copy against the kernel's own, or against that of another revision.

import {memo} from "react"
import {toggleVersus} from "../compare/toggle.ts"
import {useValue} from "../store.ts"

export const Compare = memo(function Compare() {
  const open = useValue(state => state.versus !== null)
  const known = useValue(state => state.experiment !== null)
  if (!known) return null
  return (
    <div className="compare">
      <button
        type="button"
        aria-pressed={open}
        aria-label="compare two copies"
        title={open ? "close the comparison (c)" : "compare with another copy (c)"}
        onClick={toggleVersus}
      >
        compare
      </button>
    </div>
  )
})
