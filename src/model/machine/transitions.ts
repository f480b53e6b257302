// The transitions, by name, and which of them is kexec's in a revision.

import {hibernate} from "./hibernate.ts"
import {kexec} from "./kexec.ts"
import {kexecOff} from "./kexecOff.ts"
import {kexecV1} from "./kexecV1.ts"
import type {TransitionName} from "./scenario.ts"
import type {Transition} from "./transition.ts"
import type {RevisionName} from "../experiment.ts"

export const transitions: Readonly<Record<TransitionName, Transition>> = {
  hibernate,
  kexec,
  "kexec, v1": kexecV1,
  "kexec, MMU off": kexecOff,
}

/** kexec's relocation in the release of each revision. The merged copy was hibernate's alone up to 5.15. */
export const KEXEC_OF: Readonly<Record<RevisionName, TransitionName>> = {
  "hibernate-v5.2": "kexec, MMU off",
  "v1-as-posted": "kexec, v1",
  "v1-as-intended": "kexec, v1",
  "merged-v5.7": "kexec, MMU off",
  "merged-v5.12": "kexec, MMU off",
  "v5.16": "kexec",
  "v6.12": "kexec",
  mainline: "kexec",
}
