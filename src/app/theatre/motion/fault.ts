// A fault: the buffer stop drops before the line, headline and last words come. Nothing shakes, nothing flashes.

import type {Act} from "./act.ts"
import {fading} from "./act.ts"

const DROP = 200

export const fault: Act = {
  name: "fault",
  isPlayed: ({before, now}) => before.end === null && now.end?.kind === "fault",
  moves: () => [
    {what: ".walk-stop, .walk-stop-feet", from: {opacity: 0, transform: "translateY(-12px)"}, duration: DROP},
    {what: ".theatre-words, .end-buttons, .last-words", from: fading, duration: DROP},
  ],
}
