// A table that is live is overwritten: a ring at its page, then the line to the row that it mapped, then that row. Of a table that maps no row of
// its own there is the ring.

import type {Moment} from "../../../view/theatre/moment.ts"
import type {Act} from "./act.ts"
import {drawn, fading} from "./act.ts"

const RING = 120
const LINE = 160
const ROW = 120

/** Is the destination of a store a table that is reached from a TTBR? */
function isLive({write, live}: Moment): boolean {
  return (write?.before === "source table" && live.source) || (write?.before === "copy table" && live.copy)
}

export const tableLost: Act = {
  name: "table lost",
  isPlayed: ({now}) => isLive(now),
  moves: () => [
    {what: ".map-ring.accent", from: {opacity: 0, strokeWidth: "9px"}, duration: RING},
    {what: ".map-mapped", from: drawn, delay: RING, duration: LINE},
    {what: ".map-mapped-row, .map-lost-edge, .map-bracket", from: fading, delay: RING + LINE, duration: ROW},
  ],
}
