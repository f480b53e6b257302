// The jump into the other kernel: the rail leaves the ribbon to the right, and on the map tables that nobody can reach any more turn hollow.

import {isEntered} from "../../../model/machine/whole.ts"
import type {Act} from "./act.ts"
import {drawn, fading} from "./act.ts"
import {turning} from "./mapBefore.ts"

const LEAVING = 240

export const jump: Act = {
  name: "jump",
  isPlayed: ({before, now}) => before.end === null && now.end !== null && isEntered(now.end),
  moves: () => [
    {what: ".theatre-slider .time-rail.after", from: drawn, duration: LEAVING},
    {
      what: ".theatre-slider .time-head",
      from: {opacity: 0, transform: "translateX(-40px)"},
      duration: LEAVING,
    },
    turning(LEAVING),
    {what: ".map-root", from: fading, duration: LEAVING},
    {what: ".theatre-words", from: fading, duration: LEAVING},
  ],
}
