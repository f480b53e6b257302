// What both work lists have in common: a heading, a table whose heads are heard only, and how many rows come after those that are shown; which page
// overwrote it, if the last of these is none of its words.

import type {ReactNode} from "react"
import {number} from "../../model/descriptor/say.ts"
import type {End} from "../../model/machine/atWork.ts"
import {pageNumber} from "../../view/theatre/timelineWords.ts"
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
  /** Of the last row, where it is none of the list's words: the page that overwrote them, and whether its bytes are known. */
  readonly stray: {readonly by: number; readonly known: boolean} | null
  /** What never happens to the rows behind once the machine is dead. */
  readonly done: "copied" | "reached"
  readonly children: ReactNode
}

export function ListFrame({kind, about, heads, long, behind, end, stray, done, children}: ListFrameProps) {
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
      {stray && (
        <p className="astray">
          Page {pageNumber(stray.by)} overwrote the list there{!stray.known && "; its bytes are made up"}.
        </p>
      )}
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
