// A holder of memory as a cell with its letter.

import {isLive, LOOKS} from "../../view/theatre/holders.ts"
import {HOLDERS, type Holder, type Moment} from "../../view/theatre/moment.ts"

interface HolderCellProps {
  readonly holder: Holder
  readonly live: Moment["live"]
}

/** Decoration beside words that say the same. */
export function HolderCell({holder, live}: HolderCellProps) {
  const {letter, tone, ink, form} = LOOKS[holder]
  const dead = !isLive(HOLDERS.indexOf(holder), live)
  const look = {"--tone": colour(tone), "--letter": dead ? colour(tone) : colour(ink)} as React.CSSProperties
  return (
    <span className="holder" data-form={dead ? "hollow" : form} style={look} aria-hidden="true">
      {letter}
    </span>
  )
}

/** A role of the palette as a style's colour. */
function colour(role: string): string {
  return `var(--${role.replace(/[A-Z]/g, part => `-${part.toLowerCase()}`)})`
}
