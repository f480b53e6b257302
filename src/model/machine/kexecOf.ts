// Which of kexec's ways of relocation goes with which revision of the copy.

import type {TransitionName} from "./scenario.ts"
import type {RevisionName} from "../experiment.ts"

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
