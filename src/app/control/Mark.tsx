// A flag's mark as a picture: solid in the accent, or an outline on paper.

import type {Mark as MarkName} from "../../model/account/account.ts"
import {markPath, marks} from "../../view/seam/marks.ts"

interface MarkProps {
  readonly mark: MarkName
  readonly radius: number
  readonly hollow?: boolean
  readonly className?: string
}

/** Decoration beside words that say the same. */
export function Mark({mark, radius, hollow = false, className = ""}: MarkProps) {
  const size = Math.ceil(radius * 1.12 + 1)
  const {letterY, letterSize} = marks[mark]
  return (
    <svg
      className={`mark ${hollow ? "hollow" : ""} ${className}`}
      viewBox={`${-size} ${-size} ${2 * size} ${2 * size}`}
      width={2 * size}
      height={2 * size}
      aria-hidden="true"
    >
      <path d={markPath(mark, radius)} />
      <text
        y={letterY * radius}
        style={{fontSize: letterSize * radius}}
        textAnchor="middle"
        dominantBaseline="central"
      >
        {mark}
      </text>
    </svg>
  )
}
