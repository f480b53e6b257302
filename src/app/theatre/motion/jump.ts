// The jump into the other kernel: the rail leaves the ribbon, and on the map the old tables turn hollow as the new root turns solid.

import type {Act} from "./act.ts"
import {drawn, fading} from "./act.ts"

const LEAVING = 240

export const jump: Act = {
  name: "jump",
  isPlayed: ({before, now}) => before.end === null && now.end?.kind === "survived",
  moves: () => [
    {what: ".theatre-slider .time-rail:not(.dotted)", from: drawn, duration: LEAVING},
    {
      what: ".theatre-slider .time-head",
      from: {opacity: 0, transform: "translateX(-40px)"},
      duration: LEAVING,
    },
    {what: ".map-canvas", from: {opacity: 0.35}, duration: LEAVING},
    {what: ".theatre-words", from: fading, duration: LEAVING},
  ],
}
