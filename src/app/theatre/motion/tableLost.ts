// A table that is live is overwritten: a ring at its page, then the line to the row that it mapped, then that row is hatched. Of a table that maps
// no row of its own there is the ring.

import type {Moment} from "../../../view/theatre/moment.ts"
import type {Act} from "./act.ts"
import {drawn, fading} from "./act.ts"
import {becoming} from "./mapBefore.ts"

const RING = 120
const LINE = 160
const ROW = 120

/** Is the destination of a store a table that is reached from a TTBR, and what comes no table in its place? */
function losesTable({write}: Moment): boolean {
  return write !== null && write.reached && !write.renews
}

export const tableLost: Act = {
  name: "table lost",
  isPlayed: ({now}) => losesTable(now),
  moves: () => [
    {what: ".map-ring.accent", from: {opacity: 0, strokeWidth: "9px"}, duration: RING},
    {what: ".map-mapped, .map-mapped-casing", from: drawn, delay: RING, duration: LINE},
    {what: ".map-words.mapped", from: fading, delay: RING, duration: LINE},
    {
      what: ".map-mapped-row, .map-mapped-head, .now:is(.map-lost-edge, .map-bracket)",
      ...{from: fading, delay: RING + LINE, duration: ROW},
    },
    becoming(RING + LINE, ROW),
  ],
}
