// The transitions, by name.

import {hibernate} from "./hibernate.ts"
import type {TransitionName} from "./scenario.ts"
import type {Transition} from "./transition.ts"

export const transitions: Readonly<Record<TransitionName, Transition>> = {hibernate}
