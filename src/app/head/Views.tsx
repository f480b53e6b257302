// The ways to look at it.

import {memo} from "react"
import {VIEWS, VIEW_NAMES} from "../views.ts"
import {send, useValue} from "../store.ts"
import "./views.css"

export const Views = memo(function Views() {
  const shown = useValue(state => state.view)
  return (
    <nav className="views" aria-label="View">
      {VIEWS.map(view => (
        <button
          key={view}
          type="button"
          aria-current={view === shown ? "page" : undefined}
          onClick={() => send({type: "view", view})}
        >
          {VIEW_NAMES[view]}
        </button>
      ))}
    </nav>
  )
})
