// The transitions, by name.

import {hibernate} from "./hibernate.ts"
import {kexec} from "./kexec.ts"
import {kexecOff} from "./kexecOff.ts"
import {kexecV1} from "./kexecV1.ts"
import type {TransitionName} from "./scenario.ts"
import type {Transition} from "./transition.ts"

export const transitions: Readonly<Record<TransitionName, Transition>> = {
  hibernate,
  kexec,
  "kexec, v1": kexecV1,
  "kexec, MMU off": kexecOff,
}
