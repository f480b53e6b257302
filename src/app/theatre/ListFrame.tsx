// What both work lists have in common: a heading, a table whose heads are heard only, and how many rows come after those that are shown.

import type {ReactNode} from "react"
import {number} from "../../model/descriptor/say.ts"
import type {End} from "../../model/machine/atWork.ts"
import "./lists.css"

interface ListFrameProps {
  readonly kind: "restore_pblist" | "kimage list"
  /** After the kind, in the heading. */
  readonly about: string
  readonly heads: readonly string[]
  /** Addresses of more than eight digits are among its rows. */
  readonly long: boolean
  readonly behind: number
  readonly end: End | null
  /** What never happens to the rows behind once the machine is dead. */
  readonly done: "copied" | "reached"
  readonly children: ReactNode
}

export function ListFrame({kind, about, heads, long, behind, end, done, children}: ListFrameProps) {
  const over = end !== null && end.kind !== "survived"
  return (
    <section className="work-list" aria-label="Work list" data-list={kind} data-long={long}>
      <h2>
        <b>{kind}</b> {about}
      </h2>
      <table>
        <thead className="unseen">
          <tr>
            {heads.map(head => (
              <th key={head}>{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
      {behind > 0 && (
        <p>
          … {number(behind)} more{over && `, never ${done}`}
        </p>
      )}
    </section>
  )
}

/** Of a row: is it behind, at, or before that of the moment? */
export function when(row: number, now: number | null): "" | "done" | "now" {
  return now === null || row > now ? "" : row < now ? "done" : "now"
}
