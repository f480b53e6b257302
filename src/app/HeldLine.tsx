// The line between off and on, while a switch is held half-way.

import type {Layout} from "../view/layout.ts"
import {Mark} from "./Mark.tsx"
import type {HeldWipe} from "./Stage.tsx"

export function HeldLine({at, held}: {readonly at: Layout; readonly held: HeldWipe}) {
  const {field, copy, mode} = at
  const x = copy + (1 - held.fraction) * field.width
  const labels =
    mode === "phone" ? null : (
      <>
        {held.fraction < 0.72 && (
          <p className="held-label off" style={{right: at.width - x + 12, top: field.y + 9}}>
            {held.offLabel}
          </p>
        )}
        {held.fraction > 0.28 && (
          <p className="held-label on" style={{left: x + 12, top: field.y + 9}}>
            <Mark mark={held.mark} radius={7} /> {held.onLabel}
          </p>
        )}
      </>
    )
  return (
    <div className="held" aria-hidden="true">
      <span className="held-line" style={{left: x - 1, top: field.y - 6, height: field.height + 6}} />
      {labels}
    </div>
  )
}
