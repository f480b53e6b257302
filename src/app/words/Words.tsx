// A sentence of text.ts, drawn.

import {Fragment} from "react"
import {Mark} from "../control/Mark.tsx"
import type {Text} from "./text.ts"

export function Words({text}: {readonly text: Text}) {
  return text.map((piece, n) => {
    if (typeof piece === "string") return <Fragment key={n}>{piece}</Fragment>
    if ("mark" in piece) return <Mark key={n} mark={piece.mark} radius={8} />
    if (piece.tone === "code") return <code key={n}>{piece.text}</code>
    return (
      <b key={n} className={piece.tone}>
        {piece.text}
      </b>
    )
  })
}
