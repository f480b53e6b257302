// The ways to look at it, and beside them what else one can do with what is shown.

import {memo, type ReactNode} from "react"
import {soon} from "../loaders.ts"
import {NAMED_VIEWS, VIEW_NAMES} from "../views.ts"
import {send, useValue} from "../store.ts"
import "./views.css"

export const Views = memo(function Views({children}: {readonly children?: ReactNode}) {
  const shown = useValue(state => state.view)
  return (
    <div className="views">
      <nav aria-label="View">
        {NAMED_VIEWS.map(view => (
          <button
            key={view}
            type="button"
            aria-current={view === shown ? "page" : undefined}
            onPointerEnter={() => soon(view)}
            onPointerLeave={() => soon(null)}
            onFocus={() => soon(view)}
            onBlur={() => soon(null)}
            onClick={() => send({type: "view", view})}
          >
            {VIEW_NAMES[view]}
          </button>
        ))}
      </nav>
      {children}
    </div>
  )
})
