// A sentence of text.ts, drawn.

import {Fragment} from "react"
import {Mark} from "../control/Mark.tsx"
import {send} from "../store.ts"
import type {Text} from "./text.ts"

export function Words({text}: {readonly text: Text}) {
  return text.map((piece, n) => {
    if (typeof piece === "string") return <Fragment key={n}>{piece}</Fragment>
    if ("mark" in piece) return <Mark key={n} mark={piece.mark} radius={8} />
    if (piece.tone === "code") return <code key={n}>{piece.text}</code>
    if (piece.tone === "count")
      return (
        <button
          key={n}
          type="button"
          className="count accent"
          title="the list of differences (l)"
          onClick={() => send({type: "list", open: true})}
        >
          {piece.text}
        </button>
      )
    return (
      <b key={n} className={piece.tone}>
        {piece.text}
      </b>
    )
  })
}
