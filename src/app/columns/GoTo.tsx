// The field for an index of a table or an address.

import {useState} from "react"
import {linuxName} from "../../model/geometry.ts"
import type {Source} from "../../model/source.ts"
import {goalOf, type Goal} from "./goal.ts"
import type {ColumnData} from "./useColumns.ts"

interface GoToProps {
  readonly source: Source
  readonly column: ColumnData
  /** What was typed before the field was there. */
  readonly typed: string
  onGoal(goal: Exclude<Goal, {readonly problem: string}>): void
  /** The focus has gone elsewhere. */
  onClose(): void
  /** The field is given up: back to the row that it was opened at. */
  onBack(): void
}

export function GoTo({source, column: {about, pair}, typed, onGoal, onClose, onBack}: GoToProps) {
  const [text, setText] = useState(typed)
  const [problem, setProblem] = useState<string | null>(null)
  function enter() {
    const goal = goalOf(text, source, pair.count)
    if ("problem" in goal) setProblem(goal.problem)
    else onGoal(goal)
  }
  return (
    <>
      <label>
        go to{" "}
        <input
          autoFocus
          value={text}
          aria-label={`Go to an index of the ${linuxName(about.g, pair.level)} table, or an address`}
          aria-invalid={problem !== null}
          aria-describedby="columns-go"
          spellCheck={false}
          autoComplete="off"
          onChange={event => {
            setText(event.target.value)
            setProblem(null)
          }}
          onKeyDown={event => {
            if (event.key === "Enter") enter()
            else if (event.key === "Escape") onBack()
            else return
            event.preventDefault()
            event.stopPropagation()
          }}
          onBlur={onClose}
        />
      </label>
      <span id="columns-go" role="status" data-problem={problem !== null || undefined}>
        {problem ?? `an index, 0 to ${pair.count - 1}, or 0x and an address; Enter goes there`}
      </span>
    </>
  )
}
