// Opens and closes the list of differences.

import {send, useValue} from "../store.ts"

export function ListToggle() {
  const listing = useValue(state => state.listing)
  return (
    <button
      type="button"
      aria-pressed={listing}
      title="all differences as a list (l)"
      onClick={() => send({type: "list", open: !listing})}
    >
      list
    </button>
  )
}
